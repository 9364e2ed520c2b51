// The two functions the page has: call a named question, listen to a named event. Law (A2): unknown names are refused
// here already, and nothing of Electron or Node reaches the page.
import { contextBridge, ipcRenderer } from 'electron';
import { type Answer, contract, events } from '../core/contract';

const refuse = (name: unknown): Answer<never> => ({
  ok: false,
  problem: { code: 'ipc.unknown', details: { name: String(name).slice(0, 60) } },
});

contextBridge.exposeInMainWorld('api', {
  call: (name: unknown, input: unknown, job?: unknown) =>
    typeof name === 'string' && Object.hasOwn(contract, name)
      ? ipcRenderer.invoke('call', name, input, typeof job === 'string' ? job : undefined)
      : Promise.resolve(refuse(name)),
  on: (name: unknown, listener: unknown) => {
    if (typeof name !== 'string' || !Object.hasOwn(events, name) || typeof listener !== 'function')
      return () => undefined;
    const heard = (_event: unknown, payload: unknown) => listener(payload);
    ipcRenderer.on(`event:${name}`, heard);
    return () => ipcRenderer.off(`event:${name}`, heard);
  },
});
