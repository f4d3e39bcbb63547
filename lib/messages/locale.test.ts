import { expect, test } from 'vitest';
import { pickLocale } from './locale';

test.each([
  ['ja', null, 'ja'],
  ['en', 'ja', 'en'],
  ['fr', 'ja', 'ja'],
  [undefined, 'ja,en-US;q=0.9,en;q=0.8', 'ja'],
  [undefined, 'en-GB;q=0.7, ja-JP;q=0.8', 'ja'],
  [undefined, 'fr, de;q=0.9', 'en'],
  [undefined, 'ja;q=0, en', 'en'],
  [undefined, ';;;q=,,', 'en'],
  [undefined, null, 'en'],
] as const)('cookie %s and Accept-Language %s give %s', (cookie, header, locale) => {
  expect(pickLocale(cookie, header)).toBe(locale);
});
