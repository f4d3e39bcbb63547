import { expect, it } from 'vitest';
import { writeOut } from './standard-output';

it('a log that cannot be written is no failure, and says what is missing when it can be', () => {
  let isFull = true;
  const lines: string[] = [];
  const write = (text: string) => {
    if (isFull) throw new Error('ENOSPC');
    lines.push(text);
  };
  for (let n = 0; n < 3; n += 1) writeOut(`lost ${n}\n`, write);
  isFull = false;
  writeOut('there\n', write);
  writeOut('and more\n', write);
  expect(lines.map((line) => (line.startsWith('{') ? JSON.parse(line) : line))).toEqual([
    expect.objectContaining({ lost: 3 }),
    'there\n',
    'and more\n',
  ]);
});
