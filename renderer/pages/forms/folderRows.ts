// The lines of a folder's report: what each file is, what is doubtful, in which order they are looked at. Law: a file goes
// in without a look only when nothing about it is doubtful; what stops it is said in words.
import type { FileLook, Looked } from '../../../core/contract';
import { type Problem, wordsOf } from '../../../core/problem';
import { SURE } from '../../../core/understanding';
import { REMARK_WORDS } from '../../words/understanding';
import { doubtsOf, isFillable, valuesIn } from './draft';

/** The period is named, its first day is not. */
const NAMED = 0.75;

export interface FolderRow {
  readonly fileName: string;
  /** Absent where the file cannot be read. */
  readonly look: FileLook | undefined;
  readonly problem: Problem | undefined;
  readonly state: 'waiting' | 'imported' | 'dropped';
}

/** Doubtful ones first, files that cannot be read last; among equals by name. */
export function rowsOf(found: readonly Looked[]): FolderRow[] {
  const rows = found.map(
    (one): FolderRow =>
      'problem' in one
        ? { fileName: one.fileName, look: undefined, problem: one.problem, state: 'waiting' }
        : { fileName: one.fileName, look: one, problem: undefined, state: 'waiting' },
  );
  return rows.sort((a, b) => rank(a) - rank(b) || a.fileName.localeCompare(b.fileName, 'zh-CN'));
}

function rank(row: FolderRow): number {
  if (!row.look) return 1;
  if (isSure(row)) return 0;
  return -1 - doubtsOf(row.look);
}

/** Nothing about the file asks for the clerk's eye. */
export function isSure({ look, problem, state }: FolderRow): boolean {
  return (
    state === 'waiting' &&
    problem === undefined &&
    look !== undefined &&
    look.known === null &&
    look.converted === null &&
    isFillable(look) &&
    doubtsOf(look) === 0 &&
    valuesIn(look) === 0 &&
    isKnownFact(look.facts.name) &&
    isKnownCalendar(look)
  );
}

/** A period that the form names; where a month or week begins may be the station's own habit. */
function isKnownCalendar({ facts }: FileLook): boolean {
  return (facts.calendar?.confidence ?? 0) >= NAMED;
}

function isKnownFact(fact: { readonly confidence: number } | null): boolean {
  return fact !== null && fact.confidence >= SURE;
}

/** What the clerk reads of a file: what was recognised, or what stands in the way. */
export function rowWords({ look, problem, state }: FolderRow): string {
  if (state === 'imported') return '已导入';
  if (state === 'dropped') return '不导入';
  if (problem) return wordsOf(problem).what;
  if (!look) return '';
  if (look.known) return look.known.sameBytes ? '已经导入过' : `是“${look.known.formName}”已填好的一份`;
  if (!isFillable(look)) {
    const remarks = new Set(look.sheets.flatMap((sheet) => sheet.said));
    return [...remarks].map((one) => REMARK_WORDS[one].what).join('') || '没有找到要填的格。';
  }
  const unsure = [
    isKnownFact(look.facts.name) ? '' : '名称取自文件名',
    isKnownCalendar(look) ? '' : '周期没有认准',
    look.converted ? `由 ${look.converted.from} 转换，要核对` : '',
    doubtsOf(look) > 0 ? '有存疑的格' : '',
    valuesIn(look) > 0 ? `已填 ${valuesIn(look)} 个值` : '',
  ].filter(Boolean);
  return unsure.length > 0 ? unsure.join('，') : '没有存疑';
}
