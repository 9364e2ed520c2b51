// `forms match`: which fields of many forms ask for one datum, from a list of forms alone. Law: OUT is whole or absent;
// the answer depends on the list and the shipped words, nothing else.
import { basename, resolve } from 'node:path';
import { readCatalogue, writeClusters } from '../../core/match/catalogue';
import { clusterForms } from '../../core/match/cluster';
import type { Decision } from '../../core/match/decision';
import { problem } from '../../core/problem';
import type { Command } from '../cli';
import { readChosen, writeWhole } from '../files';

const DECISION_WORDS: Readonly<Record<Decision, string>> = { auto: '自动归并', suggest: '待确认', new: '新数据元' };

export const matchForms: Command = {
  words: 'forms match',
  usage: 'FORMS.csv --out CLUSTERS.csv [--replace] [--json]',
  does: '看许多表里哪些栏目是同一数据：自动归并、待确认（附最像的三个）、新数据元',
  async run([path, ...more], options) {
    const out = options.get('--out');
    if (path === undefined || out === undefined || more.length > 0)
      throw problem('cli.usage', { what: '要给一个表目录和 --out 输出文件' });
    if (options.has('--dictionary')) throw problem('cli.usage', { what: '没有 --dictionary 这个选项' });
    const { fileName, bytes } = await readChosen(resolve(path));
    const matched = clusterForms(readCatalogue(textOf(bytes, fileName), fileName));
    const target = resolve(out);
    await writeWhole(
      target,
      new TextEncoder().encode(writeClusters(matched)),
      options.has('--replace') ? 'replace' : 'refuse',
    );
    const all = matched.flatMap((form) => form.matches);
    const count = (decision: Decision) => all.filter((match) => match.decision === decision).length;
    const counts = { auto: count('auto'), suggest: count('suggest'), new: count('new') };
    const said = (Object.keys(counts) as Decision[]).map(
      (decision) => `${DECISION_WORDS[decision]} ${counts[decision]}`,
    );
    return {
      json: { out: target, forms: matched.length, fields: all.length, ...counts },
      text: `已写出 ${basename(target)}：${matched.length} 张表 ${all.length} 个栏目，${said.join('，')}`,
    };
  },
};

function textOf(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw problem('cli.forms', { file, where: '不是 UTF-8 文本' }, error);
  }
}
