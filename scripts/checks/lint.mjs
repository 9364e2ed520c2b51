// Style by Biome, then our own rules, one after the other, each counted as one check.
// Law: every finding says file, line and what to do instead.
import { run } from '../child.mjs';
import { rules } from '../lint/rules.mjs';
import { trackedFiles } from '../lint/trackedFiles.mjs';
import { inModules, projectRoot } from '../paths.mjs';
import { say } from '../say.mjs';
import { outcome } from './outcome.mjs';

const biomeProgram = inModules('@biomejs', 'biome', 'bin', 'biome');

export async function checkLint() {
  const result = outcome('lint');
  const conclude = (name, findings) => {
    say(`  ${findings.length === 0 ? '✓' : '✗'} ${name}`);
    for (const one of findings) say(`    ${one.file}:${one.line} ${one.message}`);
    result[findings.length === 0 ? 'passed' : 'failed'] += 1;
  };
  const biome = await run(
    process.execPath,
    [biomeProgram, 'check', '--error-on-warnings', '--max-diagnostics=60', '.'],
    {
      output: 'capture',
      cwd: projectRoot,
    },
  );
  say(`  ${biome.code === 0 ? '✓' : '✗'} style and imports (Biome)`);
  if (biome.code !== 0) say(`${biome.stdout}${biome.stderr}  → most of it is put right by \`npm run format\``);
  result[biome.code === 0 ? 'passed' : 'failed'] += 1;
  const files = await trackedFiles();
  for (const rule of rules) conclude(rule.name, rule.check(files));
  return result;
}
