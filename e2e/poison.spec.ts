import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { startSwarmscope } from './support/start-swarmscope';
import { expect, test } from './support/test';

/** Headers that versions of Next, hosts of it, and proxies take for their own, each with what they know. */
const HEADERS: readonly (readonly [string, string])[] = [
  ['x-middleware-prefetch', '1'],
  ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'],
  ['x-middleware-skip', '1'],
  ['x-middleware-next', '1'],
  ['x-middleware-rewrite', '/sign-in'],
  ['x-middleware-redirect', '/sign-in'],
  ['x-middleware-refresh', '1'],
  ['x-middleware-invoke', '1'],
  ['x-middleware-set-cookie', 'theme=dark'],
  ['x-middleware-override-headers', 'x-nonce'],
  ['x-middleware-request-x-nonce', 'mine'],
  ['x-nextjs-data', '1'],
  ['x-nextjs-cache', 'STALE'],
  ['x-nextjs-redirect', '/sign-in'],
  ['x-nextjs-rewrite', '/sign-in'],
  ['x-nextjs-rewritten-path', '/sign-in'],
  ['x-nextjs-rewritten-query', 'a=b'],
  ['x-nextjs-matched-path', '/sign-in'],
  ['x-nextjs-postponed', '1'],
  ['x-nextjs-prerender', '1'],
  ['x-nextjs-stale-time', '9'],
  ['x-nextjs-deployment-id', 'x'],
  ['x-nextjs-request-id', 'x'],
  ['x-nextjs-html-request-id', 'x'],
  ['x-nextjs-action-not-found', '1'],
  ['x-next-cache-tags', 'a'],
  ['x-next-resume-state-length', '9'],
  ['x-next-revalidated-tags', 'a'],
  ['x-next-revalidate-tag-token', 'a'],
  ['x-prerender-revalidate', 'a'],
  ['x-prerender-revalidate-if-generated', '1'],
  ['x-matched-path', '/sign-in'],
  ['x-now-route-matches', '1=a'],
  ['x-invoke-path', '/sign-in'],
  ['x-invoke-query', '%7B%7D'],
  ['x-invoke-status', '500'],
  ['x-invoke-error', '%7B%22message%22%3A%22x%22%7D'],
  ['x-invoke-output', '/sign-in'],
  ['x-invocation-id', 'x'],
  ['x-edge-runtime', '1'],
  ['x-action-forwarded', '1'],
  ['x-action-redirect', '/sign-in'],
  ['x-action-revalidated', '1'],
  ['x-deployment-id', 'x'],
  ['x-vercel-id', 'x'],
  ['x-vercel-cache', 'HIT'],
  ['x-vercel-protection-bypass', 'x'],
  ['next-action', '0123456789abcdef0123456789abcdef01234567'],
  ['next-resume', '1'],
  ['next-url', '/sign-in'],
  ['next-hmr-refresh', '1'],
  ['next-router-prefetch', '1'],
  ['next-router-segment-prefetch', '/_tree'],
  ['next-router-state-tree', '%5B%22%22%2C%7B%7D%5D'],
  ['next-test-fetch-priority', 'high'],
  ['rsc', '1'],
  ['rsc', '2'],
  ['x-forwarded-host', 'evil.example'],
  ['x-forwarded-prefix', '/evil'],
  ['x-original-url', '/sign-in'],
  ['x-rewrite-url', '/sign-in'],
  ['x-http-method-override', 'POST'],
  ['x-nonce', 'mine'],
  ['content-security-policy', "script-src 'nonce-mine'"],
  ['content-security-policy-report-only', "script-src 'nonce-mine'"],
  ['purpose', 'prefetch'],
  ['sec-fetch-dest', 'image'],
  ['user-agent', 'Googlebot'],
  ['accept', 'text/x-component'],
  ['range', 'bytes=0-1'],
  ['if-none-match', '*'],
  ['if-modified-since', 'Fri, 01 Jan 2100 00:00:00 GMT'],
  ['expect', '100-continue'],
  ['upgrade', 'h2c'],
  ['content-length', '5'],
  ['traceparent', '00-0123456789abcdef0123456789abcdef-0123456789abcdef-01'],
];

const THEMES = ['system', 'light', 'dark', 'projector'];
const PATHS = [
  '/',
  '/services',
  '/stacks',
  '/nodes',
  '/networks',
  '/secrets',
  '/registry',
  '/sign-in',
  '/services/new',
  '/logs',
];
/** Pages that are kept apart: each header has one that nobody has asked for yet. */
const KEYS = PATHS.flatMap((path) =>
  THEMES.flatMap((theme) =>
    ['en', 'ja'].map((locale) => ({ path, cookie: `theme=${theme}; locale=${locale}` })),
  ),
);

/** By hand: fetch takes some of the headers for its own. Empty where the connection was ended. */
function get(url: string, path: string, headers: Record<string, string>): Promise<string> {
  return new Promise((resolve) => {
    const request = httpRequest(`${url}${path}`, { headers, agent: false }, (response) => {
      let text = `${response.statusCode} ${response.headers['content-type']}\n`;
      response.setEncoding('utf8').on('data', (piece) => {
        text += piece;
      });
      response.on('end', () => resolve(text));
      response.on('error', () => resolve(''));
    });
    request.on('error', () => resolve(''));
    request.end();
  });
}

/** The grid with the swarm in it, which a server that has much to draw leaves out for a moment; any other page as it is. */
async function drawn(url: string, path: string, headers: Record<string, string>): Promise<string> {
  let html = '';
  const isWhole = async () => {
    html = await get(url, path, headers);
    return path !== '/' || html.includes('data-task-id');
  };
  await expect.poll(isWhole, { message: `${path} is drawn`, timeout: 60_000 }).toBe(true);
  return html;
}

/** With one nonce for all, and without what two swarms have of their own: ids, and the run of the server that watches. */
const bare = (html: string) =>
  html
    .replaceAll(/nonce(=\\?"|\\":\\"|-)[\w+/=]{24}/g, 'nonce')
    .replace(/<script type="application\/json" id="first-answer">.*?<\/script>/, '')
    .replace(/\\"drawing\\":\\"[\w-]{12}\\"/, '')
    .replaceAll(/[a-z0-9]{25}/g, 'id');

test('what one visitor sends changes nothing of what the next one gets', async ({ swarmscope, folder }) => {
  test.setTimeout(120_000);
  expect(HEADERS.length).toBeLessThanOrEqual(KEYS.length);
  const untouched = await startSwarmscope({
    env: { SWARM: 'demo', DEMO: 'calm', DEMO_SOCKET: join(folder, 'untouched.sock') },
  });
  // Would push pages out where cookies make pages.
  for (let n = 0; n < 70; n += 1) await get(swarmscope.url, '/', { Cookie: `theme=${n}` });
  const changed: string[] = [];
  for (const [n, [name, value]] of HEADERS.entries()) {
    const { path, cookie } = KEYS[n] ?? { path: '/', cookie: '' };
    await get(swarmscope.url, path, { Cookie: cookie, [name]: value });
    const html = await drawn(swarmscope.url, path, { Cookie: cookie });
    expect(html, `${path} after ${name}`).toMatch(
      /^200 text\/html; charset=utf-8\n<!DOCTYPE html>.*<\/html>$/s,
    );
    if (bare(html) !== bare(await drawn(untouched.url, path, { Cookie: cookie }))) changed.push(name);
  }
  await untouched.stop();
  expect(changed).toEqual([]);
});

test('who goes away in the middle leaves the page whole', async ({ swarmscope }) => {
  for (const { path, cookie } of KEYS.slice(0, 8)) {
    const request = httpRequest(`${swarmscope.url}${path}`, { headers: { Cookie: cookie }, agent: false });
    request.on('error', () => {});
    request.end();
    await new Promise((sent) => request.once('finish', sent));
    request.destroy();
    expect(await get(swarmscope.url, path, { Cookie: cookie })).toMatch(/<\/html>$/);
  }
});
