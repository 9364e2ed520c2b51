// Reading source text for the rules: code without comments, import specifiers, line numbers.

/** Comments blanked out, so that positions and line numbers stay; strings are kept. */
export function withoutComments(text) {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|(?<![:\\])\/\/[^\n]*/g,
    (match, string) => string ?? match.replace(/[^\n]/g, ' '),
  );
}

export const lineAt = (text, index) => text.slice(0, index).split('\n').length;

/** Every module a file names: static, dynamic, type-only and required. */
export function importsOf(text) {
  const code = withoutComments(text);
  const pattern =
    /\b(?:import|export)\s[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/g;
  return [...code.matchAll(pattern)].map((match) => ({
    specifier: match[1] ?? match[2] ?? match[3],
    line: lineAt(code, match.index),
  }));
}

export const isTest = (path) => /\.test\.(tsx?|mjs)$/.test(path);
export const partOf = (path) => path.split('/')[0];
export const productParts = ['core', 'workbook', 'electron', 'renderer'];
export const isProductSource = (path) =>
  productParts.includes(partOf(path)) && /\.tsx?$/.test(path) && !path.includes('/fixtures/');
