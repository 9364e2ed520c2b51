// Is a file that is looked at a stored template, a filled copy of one, or the next version of one? Law 7: skeletons are
// derived from stored bytes, kept in the ledger's cache and in memory, and can be made again at any time.

import { carryCorrections } from '../../core/carryCorrections';
import type { Form } from '../../core/contract';
import type { FormFacts } from '../../core/facts';
import { type CopyVerdict, copyOf } from '../../core/filledCopy';
import { plain, similarity } from '../../core/infer/skeleton';
import { periodInWords } from '../../core/periodWords';
import type { CorrectedSheet, KnownForm, Remembered } from '../../core/understandingSchema';
import type { FormVersionId } from '../../core/words';
import { sha256Hex } from '../ledger/checksum';
import type { SheetSkeleton } from '../workbooks/shelf';
import type { Services } from './services';
import { understand } from './understanding';

/** Changes with core/infer/skeleton.ts: what an older one made is not used. */
const SKELETON_MAKER = '2';
/** Two forms of one name or number are versions of one form when their words are so alike. */
const ALIKE = 0.9;
/** Labels compared before a template is worth a closer look. */
const GLANCE = 40;

const kept = new WeakMap<Services['ledger'], Map<FormVersionId, readonly SheetSkeleton[]>>();

/** Skeletons of a stored version; made once and kept, since its bytes never change. */
export async function skeletonsOf(services: Services, versionId: FormVersionId): Promise<readonly SheetSkeleton[]> {
  const { ledger, library } = services;
  const known = kept.get(ledger) ?? new Map<FormVersionId, readonly SheetSkeleton[]>();
  kept.set(ledger, known);
  const here = known.get(versionId);
  if (here) return here;
  const key = { versionId, kind: 'skeleton', madeBy: SKELETON_MAKER } as const;
  const cached = await ledger.read('cachedSheets', key);
  if (cached.length > 0) {
    const read = cached.map(({ content }) => JSON.parse(content) as SheetSkeleton);
    known.set(versionId, read);
    return read;
  }
  const made = await library.ask({ versionId }, (shelf, book) => shelf.skeletons(book));
  const sheets = made.map((skeleton) => ({ sheet: skeleton.sheet, content: JSON.stringify(skeleton) }));
  await ledger.write('keepSheets', null, { ...key, sheets });
  known.set(versionId, made);
  return made;
}

/** What the ledger knows of a file that is looked at. */
export async function recognise(
  services: Services,
  token: string,
  facts: FormFacts,
): Promise<{ known: KnownForm | null; remembered: Remembered | null }> {
  const { ledger, library } = services;
  const same = await ledger.read('formWithFile', { sha256: sha256Hex(library.looked(token).bytes) });
  if (same) return { known: knownForm(same, true, 0, null), remembered: null };
  const copy = await library.ask({ token }, (shelf, key) => shelf.skeletons(key));
  let alike: { form: Form; skeletons: readonly SheetSkeleton[]; likeness: number } | undefined;
  for (const form of await ledger.read('forms')) {
    if (form.retiredAt !== null) continue;
    const skeletons = await skeletonsOf(services, form.versionId);
    const verdicts = await copyVerdicts(services, form.versionId, skeletons, copy);
    if (verdicts) {
      const values = verdicts.reduce((sum, { filled }) => sum + filled.length, 0);
      const remembered = await rememberedOf(services, form, skeletons, copy);
      return { known: knownForm(form, false, values, await periodOf(services, token, form)), remembered };
    }
    if (!bearsTheName(form, facts)) continue;
    const likeness = similarity(skeletons, copy);
    if (likeness >= Math.max(ALIKE, alike?.likeness ?? 0)) alike = { form, skeletons, likeness };
  }
  return { known: null, remembered: alike ? await rememberedOf(services, alike.form, alike.skeletons, copy) : null };
}

export type SheetCopy = Extract<CopyVerdict, { same: true }> & { readonly sheet: number };

/** Sheet by sheet what the copy adds to the template; undefined when it is no copy of it. */
export async function copyVerdicts(
  services: Services,
  versionId: FormVersionId,
  template: readonly SheetSkeleton[],
  copy: readonly SheetSkeleton[],
  notes: 'few' | 'any' = 'few',
): Promise<SheetCopy[] | undefined> {
  const pairs = template
    .filter(({ printed }) => printed.length > 0)
    .map((sheet) => ({ sheet, theirs: copy.find((one) => one.sheet === sheet.sheet) }));
  if (pairs.length === 0 || !pairs.every(({ sheet, theirs }) => theirs && isWorthALook(sheet, theirs)))
    return undefined;
  const found: SheetCopy[] = [];
  for (const { sheet, theirs } of pairs) {
    const verdict = theirs && copyOf(sheet, await understand(services, { versionId }, sheet.sheet), theirs, notes);
    if (!verdict?.same) return undefined;
    found.push({ ...verdict, sheet: sheet.sheet });
  }
  return found;
}

/** Most of the first labels stand in the same cells: cheap, so that every template can be asked. */
function isWorthALook(template: SheetSkeleton, copy: SheetSkeleton): boolean {
  const texts = new Map(copy.printed.map(({ row, col, text }) => [`${row}:${col}`, plain(text)]));
  const labels = template.printed.slice(0, GLANCE);
  const equal = labels.filter(({ row, col, text }) => texts.get(`${row}:${col}`) === plain(text));
  return equal.length >= labels.length * 0.5;
}

function knownForm(form: Form, sameBytes: boolean, values: number, periodKey: string | null): KnownForm {
  return { formId: form.id, versionId: form.versionId, formName: form.name, sameBytes, values, periodKey };
}

function bearsTheName(form: Form, { name, formNumber }: FormFacts): boolean {
  if (name && plain(form.name) === plain(name.value)) return true;
  return form.formNumber !== null && formNumber !== null && plain(form.formNumber) === plain(formNumber.value);
}

/** The period that the copy's own head, title or file name states. */
async function periodOf(services: Services, token: string, { calendar }: Form): Promise<string | null> {
  const { sheets } = await services.library.ask({ token }, (shelf, key) => shelf.head(key));
  const first = sheets.find(({ kind, state }) => kind === 'worksheet' && state === 'visible');
  if (!first) return null;
  const { meta, title } = await understand(services, { token }, first.index, []);
  const stated = meta.filter(({ role }) => role === 'period').map(({ label, value = '' }) => `${label}${value}`);
  const texts = [...stated, title?.text ?? '', services.library.looked(token).fileName];
  return texts.map((text) => periodInWords(text, calendar)?.key).find((key) => key !== undefined) ?? null;
}

/** The clerk's corrections of the stored version, at the cells where they belong in this file. */
async function rememberedOf(
  { ledger }: Services,
  form: Form,
  from: readonly SheetSkeleton[],
  to: readonly SheetSkeleton[],
): Promise<Remembered | null> {
  const stored = await ledger.read('corrections', { versionId: form.versionId });
  const sheets = stored.flatMap(({ sheet, corrections }): CorrectedSheet[] => {
    const [before, after] = [from, to].map((skeletons) => skeletons.find((one) => one.sheet === sheet));
    const carried = before && after ? carryCorrections(corrections, before, after) : [];
    return carried.length === 0 ? [] : [{ sheet, corrections: [...carried] }];
  });
  return sheets.length === 0 ? null : { versionId: form.versionId, formName: form.name, sheets };
}
