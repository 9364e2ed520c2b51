// The app:// scheme: pages of our own bundle and nothing else, with the content policy as a header. Law (A6, A7):
// GET only, one host, a path resolved inside the bundle, fixed types; everything else is 404.

import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, normalize, relative, sep } from 'node:path';
import { type ProtocolResponse, protocol, type Session } from 'electron';

export const ORIGIN = 'app://main';
export const FIRST_PAGE = `${ORIGIN}/index.html`;

export const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** Must run before the app is ready; afterwards Chromium refuses. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** The file of the bundle an address means; undefined for everything that is not a plain file name inside it. */
export function fileOf(url: string, root: string): string | undefined {
  const match = /^app:\/\/main(\/[^?#]*)?(?:[?#].*)?$/.exec(url);
  if (!match) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(match[1] ?? '/');
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\') || path.includes('..') || path.startsWith('//')) return undefined;
  const file = normalize(join(root, path === '/' ? 'index.html' : path));
  const inside = relative(root, file);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside) || inside.split(sep).includes('..'))
    return undefined;
  return extname(file) in TYPES ? file : undefined;
}

/**
 * Serves `root` as app://main in this session. `protocol.handle` would answer with the web's own Request and Response:
 * their first use loads Node's whole HTTP client into the main process, in the middle of the start.
 */
export function servePages(session: Session, root: string): void {
  session.protocol.registerBufferProtocol('app', ({ method, url }, answer) => {
    const file = method === 'GET' ? fileOf(url, root) : undefined;
    if (!file) return answer(notFound());
    const type = TYPES[extname(file)] as string;
    const headers: Record<string, string> = { 'Content-Type': type, 'X-Content-Type-Options': 'nosniff' };
    if (type.startsWith('text/html')) headers['Content-Security-Policy'] = CONTENT_POLICY;
    readFile(file).then(
      (data) => answer({ statusCode: 200, headers, data }),
      () => answer(notFound()),
    );
  });
}

function notFound(): ProtocolResponse {
  return {
    statusCode: 404,
    headers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' },
    data: Buffer.from('404'),
  };
}
