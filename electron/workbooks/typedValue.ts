// A cell of a filled file as the value a clerk would have typed: dates and times by the number format, texts as they are.
// Law: what Excel could not compute is no value; a text of digits stays a text.
import { formatKind } from '../../core/format';
import { dateOfSerial, timeOfSerial } from '../../core/serialDate';
import type { CellModel } from '../../core/sheet';
import type { CellValue } from '../../core/value';

/** Null for a blank cell and for an error. */
export function typedValue({ value }: Pick<CellModel, 'value'>, format: string, date1904: boolean): CellValue {
  if (value === undefined || value === '') return null;
  if (typeof value === 'object') return null;
  if (typeof value !== 'number') return value;
  const kind = formatKind(format);
  if (kind === 'time' && value >= 0 && value < 1) {
    const time = timeOfSerial(value);
    return time === undefined ? value : { time };
  }
  if (kind === 'date' || kind === 'datetime' || kind === 'time') {
    const date = dateOfSerial(value, date1904);
    return date === undefined ? value : { date };
  }
  return value;
}
