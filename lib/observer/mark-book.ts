import { compareNames } from '@/lib/base/compare';
import { forgetOldest } from '@/lib/base/forget-oldest';
import {
  HUES,
  PATTERNS,
  type Service,
  type ServiceMark,
  shortServiceName,
} from '@/lib/swarm/objects/service';

type Named = Pick<Service, 'name' | 'stack' | 'createdAt'>;
type Marks = ReadonlyMap<string, ServiceMark>;

/** As many names as are remembered after their services went. */
const MOST_GONE = 1_000;
const PLACES = HUES * PATTERNS;

/** Colours in use grow with the number of services, so that few services get the most distant ones. */
const paletteFor = (services: number): number => (services <= 7 ? 7 : services <= HUES ? HUES : PLACES);

/**
 * Which mark a name has. It keeps it while its service is there and after it went, so that a stack that is deployed again
 * looks as it did. Services that come together are taken in the order of their creation, as if each had come by itself: a
 * server that starts anew draws the same.
 */
export class MarkBook {
  private marks: Marks = new Map();
  private readonly gone = new Map<string, ServiceMark>();

  /** The marks of all services that there are now, by name. The same map while the names are the same. */
  marksFor(services: readonly Named[]): Marks {
    const fresh = services.filter(({ name }) => !this.marks.has(name));
    if (fresh.length === 0 && services.length === this.marks.size) return this.marks;
    const names = new Set(services.map(({ name }) => name));
    const marks = new Map<string, ServiceMark>();
    for (const [name, mark] of this.marks)
      if (names.has(name)) marks.set(name, mark);
      else {
        this.gone.set(name, mark);
        forgetOldest(this.gone, MOST_GONE);
      }
    const taken = new Taken(marks.values());
    const ever = new Taken([...marks.values(), ...this.gone.values()]);
    for (const service of fresh.sort(byCreation)) {
      const known = this.gone.get(service.name) ?? null;
      const mark = markFor(service, known, paletteFor(marks.size + 1), ever, taken);
      this.gone.delete(service.name);
      marks.set(service.name, mark);
      for (const each of [taken, ever]) each.add(mark);
    }
    this.marks = marks;
    return marks;
  }
}

const byCreation = (a: Named, b: Named): number => a.createdAt - b.createdAt || compareNames(a.name, b.name);

/** What of the marks is in use. */
class Taken {
  private readonly places = new Set<number>();
  private readonly monograms = new Set<string>();

  constructor(marks: Iterable<ServiceMark>) {
    for (const mark of marks) this.add(mark);
  }

  add(mark: ServiceMark): void {
    this.places.add(placeOf(mark));
    this.monograms.add(mark.monogram);
  }

  hasPlace = (place: number): boolean => this.places.has(place);
  hasMonogram = (monogram: string): boolean => this.monograms.has(monogram);
}

const placeOf = ({ hue, pattern }: ServiceMark): number => pattern * HUES + hue;

/** What it had, where nobody has that now; else what nobody ever had, or nobody has now. Shared where all is taken. */
function markFor(
  service: Named,
  known: ServiceMark | null,
  palette: number,
  ever: Taken,
  taken: Taken,
): ServiceMark {
  const start = hash(service.name);
  const places = [palette, PLACES].flatMap((size) =>
    Array.from({ length: size }, (_, step) => (start + step) % size),
  );
  const own = known && placeOf(known);
  const place = choose(own, places, ever.hasPlace, taken.hasPlace) ?? own ?? start % PLACES;
  const monograms = [shortServiceName(service), service.name].flatMap(monogramsOf);
  const letters = known?.monogram ?? null;
  const monogram = choose(letters, monograms, ever.hasMonogram, taken.hasMonogram) ?? monograms[0] ?? '??';
  if (known && place === own && monogram === known.monogram) return known;
  return { hue: place % HUES, pattern: Math.floor(place / HUES), monogram };
}

/** `own`, unless somebody has it now; else the first of all that nobody ever had, or nobody has now. */
function choose<T>(
  own: T | null,
  all: readonly T[],
  wasEver: (one: T) => boolean,
  isTaken: (one: T) => boolean,
): T | undefined {
  if (own !== null && !isTaken(own)) return own;
  return all.find((one) => !wasEver(one)) ?? all.find((one) => !isTaken(one));
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
