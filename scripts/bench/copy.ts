import { blankPage } from './page';
import { installProbe, type Painted } from './page-probe';
import type { Rig } from './rig';
import { linksWithoutScripts, tilesIn, withoutScripts } from './without-scripts';

/**
 * What the page could be: opens the HTML that the server answers right now, without its scripts, until all tiles that are
 * in it are painted; where there are none, all of it. Its style sheets and fonts are the server's; the policy is left out,
 * whose nonces nobody needs. JavaScript stays on, for the probe.
 */
export async function timeCopy(rig: Rig, url: string): Promise<Painted> {
  const answer = await fetch(url, { headers: { Accept: 'text/html', 'Accept-Language': 'en-US' } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}`);
  const html = withoutScripts(await answer.text());
  const links = linksWithoutScripts(answer.headers.get('link') ?? '');

  const { page, session, close } = await blankPage(rig);
  const painted = await installProbe(page, session, { kind: 'html', tiles: tilesIn(html) });
  session.on('Fetch.requestPaused', ({ requestId }) => {
    void session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: 200,
      responseHeaders: [
        { name: 'Content-Type', value: 'text/html; charset=utf-8' },
        ...(links ? [{ name: 'Link', value: links }] : []),
      ],
      body: Buffer.from(html).toString('base64'),
    });
  });
  // The document alone: what it asks for goes the way that it goes for the page.
  await session.send('Fetch.enable', { patterns: [{ resourceType: 'Document' }] });
  await page.goto(url, { waitUntil: 'commit' });
  const found = await painted();
  await close();
  return found;
}
