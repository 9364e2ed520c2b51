// The two functions the page has: call a named question, listen to a named event. Law (A2): unknown names are refused
// here already, and nothing of Electron or Node reaches the page.
import { contextBridge, ipcRenderer } from 'electron';
import type { Answer } from '../core/contract';
import { EVENT_NAMES, QUESTION_NAMES } from '../core/contractNames';

const questions: ReadonlySet<unknown> = new Set(QUESTION_NAMES);
const events: ReadonlySet<unknown> = new Set(EVENT_NAMES);

const refuse = (name: unknown): Answer<never> => ({
  ok: false,
  problem: { code: 'ipc.unknown', details: { name: String(name).slice(0, 60) } },
});

contextBridge.exposeInMainWorld('api', {
  call: (name: unknown, input: unknown, job?: unknown) =>
    questions.has(name)
      ? ipcRenderer.invoke('call', name, input, typeof job === 'string' ? job : undefined)
      : Promise.resolve(refuse(name)),
  on: (name: unknown, listener: unknown) => {
    if (!events.has(name) || typeof listener !== 'function') return () => undefined;
    const heard = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(`event:${name}`, heard);
    return () => ipcRenderer.off(`event:${name}`, heard);
  },
});
