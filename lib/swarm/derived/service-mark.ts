import { compareNames } from '@/lib/base/compare';
import type { ServiceId } from '../objects/ids';
import { type Service, shortServiceName } from '../objects/service';

/** What a service is known by at a glance: a colour, a pattern on it, and two letters. */
export interface ServiceMark {
  /** 0–11: the `--service-N` colours. The first seven are Okabe and Ito's, without their red. */
  readonly hue: number;
  /** 0 plain, 1 stripes, 2 dots. */
  readonly pattern: number;
  readonly monogram: string;
}

export type ServiceMarks = ReadonlyMap<ServiceId, ServiceMark>;

export const HUES = 12;
export const PATTERNS = 3;

/** Colours in use grow with the number of services, so that few services get the most distant ones. */
const paletteFor = (services: number): number =>
  services < 7 ? 7 : services < HUES ? HUES : HUES * PATTERNS;

/**
 * Marks for `services`: those in `previous` keep theirs, new ones get the place that their name hashes to, or the
 * next free one, in the order in which they were created. The same map when nothing changed.
 */
export function markServices(
  previous: ServiceMarks,
  services: ReadonlyMap<ServiceId, Service>,
): ServiceMarks {
  const kept = new Map([...previous].filter(([id]) => services.has(id)));
  const fresh = [...services.values()].filter((service) => !kept.has(service.id));
  if (fresh.length === 0 && kept.size === previous.size) return previous;
  const places = new Set([...kept.values()].map(({ hue, pattern }) => pattern * HUES + hue));
  const monograms = new Set([...kept.values()].map(({ monogram }) => monogram));
  fresh.sort((a, b) => a.createdAt - b.createdAt || compareNames(a.name, b.name));
  for (const service of fresh) {
    const place = freePlace(hash(service.name), paletteFor(kept.size), places);
    const monogram = freeMonogram([shortServiceName(service), service.name], monograms);
    places.add(place);
    monograms.add(monogram);
    kept.set(service.id, { hue: place % HUES, pattern: Math.floor(place / HUES), monogram });
  }
  return kept;
}

/** The first free place from `start` on, in the whole palette where the small one is full; shared when all are taken. */
function freePlace(start: number, size: number, taken: ReadonlySet<number>): number {
  for (const palette of [size, HUES * PATTERNS]) {
    for (let step = 0; step < palette; step += 1) {
      const place = (start + step) % palette;
      if (!taken.has(place)) return place;
    }
  }
  return start % (HUES * PATTERNS);
}

/** The first that is free of what the names offer; shared where all are taken. */
function freeMonogram(names: readonly string[], taken: ReadonlySet<string>): string {
  const candidates = names.flatMap(monogramsOf);
  return candidates.find((candidate) => !taken.has(candidate)) ?? candidates[0] ?? '??';
}

/** `nginx` offers Ng, Ni, Nn, Nx; `web-front` first Wf. */
function monogramsOf(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters = Array.from(words.join(''));
  const [first = '?', ...rest] = letters;
  const initial = words.length > 1 ? Array.from(words[1] ?? '')[0] : undefined;
  const seconds = initial ? [initial, ...rest] : rest;
  return (seconds.length > 0 ? seconds : ['']).map((second) => first.toUpperCase() + second.toLowerCase());
}

/** FNV-1a, 32 bits: the same for a name on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    value ^= text.charCodeAt(i);
    value = Math.imul(value, 0x01000193);
  }
  return value >>> 0;
}
