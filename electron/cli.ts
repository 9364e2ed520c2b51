// The same services without a window: for administrators, tests and benchmarks. Law: exit 0 done, 1 refused with the
// problem's code and words, 2 wrong usage; stdout carries only the answer.
import { asProblem, ProblemError, problem, wordsOf } from '../core/problem';
import { checkLedger } from './cli/ledgerCommands';
import { matchForms } from './cli/matchCommands';
import { fillTemplate, inspectTemplate } from './cli/workbookCommands';

export interface Command {
  /** Words that call it, e.g. "workbook fill". */
  readonly words: string;
  readonly usage: string;
  readonly does: string;
  /** What the program answers: plain data for --json, and the same in words. */
  run(args: readonly string[], options: ReadonlyMap<string, string>): Promise<CommandAnswer>;
}

export interface CommandAnswer {
  readonly json: unknown;
  readonly text: string;
  /** The command ran, and what it looked at is not in order: exit 1. */
  readonly refused?: boolean;
}

const COMMANDS: readonly Command[] = [inspectTemplate, fillTemplate, matchForms, checkLedger];

/** Options without a value; every other `--name` takes the next word. */
const FLAGS = new Set(['--json', '--replace', '--quick']);

function read(argv: readonly string[]): { words: string[]; options: Map<string, string> } {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (!word.startsWith('--')) words.push(word);
    else if (FLAGS.has(word)) options.set(word, 'yes');
    else {
      const value = argv[++i];
      if (value === undefined) throw problem('cli.usage', { what: `${word} 后面缺少内容` });
      options.set(word, value);
    }
  }
  return { words, options };
}

function help(): string {
  return COMMANDS.map((command) => `${command.words} ${command.usage}\n    ${command.does}`).join('\n');
}

export async function answer(argv: readonly string[]): Promise<number> {
  const asJson = argv.includes('--json');
  try {
    const { words, options } = read(argv);
    if (words.length === 0 || words[0] === 'help') {
      process.stdout.write(`${help()}\n`);
      return words.length === 0 ? 2 : 0;
    }
    const command = COMMANDS.find((one) => words.slice(0, 2).join(' ') === one.words);
    if (!command) throw problem('cli.usage', { what: `没有“${words.slice(0, 2).join(' ')}”这个命令` });
    const done = await command.run(words.slice(2), options);
    process.stdout.write(asJson ? `${JSON.stringify(done.json)}\n` : `${done.text}\n`);
    return done.refused ? 1 : 0;
  } catch (error) {
    const told = asProblem(error);
    const { what, safe, next } = wordsOf(told);
    if (asJson)
      process.stdout.write(
        `${JSON.stringify({ problem: told.code, details: told.details, words: [what, safe, next] })}\n`,
      );
    process.stderr.write(`${told.code}\n${what}\n${safe}\n${next}\n`);
    if (!(error instanceof ProblemError))
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    if (told.code === 'cli.usage') process.stderr.write(`\n${help()}\n`);
    return told.code === 'cli.usage' ? 2 : 1;
  }
}

void answer(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
