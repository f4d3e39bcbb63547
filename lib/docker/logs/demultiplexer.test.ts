import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Demultiplexer, type Frame, LONGEST_FRAME } from './demultiplexer';

const TYPES = { stdin: 0, stdout: 1, stderr: 2, system: 3 } as const;

function frame(type: number, bytes: Uint8Array): Buffer {
  const header = Buffer.alloc(8);
  header.writeUInt8(type, 0);
  header.writeUInt32BE(bytes.length, 4);
  return Buffer.concat([header, bytes]);
}

/** Reads `bytes` cut at these places. */
function readCut(bytes: Buffer, cuts: readonly number[]): Frame[] {
  const demultiplexer = new Demultiplexer();
  const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const pieces = [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length));
  return [...pieces.flatMap((piece) => demultiplexer.push(piece)), ...demultiplexer.end()];
}

const cuts = fc.array(fc.nat(), { maxLength: 60 });

describe('demultiplexer', () => {
  test('gives the same frames however the stream is cut', () => {
    const messages = fc.array(
      fc.tuple(fc.constantFrom('stdout' as const, 'stderr' as const, 'system' as const), fc.uint8Array()),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(messages, cuts, (sent, at) => {
        const stream = Buffer.concat(sent.map(([type, bytes]) => frame(TYPES[type], bytes)));
        expect(readCut(stream, at).map((one) => [one.stream, [...one.bytes], one.cut])).toEqual(
          sent.map(([type, bytes]) => [type, [...bytes], 0]),
        );
      }),
    );
  });

  test('gives the same lines of a terminal however the stream is cut', () => {
    const texts = fc.array(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')),
      {
        minLength: 1,
        maxLength: 20,
      },
    );
    fc.assert(
      fc.property(texts, cuts, (sent, at) => {
        const lines = sent.map((text) => `2026-01-01T00:00:00.000000000Z ${text}\n`);
        expect(readCut(Buffer.from(lines.join('')), at).map(({ bytes }) => bytes.toString())).toEqual(
          lines.map((line) => Buffer.from(line).toString()),
        );
      }),
    );
  });

  test('keeps little of a frame or a line without end', () => {
    const long = Buffer.alloc(LONGEST_FRAME + 1_000, 'x');
    const [framed] = readCut(frame(TYPES.stderr, long), [70_000]);
    expect(framed).toMatchObject({ stream: 'stderr', cut: 1_000 });
    expect(framed?.bytes.length).toBe(LONGEST_FRAME);
    const [raw] = readCut(long, [10, 20, 66_000]);
    expect(raw?.bytes.length).toBe(LONGEST_FRAME);
    expect(raw?.cut).toBe(1_000);
  });

  test('gives what came of a frame that was cut off', () => {
    expect(readCut(frame(TYPES.stdout, Buffer.from('hello')).subarray(0, 11), [])).toMatchObject([
      { stream: 'stdout', bytes: Buffer.from('hel') },
    ]);
  });

  test('refuses what cannot be Docker’s', () => {
    const demultiplexer = new Demultiplexer();
    expect(() => demultiplexer.push(Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 9]))).toThrow(/frames/);
  });
});
