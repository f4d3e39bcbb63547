import { describe, expect, test } from 'vitest';
import type { Frame } from './demultiplexer';
import { LineReader, LONGEST_LINE } from './line-reader';

const IDS = 'com.docker.swarm.node.id=n1,com.docker.swarm.service.id=s1,com.docker.swarm.task.id=t1';
const AT = '2026-01-02T03:04:05.123456789Z';

const message = (
  text: string | Buffer,
  options: Partial<Frame> & { at?: string; ids?: string } = {},
): Frame => {
  const { at = AT, ids = IDS, stream = 'stdout', cut = 0 } = options;
  return { stream, cut, bytes: Buffer.concat([Buffer.from(`${at} ${ids} `), Buffer.from(text)]) };
};

describe('line reader', () => {
  test('tells time, ids and text apart', () => {
    const { lines, warnings } = new LineReader().read([
      message('GET / 200 OK\n'),
      message('oops: a=b, c=d\r\n', { stream: 'stderr', ids: `env=prod,${IDS}` }),
      message('\n'),
    ]);
    expect(warnings).toEqual([]);
    const of = { task: 't1', node: 'n1', at: AT, cut: 0 };
    expect(lines).toEqual([
      { ...of, stream: 'stdout', text: 'GET / 200 OK' },
      { ...of, stream: 'stderr', text: 'oops: a=b, c=d' },
      { ...of, stream: 'stdout', text: '' },
    ]);
  });

  test.each([
    ['2026-01-02T03:04:05Z', '2026-01-02T03:04:05.000000000Z'],
    ['2026-01-02T03:04:05.12Z', '2026-01-02T03:04:05.120000000Z'],
    ['2026-01-02T03:04:05.000000001+09:00', '2026-01-01T18:04:05.000000001Z'],
  ])('writes %s so that texts compare as times', (at, expected) => {
    expect(new LineReader().read([message('x\n', { at })]).lines[0]?.at).toBe(expected);
  });

  test('joins the parts of a long line, beside lines of other streams, and says what it cut', () => {
    const part = 'a'.repeat(LONGEST_LINE);
    const { lines } = new LineReader().read([
      message(part),
      message('between\n', { stream: 'stderr' }),
      message(part),
      message('end\n'),
      message('next\n'),
    ]);
    expect(lines.map(({ text, cut }) => [text.length, cut])).toEqual([
      [7, 0],
      [LONGEST_LINE, LONGEST_LINE + 3],
      [4, 0],
    ]);
  });

  test('a part of which the rest never comes is a line of its own', () => {
    const reader = new LineReader();
    expect(reader.read([message('half')]).lines).toEqual([]);
    const { lines } = reader.read([message('later\n', { at: '2026-01-02T03:04:06.000000000Z' })]);
    expect(lines.map(({ text }) => text)).toEqual(['half', 'later']);
    reader.read([message('again')]);
    expect(reader.end().lines.map(({ text }) => text)).toEqual(['again']);
    expect(reader.end().lines).toEqual([]);
  });

  test('makes the best of what is not UTF-8, also where a character is cut', () => {
    const { lines } = new LineReader().read([
      message(Buffer.from([0xff, 0x41, 0xc3, 0x0a])),
      message(`${'a'.repeat(LONGEST_LINE - 1)}é\n`),
    ]);
    expect(lines[0]?.text).toBe('�A�');
    expect(lines[1]).toMatchObject({ text: `${'a'.repeat(LONGEST_LINE - 1)}�`, cut: 1 });
  });

  test('what Docker says itself is a warning, framed or on a terminal', () => {
    const words =
      'warning: incomplete log stream. some logs could not be retrieved: node n2 is not available';
    const said = Buffer.from(`Error grabbing logs: rpc error: code = Unknown desc = ${words}\n`);
    for (const stream of ['system', 'stdout'] as const)
      expect(new LineReader().read([{ stream, bytes: said, cut: 0 }])).toEqual({
        lines: [],
        warnings: [words],
      });
  });

  test('what nobody of Docker’s said is not repeated, and told once', () => {
    const reader = new LineReader();
    const strange = (text: string) => ({ stream: 'stdout' as const, bytes: Buffer.from(text), cut: 0 });
    const { lines, warnings } = reader.read([
      strange('<html>secret\n'),
      strange('\n'),
      strange('more secret\n'),
    ]);
    expect(lines).toEqual([]);
    expect(warnings).toEqual(['some of what came is not a log of Docker’s, and is left out']);
    expect(reader.read([strange('secret again\n')])).toEqual({ lines: [], warnings: [] });
  });
});
