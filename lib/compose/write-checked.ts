import type { ComposeFile } from './compose-file';
import { SECTIONS } from './keys';
import { quote } from './quote';

/**
 * A compose file as it was read and checked, for the docker CLI: one line of printable ASCII, every key and text in
 * quotes, aliases and merges resolved, remarks (`x-…`) left out. There is nothing in it that another YAML parser could
 * take for something else; only of what kind a plain word is (`0444`, `yes`) is the CLI's to say.
 */
export function writeChecked({ root, cells }: ComposeFile): string {
  function write(value: unknown, written: string | null, shape: Shape | null): string {
    if (typeof value !== 'object' || value === null) return written ?? 'null';
    const inner = [...(cells.get(value) ?? [])];
    if (Array.isArray(value))
      return `[${inner.map(([, cell], i) => write(value[i], cell.written, null)).join(', ')}]`;
    const map = value as Readonly<Record<string, unknown>>; // what is no list
    const entries = inner
      .filter(([key]) => !(shape?.hasRemarks && key.startsWith('x-')))
      .map(([key, cell]) => `${quote(key)}: ${write(map[key], cell.written, shape?.within(key) ?? null)}`);
    return `{${entries.join(', ')}}`;
  }
  return write(root, null, FILE);
}

/** Of the maps in which `x-…` is a remark. Elsewhere, as among labels, it is a key like others. */
interface Shape {
  readonly hasRemarks: boolean;
  within(key: string): Shape | null;
}

const OBJECT: Shape = { hasRemarks: true, within: () => null };
const SERVICE: Shape = { hasRemarks: true, within: (key) => (key === 'deploy' ? OBJECT : null) };
const SERVICES: Shape = { hasRemarks: false, within: () => SERVICE };
const OBJECTS: Shape = { hasRemarks: false, within: () => OBJECT };
const FILE: Shape = {
  hasRemarks: true,
  within: (key) => (key === 'services' ? SERVICES : SECTIONS.has(key) ? OBJECTS : null),
};
