// How a task ends: its function returns the exit code, a Refusal is printed with its cure.
// Law: no task ends with a bare stack for something the person can put right.
import { sayFailure } from './say.mjs';

export async function task(body) {
  try {
    process.exitCode = (await body(process.argv.slice(2))) ?? 0;
  } catch (error) {
    sayFailure(error);
    process.exitCode = 1;
  }
}
