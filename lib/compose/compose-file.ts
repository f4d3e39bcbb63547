import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Finding, FindingKind } from '@/lib/swarm/finding';

/** The longest compose file that is read, in bytes. The stacks that people write stay far below. */
export const MAX_COMPOSE_BYTES = 256 * 1024;

export type Path = readonly (string | number)[];

/** A compose file as read: its values, and where each of them stands. */
export interface ComposeFile {
  readonly document: Document;
  /** Its values with aliases resolved: plain maps, lists and scalars. */
  readonly root: Readonly<Record<string, unknown>>;
  /** A remark that points at the key at `path`, or at the nearest one above it that is there. */
  at(path: Path, kind: FindingKind, about: string, severity?: Finding['severity']): Finding;
  /** A remark that points at a place in the text. */
  atOffset(offset: number, kind: FindingKind, about: string, severity?: Finding['severity']): Finding;
}

/** Reads YAML as far as it can be read; what cannot is told with its line. Nothing is checked beyond that. */
export function readCompose(
  text: string,
):
  | { readonly ok: true; readonly file: ComposeFile }
  | { readonly ok: false; readonly findings: readonly Finding[] } {
  const refuse = (...findings: Finding[]) => ({ ok: false as const, findings });
  if (new TextEncoder().encode(text).length > MAX_COMPOSE_BYTES)
    return refuse({ ...NOWHERE, kind: 'too-large', about: `${MAX_COMPOSE_BYTES / 1024}` });

  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false });
  const lines = text.split(/\r?\n/);
  const atOffset = (
    offset: number,
    kind: FindingKind,
    about: string,
    severity: Finding['severity'] = 'error',
  ): Finding => {
    const { line, col } = lineCounter.linePos(offset);
    return { kind, severity, line, column: col, source: cut(lines[line - 1] ?? ''), about };
  };
  if (document.errors.length > 0)
    return refuse(
      ...document.errors.slice(0, MOST_ERRORS).map(({ pos, message }) => atOffset(pos[0], 'yaml', message)),
    );
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return refuse({ ...NOWHERE, kind: 'empty', about: '' });
  if (!isMap(document.contents)) return refuse(atOffset(startOf(document.contents), 'no-map', ''));

  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    return refuse(atOffset(firstAlias(document), 'aliases', ''));
  }
  if (holdsItself(root)) return refuse(atOffset(firstAlias(document), 'aliases', ''));
  return {
    ok: true,
    file: {
      document,
      root: root as ComposeFile['root'], // a YAML map, as JavaScript has it
      at: (path, kind, about, severity) => atOffset(offsetOf(document, path), kind, about, severity),
      atOffset,
    },
  };
}

const NOWHERE = { severity: 'error', line: 0, column: 0, source: '' } as const;
const MOST_ERRORS = 20;
/** Uses of one anchor, times those within it. */
const MOST_ALIASES = 10_000;
const LONGEST_LINE = 240;

const cut = (line: string): string => (line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line);

const startOf = (node: unknown): number => (node as Partial<Node> | null)?.range?.[0] ?? 0; // any node has a range once it is parsed

/** Where the key at `path` begins, or the last part of it that is there; through aliases and merged maps. */
function offsetOf(document: Document, path: Path): number {
  let offset = startOf(document.contents);
  let node: unknown = document.contents;
  for (const part of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isSeq(node)) {
      node = node.items[Number(part)];
      if (!node) return offset;
      offset = startOf(node);
      continue;
    }
    const pair = isMap(node) ? node.items.find(({ key }) => keyText(key) === String(part)) : undefined;
    if (!pair) return offset;
    offset = startOf(pair.key);
    node = pair.value;
  }
  return offset;
}

const keyText = (key: unknown): string => String(isScalar(key) ? key.value : key);

function firstAlias(document: Document): number {
  const find = (node: unknown): number | null => {
    if (isAlias(node)) return startOf(node);
    const inner = isMap(node) ? node.items.map(({ value }) => value) : isSeq(node) ? node.items : [];
    for (const one of inner) {
      const found = find(one);
      if (found !== null) return found;
    }
    return null;
  };
  return find(document.contents) ?? 0;
}

/** Each value is entered once, so that shared ones cost nothing. */
function holdsItself(root: unknown): boolean {
  const open = new Set<unknown>();
  const closed = new Set<unknown>();
  const enter = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null || closed.has(value)) return false;
    if (open.has(value)) return true;
    open.add(value);
    const found = Object.values(value).some(enter);
    open.delete(value);
    closed.add(value);
    return found;
  };
  return enter(root);
}
