import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { cutText } from '@/lib/base/cut-text';
import type { FindingKind } from '@/lib/swarm/operations/finding';
import { isMap as isRecord } from './parts';
import { quote } from './quote';

/** A value of a map or a list: where it stands in the text, and how it is written where it is a scalar. */
export interface Cell {
  /** Of the key, or of a list's item. */
  readonly offset: number;
  /** Of the value itself, and of what follows it. */
  readonly valueOffset: number;
  readonly valueEnd: number;
  /** null for maps and lists. */
  readonly written: string | null;
}

/** The cells of maps by key, and of lists by index. */
export type Cells = WeakMap<object, ReadonlyMap<string, Cell>>;

/** YAML that is read, and that we do not take. */
export class Refused extends Error {
  constructor(
    readonly offset: number,
    readonly kind: FindingKind,
    readonly about: string,
    /** Another place that it is about. */
    readonly elsewhere: number | null = null,
  ) {
    super(kind);
  }
}

/** What aliases and merges may add to what is written, in characters. */
const MOST_REPEATED = 1_000_000;
/** Maps and lists within each other. A compose file has a dozen. */
const DEEPEST = 64;
/** YAML's own limit for a key is 1,024 characters, quotes and all. */
const LONGEST_KEY = 1_000;
/** What is told of a key or a tag. */
const LONGEST_ABOUT = 60;

/**
 * A plain scalar that cannot be taken for anything but itself: the docker CLI may tell by its own rules whether it is a
 * number, a truth, a time or a text (`0444` is octal to it, and `yes` true to some of them).
 */
const SAFE =
  /^(?:[-+]?\.?\w[-+.\w]*|~|\d{4}-\d\d?-\d\d?[Tt ]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?)$/;

const TAG = 'tag:yaml.org,2002:';
const TEXT_TAGS: readonly unknown[] = [undefined, '!', `${TAG}str`];
const PLAIN_TAGS: readonly unknown[] = ['null', 'bool', 'int', 'float'].map((name) => TAG + name);

/** A value, and what writing it takes, in characters. */
interface Resolved {
  readonly value: unknown;
  readonly size: number;
  /** As in `Cell`. */
  readonly written: string | null;
}

/**
 * The values of a document, aliases and merges resolved, each once: maps without a prototype, so that no key of a file is
 * found that the file does not have. Throws `Refused` for what cannot be written for the docker CLI exactly as it was
 * read here: tags of other types, keys that are no text, maps that hold themselves or are too deep or too much.
 */
export function resolveYaml(document: Document): { readonly root: unknown; readonly cells: Cells } {
  const cells: Cells = new WeakMap();
  /** null while its node is being read: who names it then stands for itself. */
  const anchors = new Map<string, Resolved | null>();
  let firstAlias: number | null = null;
  let repeated = 0;

  const repeat = (size: number, offset: number) => {
    repeated += size;
    if (repeated > MOST_REPEATED) throw new Refused(firstAlias ?? offset, 'aliases', '');
  };

  function resolve(node: unknown, depth: number): Resolved {
    if (depth > DEEPEST) throw new Refused(startOf(node), 'too-complex', '');
    if (isAlias(node)) {
      firstAlias ??= startOf(node);
      const meant = anchors.get(node.source);
      if (!meant) throw new Refused(firstAlias, 'aliases', '');
      repeat(meant.size, firstAlias);
      return meant;
    }
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
    if (anchor) anchors.set(anchor, null);
    const resolved = isMap(node)
      ? resolveMap(node, depth)
      : isSeq(node)
        ? resolveSeq(node, depth)
        : resolveScalar(node);
    if (anchor) anchors.set(anchor, resolved);
    return resolved;
  }

  function resolveMap(node: YAMLMap, depth: number): Resolved {
    checkTag(node, 'map');
    const value: Record<string, unknown> = Object.create(null);
    const places = new Map<string, Cell>();
    /** Keys that a merge brought: the map's own take their place. */
    const merged = new Set<string>();
    let merge: number | null = null;
    let size = 2;
    const put = (key: string, cell: Cell, inner: unknown) => {
      value[key] = inner;
      places.set(key, cell);
    };
    for (const { key, value: inner } of node.items) {
      const offset = startOf(key);
      const resolved = resolve(inner, depth + 1);
      if (isMergeKey(key)) {
        // An older docker CLI merges both, a newer one refuses them.
        if (merge !== null) throw new Refused(offset, 'double-merge', '<<', merge);
        merge = offset;
        repeat(resolved.size, offset);
        size += resolved.size;
        for (const [name, cell, one] of mergedFrom(resolved.value, offset)) {
          if (places.has(name)) continue;
          put(name, cell, one);
          merged.add(name);
        }
        continue;
      }
      const name = keyOf(key);
      const first = places.get(name);
      // An older docker CLI takes the last one without a word.
      if (first && !merged.delete(name)) throw new Refused(offset, 'double-key', name, first.offset);
      size += name.length + 6 + resolved.size;
      put(name, { offset, ...spanOf(inner), written: resolved.written }, resolved.value);
    }
    cells.set(value, places);
    return { value, size, written: null };
  }

  /** What `<<` brings: of a map, or of maps in a list, of which the first ones count. */
  function* mergedFrom(source: unknown, offset: number): Iterable<readonly [string, Cell, unknown]> {
    for (const map of Array.isArray(source) ? source : [source]) {
      const places = isRecord(map) ? cells.get(map) : undefined;
      if (!isRecord(map) || !places) throw new Refused(offset, 'no-map', '');
      for (const [name, cell] of places) yield [name, cell, map[name]];
    }
  }

  /** The text of a key; an alias may stand for one. */
  function keyOf(node: unknown): string {
    if (!isScalar(node) && !isAlias(node))
      throw new Refused(startOf(node), 'not-plain', isMap(node) ? '{…}' : '[…]');
    const { value } = resolve(node, 0);
    const isPlain = isScalar(node) && node.type === Scalar.PLAIN && node.value !== null;
    const name = isPlain ? node.source : value;
    if (typeof name !== 'string' || name === '<<') {
      const about = isAlias(node) ? `*${node.source}` : String(node.value === null ? '~' : node.source);
      throw new Refused(startOf(node), 'not-plain', about.slice(0, LONGEST_ABOUT));
    }
    if ((quote(name) ?? '').length > LONGEST_KEY)
      throw new Refused(startOf(node), 'not-plain', cutText(name, LONGEST_ABOUT));
    return name;
  }

  function resolveSeq(node: YAMLSeq, depth: number): Resolved {
    checkTag(node, 'seq');
    const value: unknown[] = [];
    const places = new Map<string, Cell>();
    let size = 2;
    for (const item of node.items) {
      const { size: inner, written, value: one } = resolve(item, depth + 1);
      places.set(`${value.length}`, { offset: startOf(item), ...spanOf(item), written });
      value.push(one);
      size += inner + 1;
    }
    cells.set(value, places);
    return { value, size, written: null };
  }

  const { value } = resolve(document.contents, 0);
  return { root: value, cells };
}

function resolveScalar(node: unknown): Resolved {
  if (!isScalar(node)) return { value: null, size: 4, written: 'null' };
  const written = writtenScalar(node);
  return { value: typeof node.value === 'symbol' ? '<<' : node.value, size: written.length, written };
}

function writtenScalar(node: Scalar): string {
  const { tag, source = '' } = node;
  const isTagged = PLAIN_TAGS.includes(tag);
  if (!isTagged && !TEXT_TAGS.includes(tag)) throw new Refused(startOf(node), 'not-plain', tagName(tag));
  if (isTagged || (tag === undefined && node.type === Scalar.PLAIN)) {
    if (source === '') return 'null';
    if (SAFE.test(source)) return source;
    if (isTagged) throw new Refused(startOf(node), 'not-plain', tagName(tag));
  }
  const written = quote(typeof node.value === 'string' ? node.value : source);
  if (written === null) throw new Refused(startOf(node), 'not-plain', '\ufffd');
  return written;
}

function checkTag(node: YAMLMap | YAMLSeq, name: 'map' | 'seq'): void {
  const { tag } = node;
  if (tag !== undefined && tag !== TAG + name) throw new Refused(startOf(node), 'not-plain', tagName(tag));
}

const tagName = (tag: string | undefined): string => (tag ?? '').replace(TAG, '!!').slice(0, LONGEST_ABOUT);

/** `<<` as it stands: in quotes it is a key like others, and read as a merge by some. */
const isMergeKey = (key: unknown): boolean =>
  isScalar(key) && key.type === Scalar.PLAIN && key.source === '<<' && key.tag === undefined;

const spanOf = (node: unknown): Pick<Cell, 'valueOffset' | 'valueEnd'> => {
  const valueOffset = startOf(node);
  return { valueOffset, valueEnd: (node as Partial<Node> | null)?.range?.[1] ?? valueOffset }; // as in startOf
};

/** 0 for what is not there. */
export const startOf = (node: unknown): number => (node as Partial<Node> | null)?.range?.[0] ?? 0; // any node has a range once it is parsed
