// The one door: the only file that touches ipcMain. In this order it checks frame, origin, name, session and role,
// then the input's shape, runs the handler, checks the output's shape; every failure leaves as a problem (A4, A5).
import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import {
  type Account,
  type Answer,
  contract,
  type EventName,
  type EventOf,
  type InputOf,
  type OutputOf,
  type QuestionName,
} from '../core/contract';
import { asProblem, ProblemError, problem } from '../core/problem';
import { type Job, Jobs, SILENT_JOB } from './jobs';
import { ORIGIN } from './pages';
import type { Session } from './session';

export interface Asking {
  /** Present for every question that is not for anyone. */
  readonly account: Account | null;
  readonly job: Job;
  readonly contents: WebContents;
}

export type Handlers = {
  readonly [N in QuestionName]: (input: ParsedInput<N>, asking: Asking) => Promise<Given<N>> | Given<N>;
};
type ParsedInput<N extends QuestionName> = (typeof contract)[N]['input']['_output'];
/** A question without an answer may end as it likes; the door answers undefined. */
type Given<N extends QuestionName> = OutputOf<N> extends undefined ? unknown : OutputOf<N>;

export interface Door {
  tell<N extends EventName>(name: N, event: EventOf<N>): void;
}

/** Opens the door for the windows that `isOurs` knows. `unexpected` hears of every failure that is not a problem of ours. */
export function openDoor(
  handlers: Handlers,
  session: Session,
  ours: ReadonlySet<WebContents>,
  unexpected: (error: unknown) => void,
): Door {
  const tell: Door['tell'] = (name, event) => {
    for (const contents of ours) if (!contents.isDestroyed()) contents.send(`event:${name}`, event);
  };
  const jobs = new Jobs((event) => tell('job.progress', event));

  const answer = async (
    event: IpcMainInvokeEvent,
    name: unknown,
    input: unknown,
    jobName: unknown,
  ): Promise<unknown> => {
    if (!ours.has(event.sender) || !isOurPage(event)) throw problem('ipc.foreign');
    if (typeof name !== 'string' || !Object.hasOwn(contract, name))
      throw problem('ipc.unknown', { name: String(name).slice(0, 60) });
    const known = name as QuestionName;
    const question = contract[known];
    const account = question.access === 'anyone' ? session.account : session.require(question.access);
    const parsed = question.input.safeParse(input);
    if (!parsed.success) throw problem('ipc.input', { name, where: whereOf(parsed.error) });
    if (known === 'jobs.cancel') {
      jobs.cancel((parsed.data as InputOf<'jobs.cancel'>).job);
      return undefined;
    }
    const handler = handlers[known] as (input: unknown, asking: Asking) => unknown;
    const run = (job: Job) => Promise.resolve(handler(parsed.data, { account, job, contents: event.sender }));
    const value =
      question.kind === 'job' && typeof jobName === 'string'
        ? await jobs.run(jobName.slice(0, 64), run)
        : await run(SILENT_JOB);
    const checked = question.output.safeParse(value);
    if (!checked.success) throw problem('ipc.output', { name, where: whereOf(checked.error) });
    return checked.data;
  };

  ipcMain.handle('call', async (event, name: unknown, input: unknown, jobName: unknown): Promise<Answer<unknown>> => {
    try {
      return { ok: true, value: await answer(event, name, input, jobName) };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.cause !== undefined) unexpected(error);
      return { ok: false, problem: { ...asProblem(error) } };
    }
  });
  return { tell };
}

function isOurPage(event: IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame;
  return frame !== null && frame === event.sender.mainFrame && frame.origin === ORIGIN;
}

function whereOf(error: { issues: readonly { path: readonly PropertyKey[]; code: string }[] }): string {
  return error.issues
    .slice(0, 3)
    .map((issue) => `${issue.path.map(String).join('.') || '整体'}: ${issue.code}`)
    .join('；');
}
