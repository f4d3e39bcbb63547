import { describe, expect, it } from 'vitest';
import { linksWithoutScripts, tilesIn, withoutScripts } from './without-scripts';

describe('HTML without scripts', () => {
  it('has no script, wherever it stands and whatever is in it', () => {
    const html = [
      '<p>a</p><script src="/a.js" async="" nonce="x"></script>',
      '<script>if (1 < 2) push("<a data-task-id=\\"1\\">")\n</script><p>b</p>',
      '<SCRIPT type="module"></SCRIPT>',
    ].join('');
    expect(withoutScripts(html)).toBe('<p>a</p><p>b</p>');
  });
  it('asks ahead for nothing that only scripts read', () => {
    const ahead = [
      '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>',
      '<link rel="preload" href="/picture" as="fetch" crossorigin=""/>',
      '<link rel="modulepreload" href="/a.js"/>',
      '<link href="/a.js" as="script" rel="preload">',
    ];
    expect(withoutScripts(`<head>${ahead.join('')}</head>`)).toBe('<head></head>');
  });
  it('keeps the rest as it is', () => {
    const html = [
      '<link rel="stylesheet" href="/a.css" nonce="x" data-precedence="next"/>',
      '<link rel="preload" href="/a.woff2" as="font" crossorigin="" type="font/woff2"/>',
      '<link rel="icon" href="/icon.svg"/><style>a > b { color: red }</style>',
      '<noscript>no</noscript><p>transcript of a script</p>',
    ].join('');
    expect(withoutScripts(html)).toBe(html);
  });
});

it('keeps what a Link header asks ahead for, but for scripts', () => {
  const font = '</a.woff2>; rel=preload; as="font"; crossorigin=""';
  expect(linksWithoutScripts(`</a.js>; rel=preload; as="script", ${font}, </b.js>; rel=modulepreload`)).toBe(
    font,
  );
  expect(linksWithoutScripts('</a.js>; rel=preload; as=script')).toBe('');
});

it('counts tiles, and not what is written of them', () => {
  expect(tilesIn('<a href="/x" data-task-id="1"><b></b></a><a data-task-id="2">data-task-id="3"</a>')).toBe(
    2,
  );
  expect(tilesIn('<p>none</p>')).toBe(0);
});
