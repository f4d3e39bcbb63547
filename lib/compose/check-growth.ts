import { own } from '@/lib/base/own';
import type { Finding } from '@/lib/swarm/operations/finding';
import { eachVariable, fillIn } from './cli-template';
import type { ComposeFile } from './compose-file';
import { isMap, list, map } from './parts';

/** Characters of a file's texts with their variables filled in: the docker CLI takes seven times as much memory. */
const MOST_FILLED = 2_000_000;
/** Of all ranges in a file: the docker CLI writes down each port of them, and compares each with others. */
const MOST_PORTS = 100_000;

/** A file that is short, and of which the docker CLI would make so much that the machine has no room for it. */
export function checkGrowth(file: ComposeFile, values: Readonly<Record<string, string>>): Finding[] {
  const isTooMuch = filledSize(file, values) > MOST_FILLED || portsOf(file, values) > MOST_PORTS;
  return isTooMuch ? [file.at(['services'], 'too-much', '')] : [];
}

/** Of the texts with variables, as often as aliases repeat them. Each map and list is looked at once. */
function filledSize({ root, cells }: ComposeFile, values: Readonly<Record<string, string>>): number {
  const sizes = new Map<object, number>();
  const sizeOf = (value: unknown): number => {
    if (typeof value === 'string') return value.includes('$') ? sizeOfText(value, values) : 0;
    if (typeof value !== 'object' || value === null) return 0;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    let size = 0;
    for (const key of cells.get(value)?.keys() ?? [])
      size += sizeOf((value as Readonly<Record<string, unknown>>)[key]); // its cells are those of its keys
    sizes.set(value, size);
    return size;
  };
  return sizeOf(root);
}

function sizeOfText(text: string, values: Readonly<Record<string, string>>): number {
  let size = text.length;
  eachVariable(text, (name) => {
    size += own(values, name)?.length ?? 0;
  });
  return size;
}

/** Takes time in proportion to what `filledSize` counts. */
const portsOf = ({ root }: ComposeFile, values: Readonly<Record<string, string>>): number =>
  Object.values(map(root.services))
    .flatMap((service) => list(isMap(service) ? service.ports : null))
    .filter((port) => typeof port === 'string')
    .reduce((sum, port) => sum + widest(fillIn(port, values)), 0);

/** Ports of `127.0.0.1:8000-8010:80-90/udp`. */
const widest = (port: string): number =>
  [...port.matchAll(/(\d+)-(\d+)/g)].reduce(
    (most, [, from, to]) => Math.max(most, Number(to) - Number(from) + 1),
    1,
  );
