import { beforeEach, expect, test, vi } from 'vitest';
import { type Account, type Answer, contract, type QuestionName } from '../core/contract';
import { problem } from '../core/problem';
import { mayDo } from '../core/roles';
import { type AccountId, ROLES } from '../core/words';
import type { Handlers } from './router';

type Asked = (event: unknown, name: unknown, input: unknown, job?: unknown) => Promise<Answer<unknown>>;
let ask: Asked;
vi.mock('electron', () => ({
  ipcMain: {
    handle: (_channel: string, handler: Asked) => {
      ask = handler;
    },
  },
}));
const { openDoor } = await import('./router');
const { Session } = await import('./session');

const frame = { origin: 'app://main' };
const contents = { mainFrame: frame, isDestroyed: () => false, send: vi.fn() };
const ours = { sender: contents, senderFrame: frame };
const names = Object.keys(contract) as QuestionName[];
const anAccount = (roles: Account['roles']): Account => ({ id: 1 as AccountId, name: '内勤', roles });

let session: InstanceType<typeof Session>;
let reached: string[];
const unexpected = vi.fn();
/** What the next handler does; by default it answers what no schema takes. */
let handle: (name: string) => unknown;

beforeEach(() => {
  session = new Session();
  reached = [];
  unexpected.mockClear();
  handle = () => Symbol('never a valid answer');
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      () => {
        reached.push(name);
        return handle(name);
      },
    ]),
  ) as unknown as Handlers;
  openDoor(handlers, session, new Set([contents]) as never, unexpected);
});

const code = (answer: Answer<unknown>) => (answer.ok ? 'ok' : answer.problem.code);

test('a call from another window, from a frame inside the page, from another origin or from no frame is not answered', async () => {
  session.open(anAccount(['administrator']));
  const strangers = [
    { sender: { mainFrame: frame }, senderFrame: frame },
    { sender: contents, senderFrame: { origin: 'app://main' } },
    { sender: contents, senderFrame: null },
  ];
  for (const event of strangers) expect(code(await ask(event, 'forms.list', undefined))).toBe('ipc.foreign');
  frame.origin = 'https://evil.example';
  expect(code(await ask(ours, 'forms.list', undefined))).toBe('ipc.foreign');
  frame.origin = 'app://main';
  expect(reached).toEqual([]);
});

test.each(names)('%s is answered only to a session whose role may ask it', async (name) => {
  const { access } = contract[name];
  if (access === 'anyone') {
    expect(['session.none', 'role.denied']).not.toContain(code(await ask(ours, name, undefined)));
    return;
  }
  expect(code(await ask(ours, name, undefined))).toBe('session.none');
  for (const role of ROLES) {
    session.open(anAccount([role]));
    const said = code(await ask(ours, name, undefined));
    if (mayDo([role], access)) expect(said, role).not.toBe('role.denied');
    else expect(said, role).toBe('role.denied');
  }
});

test('an input of a wrong shape never reaches its handler', async () => {
  session.open(anAccount(['administrator']));
  for (const name of names)
    for (const input of [0, 'x', [], { x: 1 }, null, Number.NaN, { reportId: -1 }]) {
      if (contract[name].input.safeParse(input).success) continue;
      expect(code(await ask(ours, name, input)), name).toBe('ipc.input');
    }
  expect(reached).toEqual([]);
});

test('an answer of a wrong shape does not leave', async () => {
  session.open(anAccount(['administrator']));
  expect(code(await ask(ours, 'forms.list', undefined))).toBe('ipc.output');
  handle = () => [];
  expect(await ask(ours, 'forms.list', undefined)).toEqual({ ok: true, value: [] });
});

test('a problem leaves as itself; anything else as program.unexpected, and is told to the log', async () => {
  session.open(anAccount(['clerk']));
  handle = () => {
    throw problem('form.missing');
  };
  expect(code(await ask(ours, 'forms.list', undefined))).toBe('form.missing');
  expect(unexpected).not.toHaveBeenCalled();
  handle = () => {
    throw new TypeError('boom');
  };
  expect(code(await ask(ours, 'forms.list', undefined))).toBe('program.unexpected');
  expect(unexpected).toHaveBeenCalledOnce();
});

test('a name that is inherited or invented is unknown', async () => {
  session.open(anAccount(['administrator']));
  for (const name of ['constructor', '__proto__', 'forms.erase', 7, undefined, {}])
    expect(code(await ask(ours, name, undefined)), String(name)).toBe('ipc.unknown');
});

test('a job can be stopped by its name while it runs', async () => {
  session.open(anAccount(['clerk']));
  let finish = () => {};
  handle = () =>
    new Promise((resolve) => {
      finish = () => resolve(null);
    });
  const running = ask(ours, 'reports.export', { reportId: 1 }, 'job-1');
  expect(await ask(ours, 'jobs.cancel', { job: 'job-1' })).toEqual({ ok: true, value: undefined });
  finish();
  expect(await running).toEqual({ ok: true, value: null });
  expect(code(await ask(ours, 'jobs.cancel', { job: 'job-1' }))).toBe('job.unknown');
});
