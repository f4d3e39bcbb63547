import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Colour types of PNG, and how many bytes a pixel of 8 bits a channel takes in each. */
const RGB = 2;
const INDEXED = 3;
const RGBA = 6;
const PALETTE = 256;

/** Pixels as 0xRRGGBB. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/**
 * A screenshot as a PNG of at most 256 colours: a third of what the browser writes. Flat pages have few more, and those are
 * the rarest shades at the edges of letters, so each takes the nearest of the frequent ones.
 */
export function lightPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPng(png);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const byCount = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || a - b);
  const palette = byCount.slice(0, PALETTE);
  const index = new Map(byCount.map((colour, i) => [colour, i < PALETTE ? i : nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (const [i, pixel] of pixels.entries())
    rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = index.get(pixel) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, INDEXED], 8);
  const colours = Buffer.alloc(palette.length * 3);
  for (const [i, colour] of palette.entries()) colours.writeUIntBE(colour, i * 3, 3);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Reads a PNG of 8 bits a channel, not interlaced: what a browser writes, and what `lightPng` does. */
export function readPng(png: Buffer): Picture {
  const parts = new Map<string, Buffer[]>();
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    parts.set(type, [...(parts.get(type) ?? []), png.subarray(at + 8, at + 8 + length)]);
    at += length + 12;
  }
  const part = (type: string) => Buffer.concat(parts.get(type) ?? []);
  const header = part('IHDR');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, colourType, , , interlaced] = header.subarray(8);
  const size = colourType === RGB ? 3 : colourType === RGBA ? 4 : 1;
  if (depth !== 8 || interlaced !== 0 || ![RGB, RGBA, INDEXED].includes(colourType ?? -1))
    throw new Error(`This kind of PNG is not read here: ${header.toString('hex')}.`);
  const bytes = unfilter(inflateSync(part('IDAT')), width * size, height, size);
  const palette = part('PLTE');
  const pixels = new Uint32Array(width * height);
  for (let i = 0; i < pixels.length; i += 1)
    pixels[i] = size === 1 ? palette.readUIntBE((bytes[i] ?? 0) * 3, 3) : bytes.readUIntBE(i * size, 3);
  return { width, height, pixels };
}

/** Undoes what PNG does to each row before it is packed: a byte is told by its difference from its neighbours. */
function unfilter(packed: Buffer, stride: number, height: number, size: number): Buffer {
  const bytes = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x >= size ? (bytes[at - size] ?? 0) : 0;
      const up = y > 0 ? (bytes[at - stride] ?? 0) : 0;
      const corner = x >= size && y > 0 ? (bytes[at - stride - size] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      bytes[at] = (packed[y * (stride + 1) + 1 + x] ?? 0) + guess;
    }
  }
  return bytes;
}

function paeth(left: number, up: number, corner: number): number {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, other] of palette.entries()) {
    const far =
      ((other >> 16) - (colour >> 16)) ** 2 +
      (((other >> 8) & 255) - ((colour >> 8) & 255)) ** 2 +
      ((other & 255) - (colour & 255)) ** 2;
    if (far < least) [best, least] = [i, far];
  }
  return best;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** Node.js 20.9 has none of its own. */
function crc32(bytes: Buffer): number {
  let c = 0xffffffff;
  for (const byte of bytes) c = (CRC[(c ^ byte) & 255] ?? 0) ^ (c >>> 8);
  return (c ^ 0xffffffff) >>> 0;
}
