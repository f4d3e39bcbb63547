import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createStaticFiles } from './static-files';

const BUILT = 'export const x = "/built/x";\n'.repeat(100);
const SCRIPT = BUILT.replaceAll('/built', '/root');
let folder: string;
let url: string;
const server = createServer();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'static-'));
  mkdirSync(join(folder, 'static/chunks'), { recursive: true });
  writeFileSync(join(folder, 'static/chunks/a~b.js'), BUILT);
  writeFileSync(join(folder, 'static/font.woff2'), 'font');
  writeFileSync(join(folder, 'static/notes.txt'), 'notes');
  writeFileSync(join(folder, 'secret.js'), 'secret');
  const files = createStaticFiles(join(folder, 'static'), (text) => text.replaceAll('/built', '/root'));
  server.on('request', (request, response) => {
    if (!files.handle(request, response, request.url ?? '')) response.writeHead(404).end('left to others');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/_next/static`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

it('a script goes compressed to who takes it, and plain to others', async () => {
  for (const encoding of ['gzip, br', 'identity']) {
    const answer = await fetch(`${url}/chunks/a~b.js`, { headers: { 'Accept-Encoding': encoding } });
    expect(await answer.text()).toBe(SCRIPT);
    expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : 'gzip');
    expect(answer.headers.get('content-type')).toBe('application/javascript; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('immutable');
    expect(answer.headers.get('vary')).toBe('Accept-Encoding');
  }
});

it('a font goes as it is', async () => {
  const answer = await fetch(`${url}/font.woff2`);
  expect(answer.headers.get('content-encoding')).toBeNull();
  expect(await answer.text()).toBe('font');
});

it('HEAD tells without the body', async () => {
  const answer = await fetch(`${url}/font.woff2`, { method: 'HEAD' });
  expect(answer.headers.get('content-length')).toBe('4');
  expect(await answer.text()).toBe('');
});

it.each([
  '/chunks/none.js',
  '/notes.txt',
  '/../secret.js',
  '/%2e%2e/secret.js',
  '/chunks/..%2f..%2f..%2fsecret.js',
  '/',
])('%s is left to others', async (path) => {
  expect((await fetch(url + path)).status).toBe(404);
});

it('so is what does not read', async () => {
  expect((await fetch(`${url}/font.woff2`, { method: 'POST' })).status).toBe(404);
});
