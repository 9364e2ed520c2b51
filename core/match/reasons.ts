// Why two fields are, or may be, one datum – in Chinese, for the list of proposed merges and the command line.
// Law: every decision says what was compared; nothing is claimed that was not.
import { isStatistic, KIND_NAMES } from './field';
import { widestKeyOf } from './form';
import type { Meaning } from './meaning';
import { MEASURE_NAMES } from './periodWords';

/** What speaks for the two being one. */
export function reasonsFor(field: Meaning, known: Meaning): string[] {
  return [...nameReasons(field, known), ...unitReasons(field, known), ...measureReasons(field)];
}

function nameReasons(field: Meaning, known: Meaning): string[] {
  const taken = field.taken.length > 0 ? `（去${field.taken.join('、去')}）` : '';
  if (field.text !== '' && field.text === known.text && field.filled.join() === known.filled.join())
    return [`名称相同${taken}`];
  const reasons: string[] = [];
  const isSame = field.concepts.join() === known.concepts.join();
  const common = field.concepts.filter((concept) => known.concepts.includes(concept));
  if (field.filled.length > 0) reasons.push(`按表名补出所指：${field.filled.join('、')}`);
  if (isSame) reasons.push(`名称同义：“${field.text}”与“${known.text}”${sayingsOf(field, known)}`);
  else if (common.length > 0) reasons.push(`名称相近：“${field.text}”与“${known.text}”都说到${common.join('、')}`);
  else reasons.push(`名称有相同的字：“${field.text}”与“${known.text}”`);
  return reasons;
}

function sayingsOf(field: Meaning, known: Meaning): string {
  const said = [...field.sayings, ...known.sayings].map(([printed, concept]) => `${printed}＝${concept}`);
  const unique = [...new Set(said)];
  return unique.length > 0 ? `（${unique.join('，')}）` : '';
}

function unitReasons(field: Meaning, known: Meaning): string[] {
  const nature =
    field.kind === known.kind
      ? `同为${KIND_NAMES[field.kind]}`
      : `${KIND_NAMES[field.kind]}对${KIND_NAMES[known.kind]}`;
  if (!isStatistic(field.kind)) return [nature];
  if (field.dimension !== known.dimension) return [`单位不同：${field.unit || '无'}、${known.unit || '无'}`, nature];
  if (field.unit === known.unit) return [field.unit === '' ? nature : `单位相同：${field.unit}，${nature}`];
  return [`单位可换算：${field.unit}、${known.unit}，${nature}`];
}

function measureReasons(field: Meaning): string[] {
  return field.measure === '' ? [] : [`是它的${MEASURE_NAMES[field.measure]}，推算得出，不另立数据元`];
}

/** What speaks against it, so that it is only suggested. */
export function doubtsAbout(field: Meaning, known: Meaning): string[] {
  if (widestKeyOf(field) !== widestKeyOf(known)) return [];
  if (field.scope === known.scope) return [];
  if (field.unknown.length > 0) return [`“${field.unknown.join('、')}”不在词表里，别的部门未必指同一数据，请确认`];
  return ['名称相同，但各表可能只计本表业务范围内的数，请确认'];
}
