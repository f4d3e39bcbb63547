import { expect, it } from 'vitest';
import { readArguments } from './arguments';

it.each([
  [[], { dev: false, version: false }],
  [['--version'], { dev: false, version: true }],
  [['--dev'], { dev: true, version: false }],
])('reads %j', (args, value) => {
  expect(readArguments(args)).toEqual({ ok: true, value });
});

it.each([
  [['--prot=80'], '--prot'],
  [['9000'], '9000'],
  [['-v'], '-v'],
  [['--version=2'], '--version'],
])('refuses %j in one line that names it', (args, named) => {
  const read = readArguments(args);
  if (read.ok) throw new Error('it was taken');
  expect(read.error).toContain(named);
  expect(read.error).toMatch(/^[^\n]+ Swarmscope takes --version; all else .*README\.md$/);
});
