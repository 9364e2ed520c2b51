// Header and footer texts with their & codes → three sections of formatted runs (ECMA-376 part 1, 18.3.1.46).
// Pure: page numbers, names and the day come in as arguments; a picture (&G) is left out.

export interface HeaderRun {
  readonly text: string;
  readonly font?: string;
  /** Points. */
  readonly size?: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline?: 'single' | 'double';
  readonly strike: boolean;
  readonly script?: 'super' | 'sub';
  readonly color?: string;
}

export interface HeaderSections {
  readonly left: readonly HeaderRun[];
  readonly center: readonly HeaderRun[];
  readonly right: readonly HeaderRun[];
}

/** What the codes stand for on one page. Dates and times as they shall be read. */
export interface HeaderFacts {
  readonly page: number;
  readonly pages: number;
  readonly sheet: string;
  readonly file: string;
  readonly folder: string;
  readonly date: string;
  readonly time: string;
}

type Look = Omit<HeaderRun, 'text'>;
const PLAIN: Look = { bold: false, italic: false, strike: false };
const CODE =
  /&(?:"([^"]*)"|([0-9]{1,3})|K([0-9A-Fa-f]{6}|[0-9]{2}[+-][0-9]{3})|([PN])([+-][0-9]+(?![0-9]*[A-Za-z]))?|(.))/gsu;

/** Reads one header or footer text. Text before the first &L, &C or &R stands in the centre. */
export function headerSections(raw: string, facts: HeaderFacts): HeaderSections {
  const sections = { left: [] as HeaderRun[], center: [] as HeaderRun[], right: [] as HeaderRun[] };
  let section: HeaderRun[] = sections.center;
  let look: Look = PLAIN;
  const say = (text: string) => {
    if (text === '') return;
    const before = section.at(-1);
    if (before && sameLook(before, look)) section[section.length - 1] = { ...before, text: before.text + text };
    else section.push({ ...look, text });
  };
  let at = 0;
  for (const match of raw.matchAll(CODE)) {
    say(raw.slice(at, match.index));
    at = match.index + match[0].length;
    const [, font, size, color, counter, shift, letter] = match;
    if (font !== undefined) look = withFont(look, font);
    else if (size !== undefined) look = { ...look, size: Number(size) };
    else if (color !== undefined)
      look = /^[0-9a-f]{6}$/i.test(color) ? { ...look, color: `#${color.toLowerCase()}` } : look;
    else if (counter !== undefined) say(String((counter === 'P' ? facts.page : facts.pages) + Number(shift ?? 0)));
    else if (letter === 'L' || letter === 'C' || letter === 'R') {
      section = letter === 'L' ? sections.left : letter === 'C' ? sections.center : sections.right;
      look = PLAIN;
    } else if (letter === 'D') say(facts.date);
    else if (letter === 'T') say(facts.time);
    else if (letter === 'F') say(facts.file);
    else if (letter === 'A') say(facts.sheet);
    else if (letter === 'Z') say(facts.folder);
    else if (letter === '&') say('&');
    else look = toggled(look, letter ?? '');
  }
  say(raw.slice(at));
  return sections;
}

function withFont(look: Look, text: string): Look {
  const [name, style = ''] = text.split(',');
  const bold = /bold|加粗|粗体/i.test(style);
  const italic = /italic|oblique|倾斜|斜体/i.test(style);
  return { ...look, bold, italic, ...(name && name !== '-' ? { font: name } : {}) };
}

function toggled(look: Look, letter: string): Look {
  const { underline, script, ...rest } = look;
  const keep = { ...(underline ? { underline } : {}), ...(script ? { script } : {}) };
  switch (letter) {
    case 'B':
      return { ...look, bold: !look.bold };
    case 'I':
      return { ...look, italic: !look.italic };
    case 'S':
      return { ...look, strike: !look.strike };
    case 'U':
    case 'E': {
      const wanted = letter === 'U' ? 'single' : 'double';
      return { ...rest, ...(script ? { script } : {}), ...(underline === wanted ? {} : { underline: wanted }) };
    }
    case 'X':
    case 'Y': {
      const wanted = letter === 'X' ? 'super' : 'sub';
      return { ...rest, ...(underline ? { underline } : {}), ...(script === wanted ? {} : { script: wanted }) };
    }
    default:
      return { ...rest, ...keep };
  }
}

function sameLook(a: Look, b: Look): boolean {
  return (
    a.font === b.font &&
    a.size === b.size &&
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.underline === b.underline &&
    a.strike === b.strike &&
    a.script === b.script &&
    a.color === b.color
  );
}
