// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a compose file has its own
import { expect, it } from 'vitest';
import { readCompose } from './compose-file';
import { writeChecked } from './write-checked';

/** What is sent of a file; else what is wrong with it, and where. */
function sent(text: string): string {
  const read = readCompose(text);
  if (read.ok) return writeChecked(read.file);
  return read.findings.map(({ kind, line, column, about }) => `${kind} ${line}:${column} ${about}`).join();
}

it.each([
  ['texts and keys in quotes', `a b: 'it''s "x"'`, `{"a b": "it's \\"x\\""}`],
  [
    'plain words as they stand',
    'a: [0444, yes, ~, -1, .5, 1.10, 2001-12-14, 1_0]',
    '{"a": [0444, yes, ~, -1, .5, 1.10, 2001-12-14, 1_0]}',
  ],
  ['what is a word in quotes stays a text', 'a: ["0444", \'yes\', "~"]', '{"a": ["0444", "yes", "~"]}'],
  [
    'other plain texts in quotes',
    'a: [a b, a:b, ./c, =, "-", --, "...", ~/x, ..]',
    '{"a": ["a b", "a:b", "./c", "=", "-", "--", "...", "~/x", ".."]}',
  ],
  ['nothing', 'a:\nb: ~\nc: ""', '{"a": null, "b": ~, "c": ""}'],
  [
    'ASCII alone',
    'a: "é日😀\\u2028\\x85\\0\x7f"',
    '{"a": "\\u00e9\\u65e5\\U0001f600\\u2028\\u0085\\u0000\\u007f"}',
  ],
  [
    'keys as they are written',
    '0x10: a\n"0x11": b\ntrue: c\n1.0: d',
    '{"0x10": a, "0x11": b, "true": c, "1.0": d}',
  ],
  ['keys that every object has', '__proto__: a\nconstructor: b', '{"__proto__": a, "constructor": b}'],
  [
    'aliases',
    'a: &x [1, &y 2]\nb: *x\nc: *y\n&k d: 1\ne: *k',
    '{"a": [1, 2], "b": [1, 2], "c": 2, "d": 1, "e": d}',
  ],
  ['an anchor that is given anew', 'a: &x 1\nb: *x\nc: &x 2\nd: *x', '{"a": 1, "b": 1, "c": 2, "d": 2}'],
  ['an alias as a key', 'a: &x k\n*x : 1', '{"a": k, "k": 1}'],
  [
    'merges: a map’s own keys count, and the first of more',
    'x-a: &a {k: 1, l: 2}\nx-b: &b {l: 3, m: 4}\nc: {<<: [*a, *b], k: 0}\nd: {k: 0, <<: *a}\ne: {<<: [*b, *a]}',
    '{"c": {"k": 0, "l": 2, "m": 4}, "d": {"k": 0, "l": 2}, "e": {"l": 3, "m": 4, "k": 1}}',
  ],
  [
    'remarks are left out where they are remarks',
    'x-a: 1\nservices: {x-b: {x-c: 1, labels: {x-d: 1}, deploy: {x-e: 1, labels: {x-f: 1}}}}\nvolumes: {v: {x-g: 1}}',
    '{"services": {"x-b": {"labels": {"x-d": 1}, "deploy": {"labels": {"x-f": 1}}}}, "volumes": {"v": {}}}',
  ],
  [
    'tags that say what it is anyway',
    '!!map\na: !!str 0444\nb: !!int 7\nc: !!seq [! yes]\nd: !!null ~\ne: !!float .5',
    '{"a": "0444", "b": 7, "c": ["yes"], "d": ~, "e": .5}',
  ],
  ['a directive', '%TAG !e! tag:yaml.org,2002:\n---\na: !e!str 1', '{"a": "1"}'],
  ['a byte order mark', '\ufeffa: 1', '{"a": 1}'],
  ['block scalars', 'a: |2-\n    x\n   y\nb: >+\n  x\n  y\n\n', '{"a": "  x\\n y", "b": "x y\\n\\n"}'],
  ['variables as they are', 'a: ${A:-b} $$', '{"a": "${A:-b} $$"}'],
])('writes %s', (_, text, expected) => {
  expect(sent(text)).toBe(expected);
});

it.each([
  ['binary', 'a: !!binary aGVsbG8=', 'not-plain 1:13 !!binary'],
  ['a tag of its own', 'a: !secret x', 'not-plain 1:12 !secret'],
  ['a set', 'a: !!set {a}', 'not-plain 1:10 !!set'],
  ['a number in quotes', 'a: !!int "0x 1"', 'not-plain 1:10 !!int'],
  ['a map as a key', '? {a: 1}\n: 2', 'not-plain 1:3 {…}'],
  ['a list as a key', '[a]: 2', 'not-plain 1:1 […]'],
  ['an alias of a list as a key', 'a: &a [b]\n*a : 2', 'not-plain 2:1 *a'],
  ['no key', '~: 2', 'not-plain 1:1 ~'],
  ['a merge in quotes', '"<<": {a: 1}', 'not-plain 1:1 <<'],
  ['a merge with a tag', '!!merge <<: {a: 1}', 'not-plain 1:9 !!merge'],
  ['a merge of a text', 'a: {<<: b}', 'no-map 1:5 '],
  ['a key twice', 'a: 1\n"a": 2', 'double-key 2:1 a'],
  ['a key of a thousand letters', `? ${'k'.repeat(1_001)}\n: 1`, `not-plain 1:3 ${'k'.repeat(60)}…`],
  ['half a character', 'a: "\\ud800"', 'not-plain 1:4 \ufffd'],
  ['half a character in a key', '"\ud800": a', 'not-plain 1:1 \ufffd'],
  ['an alias of nothing', 'a: *b', 'aliases 1:4 '],
  ['a list in a list, and so on', `a: ${'['.repeat(70)}${']'.repeat(70)}`, 'too-complex 1:68 '],
  ['… without an end', '['.repeat(200_000), 'too-complex'],
  ['two documents', 'a: 1\n---\nb: 2', 'many-documents 2:1 '],
])('refuses %s, at its place', (_, text, expected) => {
  expect(sent(text).slice(0, expected.length)).toBe(expected);
});

it('writes no more than was read by much, however it is repeated', () => {
  const often = `x-a: &a [${'a,'.repeat(1_000)}]\nb:\n${'  - *a\n'.repeat(600)}`;
  expect(sent(often)).toBe('aliases 3:5 ');
  expect(
    sent(often.replaceAll('  - *a\n', '').replace('b:', `b: [${'*a,'.repeat(100)}]`)).length,
  ).toBeLessThan(400_000);
});
