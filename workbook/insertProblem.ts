// Why rows could not be put into a sheet, in one way of saying it. Law: whoever refuses names the sheet, the row and the
// reason; nothing is written then.
import { type ProblemError, problem } from '../core/problem';

export function cannotInsert(sheet: string, row: number, why: string, cause?: unknown): ProblemError {
  return problem('workbook.cannotInsert', { sheet, row, why }, cause);
}
