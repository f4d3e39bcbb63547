import { keysOf } from '@/lib/base/keys';
import { elementSpans, type Span, spanOf } from './json-span';

/**
 * Puts `value`, JSON text, at a path of keys in the JSON text of an object; the objects on the way are made where they
 * are missing (or null). All else stays to the byte.
 */
export function withValue(text: string, path: readonly string[], value: string): string {
  const found = spanOf(text, path);
  if (found) return splice(text, found, value);
  const parentPath = path.slice(0, -1);
  const [key = ''] = path.slice(-1);
  const parent = spanOf(text, parentPath);
  const member = `${JSON.stringify(key)}:${value}`;
  if (!parent || text[parent.start] !== '{') return withValue(text, parentPath, `{${member}}`);
  const start = parent.start + 1;
  const isEmpty = text.slice(start, parent.end).trim() === '}';
  return splice(text, { start, end: start }, isEmpty ? member : `${member},`);
}

/** The texts of the elements of the array at a path; none where there is no array. */
export function elementsAt(text: string, path: readonly string[]): readonly string[] {
  const array = spanOf(text, path);
  if (!array || text[array.start] !== '[') return [];
  return elementSpans(text, array.start).map(({ start, end }) => text.slice(start, end));
}

/** Puts other elements in the array at a path; where they are the same, all stays. */
export function withElements(
  text: string,
  path: readonly string[],
  edit: (elements: readonly string[]) => readonly string[],
): string {
  const elements = elementsAt(text, path);
  const next = edit(elements);
  const isSame = next.length === elements.length && next.every((own, i) => own === elements[i]);
  return isSame ? text : withValue(text, path, `[${next.join(',')}]`);
}

/** Puts those members that are wanted other than before, each under its name in the text. */
export const withMembers = <K extends string>(
  text: string,
  path: readonly string[],
  names: { readonly [M in K]: string },
  wanted: NoInfer<{ readonly [M in K]: unknown }>,
  before: NoInfer<{ readonly [M in K]: unknown }>,
): string =>
  keysOf(names)
    .filter((member) => wanted[member] !== before[member])
    .reduce((now, member) => withValue(now, [...path, names[member]], JSON.stringify(wanted[member])), text);

const splice = (text: string, { start, end }: Span, value: string): string =>
  text.slice(0, start) + value + text.slice(end);
