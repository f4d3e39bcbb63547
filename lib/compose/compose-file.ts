import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { cutText } from '@/lib/base/cut-text';
import type { Finding, FindingKind } from '@/lib/swarm/operations/finding';
import { type Cell, type Cells, Refused, resolveYaml, startOf } from './resolve-yaml';

/** The longest compose file that is read, in bytes. The stacks that people write stay far below. */
export const MAX_COMPOSE_BYTES = 256 * 1024;

export type Path = readonly (string | number)[];

/** A compose file as read: its values, and where each of them stands. */
export interface ComposeFile {
  /** As it was typed. */
  readonly text: string;
  /** Its values with aliases resolved: maps without a prototype, lists and scalars. */
  readonly root: Readonly<Record<string, unknown>>;
  /** Where the values of its maps and lists stand, and how they are written. */
  readonly cells: Cells;
  /** A remark that points at the key at `path`, or at the nearest one above it that is there. */
  at(path: Path, kind: FindingKind, about: string, severity?: Finding['severity']): Finding;
  /** A remark that points at a line, from 1; at the first or last one where the text has no such line. */
  atLine(line: number, kind: FindingKind, about: string, severity?: Finding['severity']): Finding;
  /** A remark that points at a place in the text. */
  atOffset(offset: number, kind: FindingKind, about: string, severity?: Finding['severity']): Finding;
}

/**
 * Reads YAML as far as it can be read; what cannot is told with its line. Nothing is checked beyond that. Takes time in
 * proportion to the text.
 */
export function readCompose(
  text: string,
  maxBytes = MAX_COMPOSE_BYTES,
):
  | { readonly ok: true; readonly file: ComposeFile }
  | { readonly ok: false; readonly findings: readonly Finding[] } {
  const refuse = (...findings: Finding[]) => ({ ok: false as const, findings });
  const tooLarge = sizeMistake(text, maxBytes);
  if (tooLarge) return refuse(tooLarge);

  const lineCounter = new LineCounter();
  const document = withoutStacks(() =>
    parseDocument(text, {
      lineCounter,
      // Whatever `%YAML` says: by version 1.1 a date is no text, but an object without keys.
      schema: 'core',
      // Keys are compared when they are resolved: the parser would compare each with each.
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    }),
  );
  const lines = text.split(/\r?\n/);
  const atOffset = (
    offset: number,
    kind: FindingKind,
    about: string,
    severity: Finding['severity'] = 'error',
  ): Finding => {
    const { line, col } = lineCounter.linePos(offset);
    return {
      kind,
      severity,
      line,
      column: col,
      source: cutText(lines[line - 1] ?? '', LONGEST_LINE),
      about: cutText(about, LONGEST_ABOUT),
    };
  };
  const deep = document.errors.find(({ code }) => code === 'RESOURCE_EXHAUSTION');
  if (deep) return refuse(atOffset(deep.pos[0], 'too-complex', ''));
  if (document.errors.length > 0)
    return refuse(
      ...document.errors
        .slice(0, MOST_ERRORS)
        .map(({ code, pos, message }) =>
          code === 'MULTIPLE_DOCS'
            ? atOffset(pos[0], 'many-documents', '')
            : atOffset(pos[0], 'yaml', message),
        ),
    );
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    return refuse({ ...NOWHERE, kind: 'empty', about: '' });
  if (!isMap(document.contents)) return refuse(atOffset(startOf(document.contents), 'no-map', ''));

  try {
    const { root, cells } = resolveYaml(document);
    return {
      ok: true,
      file: {
        text,
        root: root as ComposeFile['root'], // a YAML map
        cells,
        at: (path, kind, about, severity) =>
          atOffset(offsetOf(root, cells, path) ?? startOf(document.contents), kind, about, severity),
        atLine: (line, kind, about, severity) =>
          atOffset(lineCounter.lineStarts[Math.min(line, lines.length) - 1] ?? 0, kind, about, severity),
        atOffset,
      },
    };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { offset, kind, about, elsewhere } = error;
    return refuse({
      ...atOffset(offset, kind, about),
      ...(elsewhere !== null && { elsewhere: lineCounter.linePos(elsewhere).line }),
    });
  }
}

/** The remark on a file that is too long to be read, null where it is not. */
export const sizeMistake = (text: string, maxBytes = MAX_COMPOSE_BYTES): Finding | null =>
  // Each character takes a byte at least, and three at most.
  text.length > maxBytes || (text.length * 3 > maxBytes && new TextEncoder().encode(text).length > maxBytes)
    ? { ...NOWHERE, kind: 'too-large', about: `${maxBytes / 1024}` }
    : null;

export const NOWHERE = { severity: 'error', line: 0, column: 0, source: '' } as const;
const MOST_ERRORS = 20;
const LONGEST_LINE = 240;
/** A name that stands in the file may be as long as the file, and be meant a hundred times by aliases. */
const LONGEST_ABOUT = 1_000;

/** Text that is no YAML at all makes an error for each character; where in the parser each arose is of no use. */
function withoutStacks<T>(work: () => T): T {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Where the key at `path` begins, or the last part of it that is there; null where not even the first is. */
function offsetOf(root: unknown, cells: Cells, path: Path): number | null {
  let offset: number | null = null;
  let value = root;
  for (const part of path) {
    const cell: Cell | undefined =
      typeof value === 'object' && value !== null ? cells.get(value)?.get(String(part)) : undefined;
    if (!cell) return offset;
    offset = cell.offset;
    value = (value as Readonly<Record<string, unknown>>)[part]; // just found there
  }
  return offset;
}
