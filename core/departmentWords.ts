// Which department a form comes from, by the names and short names of departments in what the form says. Law: a word that
// also names an activity (宣传, 信访) counts half, and two departments named alike leave the choice to the clerk.
import type { Fact } from './facts';
import { LOOK, SURE } from './understanding';

export interface KnownDepartment {
  readonly code: string;
  /** Name and short names; the longest that is found counts. */
  readonly names: readonly string[];
  /** Its name is also something other departments do. */
  readonly alsoActivity?: boolean;
}

export interface DepartmentTexts {
  /** 制定机关, 主管部门: who asks, in so many words. */
  readonly issuers: readonly string[];
  readonly titles: readonly string[];
  readonly lines: readonly string[];
}

interface Mention {
  readonly code: string;
  readonly weight: number;
  readonly text: string;
}

/** The department that most is said of; null when none is, or only in passing. */
export function recogniseDepartment(
  { issuers, titles, lines }: DepartmentTexts,
  departments: readonly KnownDepartment[],
): Fact<string> | null {
  const mentions = [
    ...issuers.flatMap((text) => mentionsIn(text, departments, 0.95)),
    ...strongest(titles.flatMap((text) => mentionsIn(text, departments, 0.85))),
    // "报县局治安大队": whom it is sent to
    ...lines.flatMap((text) => mentionsIn(text, departments, ADDRESSEE.test(text) ? 0.75 : 0.4)),
  ];
  const doubts = new Map<string, number>();
  for (const { code, weight } of mentions) doubts.set(code, (doubts.get(code) ?? 1) * (1 - weight));
  const ranked = [...doubts].sort((a, b) => a[1] - b[1]);
  const best = ranked[0];
  if (!best) return null;
  const [code, doubt] = best;
  const confidence = Math.min(0.97, 1 - doubt);
  if (confidence < LOOK) return null;
  const rival = 1 - (ranked[1]?.[1] ?? 1);
  const text = mentions.filter((one) => one.code === code).reduce((a, b) => (b.weight > a.weight ? b : a)).text;
  return { value: code, confidence: rival > confidence * 0.75 ? Math.min(confidence, SURE - 0.1) : confidence, text };
}

/** Title and file name mostly say the same: together they are one mention. */
function strongest(mentions: readonly Mention[]): Mention[] {
  const best = new Map<string, Mention>();
  for (const mention of mentions)
    if (mention.weight > (best.get(mention.code)?.weight ?? 0)) best.set(mention.code, mention);
  return [...best.values()];
}

const ADDRESSEE = /[报送].{0,12}(?:大队|支队|总队|科|室|处|中心|部门|局)/;

/** Departments named in a text; one that stands first weighs whole, later ones half: 禁毒宣传 is of 禁毒. */
function mentionsIn(text: string, departments: readonly KnownDepartment[], weight: number): Mention[] {
  const found = departments.flatMap(({ code, names, alsoActivity }) => {
    const places = names.map((name) => text.indexOf(name)).filter((place) => place >= 0);
    return places.length === 0 ? [] : [{ code, place: Math.min(...places), share: alsoActivity ? 0.5 : 1 }];
  });
  found.sort((a, b) => a.place - b.place);
  return found.map(({ code, share }, i) => ({ code, weight: weight * share * (i === 0 ? 1 : 0.5), text }));
}
