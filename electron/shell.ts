// What Chromium may not do for us: no network, no permissions, no navigation, no second windows, no downloads.
// Law (A1, A8, A9, A11): everything is refused here once, for every window and session of the program.
import { app, type Session, type WebContents } from 'electron';
import { ORIGIN } from './pages';

const LOCAL_SCHEMES = new Set(['app:', 'devtools:', 'data:', 'blob:', 'chrome-extension:']);

/** Chromium's own talkers, off before the app is ready. */
export function silenceChromium(): void {
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'no-pings',
    'disable-breakpad',
  ])
    app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch(
    'disable-features',
    'SpareRendererForSitePerProcess,MediaRouter,OptimizationHints,AutofillServerCommunication,CertificateTransparencyComponentUpdater,NetworkTimeServiceQuerying,SpellCheck',
  );
}

/** Refuses every request that is not of our own pages, every permission, device and download. */
export function closeSession(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isLocal(details.url) }));
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  );
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write');
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
}

function isLocal(url: string): boolean {
  try {
    const { protocol, origin, host } = new URL(url);
    if (protocol === 'app:') return host === 'main' || origin === ORIGIN;
    return LOCAL_SCHEMES.has(protocol);
  } catch {
    return false;
  }
}

/** Keeps a page where it is: no link, script, drop or frame leads anywhere else. */
export function pinContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
