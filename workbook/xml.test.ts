// The XML reader against an independent one (saxes), its offsets, and what it refuses.
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { ProblemError } from '../core/problem';
import { decodePart, encodePart } from './partText';
import { XmlReader } from './xml';
import { decodeXstring, encodeXstring, escapeAttribute, escapeText } from './xmlText';

const reader = (text: string) => new XmlReader(text, 'xl/a.xml', '样表.xlsx');

function events(text: string): string[] {
  const found: string[] = [];
  const xml = reader(text);
  while (xml.next()) {
    if (xml.kind === 'open') {
      const attributes = Array.from({ length: xml.attributeCount }, (_, i) => [
        xml.attributeName(i),
        xml.attributeValue(i),
      ]);
      found.push(`<${xml.name} ${JSON.stringify(attributes)}`);
      if (xml.selfClosing) found.push(`/${xml.name}`);
    } else if (xml.kind === 'close') found.push(`/${xml.name}`);
    else addText(found, xml.value());
  }
  return found;
}

function saxesEvents(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  const parser = new SaxesParser({});
  parser.on('opentag', (tag) => {
    depth++;
    found.push(`<${tag.name} ${JSON.stringify(Object.entries(tag.attributes))}`);
  });
  parser.on('closetag', (tag) => {
    depth--;
    found.push(`/${tag.name}`);
  });
  const characters = (value: string) => (depth > 0 ? addText(found, value) : undefined);
  parser.on('text', characters);
  parser.on('cdata', characters);
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
  return found;
}

function addText(found: string[], value: string): void {
  if (value === '') return;
  const last = found.length - 1;
  if (found[last]?.startsWith('T')) found[last] += value;
  else found.push(`T${value}`);
}

const attempt = (read: () => string[]) => {
  try {
    return read();
  } catch (thrown) {
    return thrown instanceof ProblemError || !(thrown instanceof TypeError) ? 'refused' : thrown;
  }
};

const name = fc.constantFrom('row', 'c', 'v', 'x:is', 'a-b', '_n.1', '行');
const characters = fc.string({
  unit: fc.constantFrom('a', '字', '😀', ' ', '\n', '&', '<', '>', '"', "'", '\t'),
  maxLength: 8,
});
const element = fc.letrec<{ node: string; text: string }>((tie) => ({
  text: fc.oneof(
    characters.map(escapeText),
    characters.filter((s) => !s.includes(']]>')).map((s) => `<![CDATA[${s}]]>`),
    fc.constantFrom('<!-- a < b -->', '<?pi a?>', '&#65;', '&#x4e2d;'),
  ),
  node: fc
    .tuple(
      name,
      fc.uniqueArray(fc.tuple(name, characters), { selector: ([n]) => n, maxLength: 3 }),
      fc.array(fc.oneof({ depthSize: 'small' }, tie('text'), tie('node')), { maxLength: 4 }),
    )
    .map(([n, attributes, inside]) => {
      const list = attributes.map(([a, v]) => ` ${a}="${escapeAttribute(v)}"`).join('');
      return inside.length === 0 ? `<${n}${list}/>` : `<${n}${list} >${inside.join('')}</${n}>`;
    }),
})).node;

describe('reading', () => {
  it('tells what saxes tells', () => {
    fc.assert(
      fc.property(element, (text) => {
        expect(events(text)).toEqual(saxesEvents(text));
      }),
      { numRuns: 150 },
    );
  });

  it('never reads on where saxes stops, after one character was changed', () => {
    const changed = fc
      .tuple(element, fc.nat(), fc.constantFrom('<', '>', '&', '"', '/', '=', ' ', 'a', '\0', ''))
      .map(([text, at, sign]) => {
        const i = at % text.length;
        if (/[\ud800-\udfff]/.test(text.charAt(i))) return text; // a decoded part holds no half pairs
        return text.slice(0, i) + sign + text.slice(i + 1);
      });
    fc.assert(
      fc.property(changed, (text) => {
        const ours = attempt(() => events(text));
        const theirs = attempt(() => saxesEvents(text));
        // names of odd characters are the one thing that we let pass: they match nothing
        if (ours !== 'refused' && theirs === 'refused') expect(text).toMatch(/[<\s/][^\s<>/="]*[^\w\s<>/="'.:行-]/u);
        else expect(ours).toEqual(theirs);
      }),
      { numRuns: 600 },
    );
  });

  it('gives offsets that cut out each token', () => {
    const text = '<?xml version="1.0"?>\n<a b = "1"><c/>字<!-- x --></a >';
    const xml = reader(text);
    const tokens: string[] = [];
    while (xml.next()) tokens.push(text.slice(xml.start, xml.end));
    expect(tokens).toEqual(['<a b = "1">', '<c/>', '字', '</a >']);
    const again = reader(text).toRoot();
    const [nameFrom, nameTo, from, to] = again.attributeSpan(again.attributeIndex('b'));
    expect([text.slice(nameFrom, nameTo), text.slice(from, to)]).toEqual(['b', '1']);
  });

  it('passes over elements to the same place, quickly or token by token', () => {
    for (const noise of ['', '<!-- </b> -->']) {
      const xml = reader(`<a>${noise}<b><b/><b>x</b></b><c>1</c></a>`).toRoot();
      const seen: string[] = [];
      while (xml.nextChild(1)) {
        const from = xml.start;
        xml.skip();
        seen.push(xml.text.slice(from, xml.end));
      }
      expect(seen).toEqual(['<b><b/><b>x</b></b>', '<c>1</c>']);
    }
  });

  it('knows namespaces whatever the prefix', () => {
    const xml = reader('<a xmlns="u1" xmlns:p="u2"><p:b xmlns:p="u3" p:id="7"/><p:c p:id="8"/></a>').toRoot();
    expect(xml.namespace).toBe('u1');
    xml.nextChild(1);
    expect([xml.namespace, xml.attributeIn(['u3'], 'id')]).toEqual(['u3', '7']);
    xml.nextChild(1);
    expect([xml.namespace, xml.attributeIn(['u3'], 'id'), xml.attributeIn(['u2'], 'id')]).toEqual([
      'u2',
      undefined,
      '8',
    ]);
  });
});

describe('refusing', () => {
  const code = (text: string) => {
    try {
      events(text);
      return undefined;
    } catch (thrown) {
      return thrown instanceof ProblemError ? thrown.problem.code : String(thrown);
    }
  };
  it.each<[string, string, string]>([
    ['a DOCTYPE', '<!DOCTYPE a><a/>', 'workbook.hostile'],
    ['a DOCTYPE in the middle', '<a><!DOCTYPE a></a>', 'workbook.hostile'],
    ['a bomb of entities', '<!doctype a [<!ENTITY b "&b;&b;">]><a>&b;</a>', 'workbook.hostile'],
    ['an entity of its own', '<a>&b;</a>', 'workbook.unreadableXml'],
    ['an entity in an attribute', '<a b="&c;"/>', 'workbook.unreadableXml'],
    ['a reference to a control character', '<a>&#0;</a>', 'workbook.unreadableXml'],
    ['a control character', '<a>\x01</a>', 'workbook.unreadableXml'],
    ['nesting without end', `${'<a>'.repeat(65)}${'</a>'.repeat(65)}`, 'workbook.unreadableXml'],
    [
      'too many attributes',
      `<a ${Array.from({ length: 300 }, (_, i) => `b${i}=""`).join(' ')}/>`,
      'workbook.unreadableXml',
    ],
    ['an attribute twice', '<a b="1" b="2"/>', 'workbook.unreadableXml'],
    ['two roots', '<a/><b/>', 'workbook.unreadableXml'],
    ['a cut document', '<a><b></b>', 'workbook.unreadableXml'],
    ['nothing', '', 'workbook.unreadableXml'],
    ['crossed tags', '<a><b></a></b>', 'workbook.unreadableXml'],
  ])('%s', (_, text, expected) => expect(code(text)).toBe(expected));
});

describe('texts of cells', () => {
  it('come back whatever they hold', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      fc.constantFrom('_x0041_', '_x', '\x01', '\r', '_', '\ufffe', 'x000D_', '_x005F_'),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const encoded = encodeXstring(text);
        expect(decodeXstring(encoded)).toBe(text);
        const xml = reader(`<t>${escapeText(encoded)}</t>`).toRoot();
        expect(decodeXstring(xml.readText())).toBe(text);
      }),
      { numRuns: 500 },
    );
  });
  it('half a surrogate pair becomes U+FFFD', () => expect(encodeXstring('a\ud840b😀\udc00')).toBe('a\ufffdb😀\ufffd'));
});

describe('encodings', () => {
  const text = '<?xml version="1.0"?><a>字😀</a>';
  it.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be'] as const)('%s goes both ways', (encoding) => {
    expect(decodePart(encodePart(text, encoding))).toEqual({ text, encoding });
  });
  it('refuses others, and bytes that break their own', () => {
    const bytes = (s: string) => new TextEncoder().encode(s);
    expect(decodePart(bytes('<?xml version="1.0" encoding="gb2312"?><a/>'))).toBeUndefined();
    expect(decodePart(bytes('<?xml version="1.0" encoding="UTF-7"?><a/>'))).toBeUndefined();
    expect(decodePart(bytes('<?xml version="1.0" encoding="utf-16"?><a/>'))).toBeUndefined();
    expect(decodePart(Uint8Array.of(0x3c, 0x61, 0xff, 0x2f, 0x3e))).toBeUndefined();
  });
});
