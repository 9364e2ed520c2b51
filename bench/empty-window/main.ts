// An Electron window with one React element: what the platform costs before our program does anything.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

app.setPath('userData', process.env.YITIANTONG_USER_DATA ?? app.getPath('userData'));

const untilPainted = `new Promise((painted) => {
  const look = () => document.querySelector('[data-usable]')
    ? requestAnimationFrame(() => requestAnimationFrame(painted))
    : requestAnimationFrame(look);
  look();
})`;

void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    show: false,
    webPreferences: { preload: join(__dirname, '..', 'preload', 'preload.cjs') },
  });
  window.once('ready-to-show', () => window.show());
  await window.loadFile(join(__dirname, '..', 'renderer', 'index.html'));
  await window.webContents.executeJavaScript(`${untilPainted}.then(() => null)`);
  process.stdout.write(`ready ${Math.round(performance.now())}\n`);
});
app.on('window-all-closed', () => app.quit());
