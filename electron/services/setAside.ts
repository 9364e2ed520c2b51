// A filled form as a blank template: the values in its inputs are taken out before it is stored. Law 4: they are taken out
// by our own filler under its self-check, so that nothing but those values differs from the file as it came.
import { refOf } from '../../core/ref';
import type { CorrectedSheet } from '../../core/understandingSchema';
import type { FilledCell } from '../../workbook/fill';
import type { Services } from './services';

/** The looked-at file without the values in its inputs, and how many those were; problems of filling. */
export async function withoutValues(
  { library }: Services,
  token: string,
  corrected: readonly CorrectedSheet[],
): Promise<{ bytes: Uint8Array; cells: number }> {
  return library.ask({ token }, async (shelf, key) => {
    const { sheets } = await shelf.head(key);
    const blanks: FilledCell[] = [];
    for (const { index, kind, name } of sheets) {
      if (kind !== 'worksheet') continue;
      const corrections = corrected.find(({ sheet }) => sheet === index)?.corrections ?? [];
      const cells = await shelf.valuesToSetAside(key, index, corrections);
      for (const at of cells) blanks.push({ sheet: name, ref: refOf(at), value: null });
    }
    if (blanks.length === 0) return { bytes: library.looked(token).bytes, cells: 0 };
    const { bytes } = await shelf.fill(key, blanks);
    return { bytes, cells: blanks.length };
  });
}
