// The window's side of the contract: typed questions, events and jobs. Law: no question is named as a string
// elsewhere than through these functions, and every refusal arrives as a problem.
import {
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Api, EventName, EventOf, InputOf, OutputOf, QuestionName } from '../core/contract';
import { asProblem, type Problem, ProblemError } from '../core/problem';

declare global {
  interface Window {
    readonly api: Api;
  }
}

/** Asks; throws ProblemError when refused. */
export async function call<N extends QuestionName>(name: N, input: InputOf<N>, job?: string): Promise<OutputOf<N>> {
  const answer = await window.api.call(name, input, job);
  if (!answer.ok) throw new ProblemError(answer.problem);
  return answer.value;
}

export function on<N extends EventName>(name: N, listener: (event: EventOf<N>) => void): () => void {
  return window.api.on(name, listener);
}

/** A query that stays fresh until a command touches its subject (the part of its name before the dot). */
export function useAsk<N extends QuestionName>(
  name: N,
  input: InputOf<N>,
  enabled = true,
): UseQueryResult<OutputOf<N>, Error> {
  return useQuery<OutputOf<N>, Error>({
    queryKey: [subjectOf(name), name, input],
    // TanStack Query knows no undefined answer; questions without one are never asked through here.
    queryFn: () => call(name, input),
    enabled,
  });
}

/** A command; afterwards every query of the named subjects is asked again. */
export function useTell<N extends QuestionName>(
  name: N,
  touches: readonly string[],
): UseMutationResult<OutputOf<N>, Error, InputOf<N>> {
  const client = useQueryClient();
  return useMutation<OutputOf<N>, Error, InputOf<N>>({
    mutationFn: (input) => call(name, input),
    onSuccess: async () => {
      await Promise.all(touches.map((subject) => client.invalidateQueries({ queryKey: [subject] })));
    },
  });
}

function subjectOf(name: QuestionName): string {
  return name.slice(0, name.indexOf('.'));
}

export interface RunningJob<T> {
  readonly result: Promise<T>;
  cancel(): void;
}

let jobsStarted = 0;

/** Starts a job; `onProgress` hears its steps until it ends. */
export function startJob<N extends QuestionName>(
  name: N,
  input: InputOf<N>,
  onProgress: (event: EventOf<'job.progress'>) => void,
): RunningJob<OutputOf<N>> {
  jobsStarted += 1;
  const job = `${name}-${jobsStarted}`;
  const off = on('job.progress', (event) => {
    if (event.job === job) onProgress(event);
  });
  return {
    result: call(name, input, job).finally(off),
    cancel: () => void window.api.call('jobs.cancel', { job }),
  };
}

export function problemOf(error: unknown): Problem {
  return asProblem(error);
}
