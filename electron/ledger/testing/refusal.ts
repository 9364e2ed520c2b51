// What a test expects to be refused, as the problem itself.
import { type Problem, ProblemError } from '../../../core/problem';

/** The problem that the promise rejects with; anything else fails the test. */
export async function refusal(promise: Promise<unknown>): Promise<Problem> {
  return problemIn(
    await promise.then(
      () => undefined,
      (thrown: unknown) => thrown,
    ),
  );
}

/** The problem that the call throws. */
export function thrownBy(body: () => unknown): Problem {
  try {
    body();
  } catch (error) {
    return problemIn(error);
  }
  return problemIn(undefined);
}

function problemIn(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  throw new Error(error === undefined ? 'nothing was refused' : `no problem of the catalogue: ${String(error)}`, {
    cause: error,
  });
}
