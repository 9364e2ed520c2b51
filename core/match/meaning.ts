// What a label of a form asks for: concepts, unit, kind, measure, scope, breakdown. Law: two fields are one datum when all
// of these are equal, and the answer depends on the field and its form alone, not on the order in which forms come.
import { lexiconFor, type Words } from './builtIn';
import { type FieldKind, type FormField, type FormHead, isStatistic } from './field';
import { readLabel } from './label';
import type { Concept, Token } from './lexicon';
import type { Measure } from './periodWords';
import { scopeOf } from './scope';
import { type Subject, sectionSubjects, subjectOf, unsaidObject } from './subject';
import { unitOf } from './unit';
import { applyUsage, isNamedObject } from './usage';

export interface Meaning {
  readonly label: string;
  /** The label without decoration. */
  readonly text: string;
  readonly taken: readonly string[];
  readonly department: string;
  readonly formCode: string;
  /** Names of the concepts, sorted; unknown texts stand for themselves. */
  readonly concepts: readonly string[];
  readonly known: readonly Concept[];
  readonly unknown: readonly string[];
  /** What the label left unsaid and its form or section says. */
  readonly filled: readonly string[];
  /** What its form is about, for ranking suggestions. */
  readonly context: readonly string[];
  /** The label alone does not say what is counted (检查次数, 发现问题). */
  readonly isVague: boolean;
  readonly kind: FieldKind;
  readonly unit: string;
  readonly dimension: string;
  readonly measure: Measure;
  readonly breakdown: string;
  readonly scope: string;
  /** The words of the label that a list knows under another name: [printed, concept]. */
  readonly sayings: readonly (readonly [string, string])[];
}

/** An unknown text shorter than this may be a general word that we do not know. */
const TELLING_LENGTH = 3;
const STAND_INS: ReadonlySet<string> = new Set(['群众', '人员', '人']);
const DROPPED: ReadonlySet<string> = new Set(['light', 'head']);

/**
 * Reads one field. `above` is the field that a part (其中：) or a bare measure (累计) belongs to, `ofForm` what the name of
 * the form says, read once for all its fields.
 */
export function meaningOf(
  field: FormField,
  head: FormHead,
  words: Words,
  above?: Meaning,
  ofForm: Subject = subjectOf(head.name, words.formNames),
): Meaning {
  const plain = readLabel(field.label, field.unit, head.period);
  const lexicon = lexiconFor(field.kind, words);
  const tokens = lexicon.cut(plain.text);
  const printedUnit = field.unit === '' ? (plain.unit ?? '') : field.unit;
  const base = {
    label: field.label,
    text: plain.text,
    taken: plain.taken,
    department: head.department,
    formCode: head.code,
    kind: field.kind,
    unit: printedUnit,
    measure: plain.measure,
    sayings: tokens.flatMap(({ text, concepts }) =>
      concepts?.length === 1 && concepts[0] && concepts[0].id !== text && !DROPPED.has(concepts[0].class)
        ? [[text, concepts[0].id] as const]
        : [],
    ),
  };
  const { dimension } = unitOf(printedUnit);
  if (above && plain.text === '') return { ...above, ...base, ...comparedTo(above, plain.measure, printedUnit) };
  if (above && isBreakdown(tokens, plain.isPart))
    return { ...above, ...base, dimension, text: plain.text, breakdown: plain.text };
  if (!isStatistic(field.kind)) {
    const said = knownOf(tokens).filter((concept) => concept.role !== 'drop');
    const known = applyUsage(said, words.usage, lexicon, { dimension, kind: field.kind, department: head.department });
    return finished({
      ...base,
      dimension,
      known,
      unknown: unknownOf(tokens),
      filled: [],
      context: [],
      isVague: false,
      scope: '',
    });
  }
  const unknown = unknownOf(tokens);
  const ofSections = sectionSubjects(field.section, words);
  const said = saidOf(tokens, field.kind, plain.isPart ? above : undefined);
  const context = { dimension, kind: field.kind, department: head.department };
  let known = withoutStandIns(applyUsage(said, words.usage, lexicon, context), unknown);
  let filled: readonly Concept[] = [];
  const isVague = !isTelling(known, unknown);
  if (isVague) {
    const actions = known.filter((concept) => concept.class === 'action').map((concept) => concept.id);
    filled = [...ofSections, ofForm].map((one) => unsaidObject(actions, one)).find((one) => one.length > 0) ?? [];
    const rest = known.filter(
      ({ generic, id }) => !(generic && filled.some((one) => one.id !== id && one.id.endsWith(id))),
    );
    known = applyUsage([...rest, ...filled], words.usage, lexicon, context);
  }
  const scope = isTelling(known, unknown) ? scopeOf(known, unknown, field.kind, head, ofForm) : head.code;
  return finished({
    ...base,
    dimension,
    known,
    unknown,
    filled: filled.map((concept) => concept.id),
    context: ofForm.named.map((concept) => concept.id),
    isVague,
    scope,
  });
}

/** 群众, 人员 say nothing beside what is named already. */
function withoutStandIns(concepts: readonly Concept[], unknown: readonly string[]): readonly Concept[] {
  const rest = concepts.filter((concept) => !STAND_INS.has(concept.id));
  return isTelling(rest, unknown) ? rest : concepts;
}

/** Does the label say what it counts, without its form? */
function isTelling(known: readonly Concept[], unknown: readonly string[]): boolean {
  return (
    known.some((concept) => isNamedObject(concept) || (concept.class === 'action' && !concept.weak)) ||
    known.some(({ narrows }) => narrows !== undefined && narrows !== 'check') ||
    unknown.some((text) => text.length >= TELLING_LENGTH)
  );
}

function saidOf(tokens: readonly Token[], kind: FieldKind, above: Meaning | undefined): readonly Concept[] {
  const said = knownOf(tokens).filter(
    (concept) => !DROPPED.has(concept.class) && !(kind === 'stock' && concept.class === 'stock'),
  );
  const hasAction = said.some((concept) => concept.class === 'action');
  return hasAction || !above ? said : [...said, ...above.known.filter((concept) => concept.class === 'action')];
}

/** 男, 女, 其他 …: a part of the field above, not a datum of its own. */
function isBreakdown(tokens: readonly Token[], isPart: boolean): boolean {
  const telling = tokens.filter((token) => !token.concepts?.every((concept) => DROPPED.has(concept.class)));
  if (telling.length === 0) return false;
  if (telling.every((token) => token.concepts?.every((concept) => concept.breakdown))) return true;
  return isPart && !isTelling(knownOf(tokens), unknownOf(tokens));
}

/** A rate of change has the datum's own unit and kind behind it. */
function comparedTo(above: Meaning, measure: Measure, unit: string): Pick<Meaning, 'kind' | 'unit' | 'dimension'> {
  const isRate = measure === 'MOM' || measure === 'YOY';
  if (isRate || unit === '') return { kind: above.kind, unit: above.unit, dimension: above.dimension };
  return { kind: above.kind, unit, dimension: unitOf(unit).dimension };
}

type Unfinished = Omit<Meaning, 'concepts' | 'breakdown'>;
function finished(meaning: Unfinished): Meaning {
  const concepts = [...new Set([...meaning.known.map((concept) => concept.id), ...meaning.unknown])].sort();
  return { ...meaning, concepts, breakdown: '' };
}

function knownOf(tokens: readonly Token[]): Concept[] {
  const concepts = tokens.flatMap((token) => token.concepts ?? []);
  return concepts.filter((concept, i) => concepts.findIndex((one) => one.id === concept.id) === i);
}

function unknownOf(tokens: readonly Token[]): string[] {
  return tokens.filter((token) => !token.concepts).map((token) => token.text);
}
