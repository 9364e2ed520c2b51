// Which workers the main bundle may load: by path only.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { workersRequiredByMain } from './mainBundle.mjs';

describe('the main bundle', () => {
  let folder;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yitiantong-bundle-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const write = (name, text) => writeFileSync(join(folder, name), text);
  const path = (name) => `const file = path.join(__dirname, "${name}");`;

  it('may start a worker by its path', () => {
    write('index.cjs', `${path('worker-1.cjs')} require("./shared.cjs");`);
    write('shared.cjs', 'exports.a = 1;');
    expect(workersRequiredByMain(folder)).toEqual([]);
  });

  it('may not require a worker, directly or through another chunk', () => {
    write('index.cjs', `${path('worker-1.cjs')} require("./shared.cjs");`);
    write('shared.cjs', 'const w = require("./worker-1.cjs");');
    expect(workersRequiredByMain(folder)).toEqual(['worker-1.cjs']);
  });
});
