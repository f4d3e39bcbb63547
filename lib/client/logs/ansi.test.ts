import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainText, readAnsi } from './ansi';

const ESC = '\u001b';

describe('ansi', () => {
  test.each([
    ['plain', 'plain', [{ text: 'plain', style: {} }]],
    [
      `a${ESC}[1;31mb${ESC}[0mc`,
      'abc',
      [
        { text: 'a', style: {} },
        { text: 'b', style: { bold: true, color: 1 } },
        { text: 'c', style: {} },
      ],
    ],
    [
      `${ESC}[92mx${ESC}[39my`,
      'xy',
      [
        { text: 'x', style: { color: 10 } },
        { text: 'y', style: {} },
      ],
    ],
    [`${ESC}[mx`, 'x', [{ text: 'x', style: {} }]],
    [`${ESC}[38;5;208mx`, 'x', [{ text: 'x', style: { color: '255,135,0' } }]],
    [`${ESC}[48;5;232mx`, 'x', [{ text: 'x', style: { background: '8,8,8' } }]],
    [`${ESC}[38;2;300;0;7;4mx`, 'x', [{ text: 'x', style: { color: '255,0,7', underline: true } }]],
    [`${ESC}[7;3;2mx`, 'x', [{ text: 'x', style: { inverse: true, italic: true, dim: true } }]],
  ])('%j', (raw, plain, spans) => {
    expect(readAnsi(raw)).toEqual(spans);
    expect(plainText(raw)).toBe(plain);
  });

  test.each([
    ['what moves the cursor goes', `${ESC}[2J${ESC}[10;5Hhi${ESC}[K${ESC}7`, 'hi'],
    [
      'titles and links lose their wrapping',
      `${ESC}]0;title\u0007a ${ESC}]8;;http://x\u001b\\link${ESC}]8;;\u001b\\`,
      'a link',
    ],
    ['what \\r lets overwrite goes', '10 %\r50 %\r100 %\r', '100 %'],
    ['control characters become visible', 'bell\u0007 null\u0000 del\u007f c1\u009b', 'bell␇ null␀ del␡ c1�'],
    ['text cannot be turned around', 'a\u202egpj.exe', 'a�gpj.exe'],
    ['a lonely escape is visible', `end${ESC}`, 'end␛'],
    ['tabs stay', 'a\tb', 'a\tb'],
    ['markup is text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ])('%s', (_, raw, plain) => {
    expect(plainText(raw)).toBe(plain);
  });

  test('never fails, and leaves no control character but the tab [L4]', () => {
    const nasty = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(ESC, '[', '38;5', ';', 'm', ']8', '\r', '\u009b', '31m'),
      ),
    );
    fc.assert(
      fc.property(nasty, (parts) => {
        expect(plainText(parts.join(''))).not.toMatch(/(?!\t)[\p{Cc}\u202a-\u202e]/u);
      }),
    );
  });
});
