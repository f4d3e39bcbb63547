import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quote } from '@/components/actions/docker-command';
import { splitWords } from './shell-words';

test.each([
  ['', []],
  ['  sleep   20 ', ['sleep', '20']],
  [`sh -c "echo 'a b' && exit 1"`, ['sh', '-c', "echo 'a b' && exit 1"]],
  [`a\\ b "" '' c""d`, ['a b', '', '', 'cd']],
  [String.raw`"\"\\\n" '\n'`, [String.raw`"\\n`, String.raw`\n`]],
])('%j', (line, words) => expect(splitWords(line)).toEqual(words));

test.each(['"', "a 'b", 'a\\', '"a\\"'])('%j does not end', (line) => expect(splitWords(line)).toBeNull());

test('what was quoted is read again, here and in a shell', () => {
  const word = fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), (words) => {
      const line = words.map(quote).join(' ');
      expect(splitWords(line)).toEqual(words);
      const shell = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
      expect(shell.split('\0').slice(0, -1)).toEqual(words);
    }),
    { numRuns: 40 },
  );
});
