// `npm run pictures [-- WORD …]`: forms side by side, as LibreOffice prints them and as our window shows them at 100 %,
// into out/pictures (never committed). Law: made to be looked at by a person; it judges nothing and fails no test.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _electron as electron } from 'playwright';
import { ensureAppBuilt } from '../build/buildApp.mjs';
import { corpusEnvironment, sayIfNoCorpus } from '../checks/corpus.mjs';
import { run } from '../child.mjs';
import { inProject, projectRoot } from '../paths.mjs';
import { withDisplay } from '../runtime/display.mjs';
import { launcherSwitches, runtimeEnvironment, selectRuntime } from '../runtime/select.mjs';
import { ensureTestPrograms } from '../runtime/testPrograms.mjs';
import { say } from '../say.mjs';
import { task } from '../task.mjs';

const out = inProject('out', 'pictures');
/** The window's room for the sheet; larger than most forms. */
const size = { width: 1500, height: 1400 };

task(async (words) => {
  await ensureTestPrograms();
  const runtime = await selectRuntime();
  await ensureAppBuilt();
  sayIfNoCorpus();
  const files = forms().filter((file) => words.length === 0 || words.some((word) => basename(file).includes(word)));
  mkdirSync(out, { recursive: true });
  await theirs(files);
  const failed = await withDisplay((display) => ours(files, runtime, display));
  writeFileSync(join(out, 'index.html'), pageOf(files));
  say(`${files.length} forms in ${pathToFileURL(join(out, 'index.html'))}`);
  for (const file of failed) say(`not drawn: ${file}`);
  return 0;
});

/** Our own fixtures first, then the corpus where it is at hand. */
function forms() {
  const folders = [
    inProject('workbook', 'fixtures'),
    join(corpusEnvironment.CORPUS_DIR, 'forms'),
    join(corpusEnvironment.CORPUS_DIR, 'xlsx'),
  ];
  return folders.flatMap((folder) => {
    try {
      const names = readdirSync(folder).filter((name) => /\.xls[xm]$/i.test(name));
      return names.sort().map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
}

const nameOf = (file) => basename(file, extname(file));

/** All files in one call: starting LibreOffice takes longer than converting. */
async function theirs(files) {
  const work = mkdtempSync(join(tmpdir(), 'yitiantong-pictures-'));
  const profile = `-env:UserInstallation=${pathToFileURL(join(work, 'profile'))}`;
  try {
    await run('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', work, ...files], {
      output: 'capture',
      timeLimit: 30_000 + files.length * 10_000,
    });
    for (const file of files) {
      const target = join(out, `${nameOf(file)}.theirs`);
      const pages = ['-png', '-r', '96', '-f', '1', '-l', '1', '-singlefile'];
      await run('pdftoppm', [...pages, join(work, `${nameOf(file)}.pdf`), target], {
        output: 'capture',
        timeLimit: 30_000,
      });
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** One window for all: each file is looked at as before an import, and let go again. */
async function ours(files, runtime, display) {
  const data = mkdtempSync(join(tmpdir(), 'yitiantong-pictures-'));
  const app = await electron.launch({
    executablePath: runtime.executable,
    args: [...launcherSwitches(), '--lang=zh-CN', '--force-device-scale-factor=1', projectRoot, '--data', data],
    cwd: projectRoot,
    env: { ...process.env, ...runtimeEnvironment(runtime), ...display, YITIANTONG_USER_DATA: join(data, 'user') },
  });
  const failed = [];
  try {
    const page = await app.firstWindow();
    await page.getByLabel('单位名称').fill('城关派出所');
    await page.getByRole('button', { name: '开始使用' }).click();
    await page.getByRole('heading', { name: '报表' }).waitFor();
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(width, height);
    }, size);
    for (const file of files) if (!(await picture(app, page, file))) failed.push(basename(file));
  } finally {
    await app.close();
    rmSync(data, { recursive: true, force: true });
  }
  return failed;
}

async function picture(app, page, file) {
  await app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
  }, file);
  try {
    await page.keyboard.press('Alt+2');
    await page.getByRole('button', { name: '导入模板' }).first().click();
    await page.getByRole('heading', { name: `导入：${basename(file)}` }).waitFor({ timeout: 20_000 });
    await page.locator('.sheet-cell, .sheet-drawings, .grid-empty').first().waitFor({ timeout: 20_000 });
    // Images and rows that grow come a moment later.
    await page.waitForTimeout(500);
    await page.locator('.sheet-area').screenshot({ path: join(out, `${nameOf(file)}.ours.png`), timeout: 20_000 });
    await page.getByRole('button', { name: '不导入' }).click();
    return true;
  } catch (error) {
    say(`${basename(file)}: ${String(error).split('\n')[0]}`);
    return false;
  }
}

function pageOf(files) {
  const image = (file, side) => `<img src="${encodeURIComponent(nameOf(file))}.${side}.png" alt="">`;
  const rows = files.map(
    (file) => `<h2>${basename(file)}</h2><div>${image(file, 'theirs')}${image(file, 'ours')}</div>`,
  );
  return `<!doctype html><meta charset="utf-8"><style>div{display:flex;gap:16px;align-items:start}img{max-width:49%;border:1px solid #ccc}</style>${rows.join('\n')}`;
}
