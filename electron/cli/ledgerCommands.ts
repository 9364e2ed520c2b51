// `db check`: is the ledger whole, in its pages, its structure and its chain of changes. Reads only; a window may be open.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { problem } from '../../core/problem';
import type { Command } from '../cli';
import { bindingFromEnvironment } from '../ledger/binding';
import { openDirect } from '../ledger/direct';

export const checkLedger: Command = {
  words: 'db check',
  usage: '--db FILE [--quick] [--json]',
  does: '核对数据文件：结构、外键、升级记录、操作日志链',
  async run(args, options) {
    const db = options.get('--db');
    if (db === undefined || args.length > 0) throw problem('cli.usage', { what: '要用 --db 给出数据文件' });
    const ledger = openDirect(
      { path: resolve(db), migrations: migrationsFolder(), nativeBinding: bindingFromEnvironment() },
      { mode: 'read' },
    );
    try {
      const found = await ledger.integrity(options.has('--quick'));
      return { json: found, text: JSON.stringify(found, null, 2), refused: !found.ok };
    } finally {
      await ledger.close();
    }
  },
};

/** Beside the built command line: the project's own folder, or the packaged program's resources. */
function migrationsFolder(): string {
  const candidates = [join(__dirname, '../../migrations'), join(process.resourcesPath ?? '', 'migrations')];
  return candidates.find((folder) => existsSync(folder)) ?? (candidates[0] as string);
}
