import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzyFit } from './fuzzy';

const ranked = (query: string, texts: readonly string[]) =>
  texts
    .map((text) => ({ text, score: fuzzyFit(query, text)?.score }))
    .filter(({ score }) => score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map(({ text }) => text);

describe('fuzzy', () => {
  test.each([
    ['api', ['mapi_x', 'echo_api', 'a_p_i_long', 'api'], ['api', 'echo_api', 'a_p_i_long', 'mapi_x']],
    ['ea', ['echo_api', 'leaf'], ['echo_api', 'leaf']],
    ['WEB', ['shop_web', 'worker'], ['shop_web']],
    ['res api', ['Restart echo_api', 'Restart echo_nginx', 'echo_api'], ['Restart echo_api']],
    ['web.3', ['web.13', 'web.3', 'web.30'], ['web.3', 'web.30', 'web.13']],
    ['zz', ['az', 'z'], []],
  ])('%s finds the best first', (query, texts, expected) => {
    expect(ranked(query, texts)).toEqual(expected);
  });

  test('nothing typed fits everything', () => {
    expect(fuzzyFit('  ', 'anything')?.places).toEqual([]);
  });

  test('tells the places of the letters that were typed, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        (a, b, typed) => {
          const text = `${a}${b}`;
          const found = fuzzyFit(typed, text);
          if (!found) return;
          const letters = found.places.map((place) => text[place]?.toLowerCase());
          for (const letter of letters) expect(typed.toLowerCase()).toContain(letter);
        },
      ),
    );
  });

  test('a text is found by any part of it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z_.]{1,20}$/), fc.nat(19), fc.nat(19), (text, from, length) => {
        expect(fuzzyFit(text.slice(from, from + length), text)).not.toBeNull();
      }),
    );
  });
});
