// Words that product code never contains, each with what to write instead.
// Law: no code is made from text, no HTML from strings, and the window has one door.
import { isProductSource, isTest, lineAt, withoutComments } from './sourceText.mjs';

const words = [
  { pattern: /(?<![.\w])eval\s*\(/, instead: 'no code is made from text' },
  { pattern: /\bnew\s+Function\s*\(/, instead: 'no code is made from text' },
  { pattern: /\b(inner|outer)HTML\b|\binsertAdjacentHTML\b/, instead: 'build elements with React' },
  { pattern: /\bdangerouslySetInnerHTML\b/, instead: 'render text, or elements from data' },
  { pattern: /\bdocument\.write(ln)?\s*\(/, instead: 'build elements with React' },
  { pattern: /\b(sendSync|sendToHost|sendTo)\b/, instead: 'the window calls through core/contract' },
  { pattern: /\bopenExternal\b/, instead: 'the program opens no address; show it as text' },
  { pattern: /\bnodeIntegration(InWorker|InSubFrames)?\s*:\s*true/, instead: 'the window has no Node' },
  { pattern: /\b(contextIsolation|webSecurity|sandbox)\s*:\s*false/, instead: 'leave this protection on' },
  { pattern: /\b(allowRunningInsecureContent|webviewTag|experimentalFeatures)\s*:\s*true/, instead: 'leave this off' },
  { pattern: /\bloadExtension\s*\(|\bunsafeMode\s*\(/, instead: 'the ledger loads no code' },
  {
    pattern: /\bipcMain\b/,
    only: ['electron/router.ts'],
    instead: 'add the question to core/contract; electron/router.ts is the one door',
  },
  { pattern: /\bipcRenderer\b/, only: ['electron/preload.ts'], instead: 'call through renderer/client' },
  { pattern: /\bcontextBridge\b/, only: ['electron/preload.ts'], instead: 'call through renderer/client' },
  { pattern: /--no-sandbox\b/, instead: 'only the launcher in scripts/ adds it, and only as root' },
];

export const forbiddenWords = {
  name: 'forbidden words in product code',
  check: (files) => files.filter((file) => isProductSource(file.path) && !isTest(file.path)).flatMap(inFile),
};

function inFile({ path, text }) {
  const code = withoutComments(text);
  return words
    .filter((word) => !word.only?.includes(path))
    .flatMap((word) =>
      [...code.matchAll(new RegExp(word.pattern, 'g'))].map((match) => ({
        file: path,
        line: lineAt(code, match.index),
        message: `«${match[0].trim()}»: ${word.instead}`,
      })),
    );
}
