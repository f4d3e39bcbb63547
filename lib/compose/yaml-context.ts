/** Where in a compose file somebody types. Lists are `-` in a path: `['services', 'web', 'networks', '-']`. */
export interface YamlContext {
  /** Where the word that is typed begins, in characters. */
  readonly from: number;
  /** Of a key: what it would stand in. Of a value: the key or list that it is of. */
  readonly path: readonly string[];
  readonly place: 'key' | 'value';
  /** Of the word, in its line. */
  readonly column: number;
  /** Within `{…}` or `[…]`. */
  readonly isFlow: boolean;
  /** A word that stands behind a dash, where an entry of the list may be a plain word too. */
  readonly mayBeItem: boolean;
}

/** A line of YAML as far as it counts here: its dashes, its key, and what follows. */
const LINE = /^( *)((?:- +)*)(?:(["']?)((?:[\w.-]|\$\{\w+\})+)\3:(?=\s|$)[ \t]*)?(.*)$/;

/** null: within a comment, a quoted text, or what this does not understand. */
export function contextAt(text: string, position: number): YamlContext | null {
  const start = text.lastIndexOf('\n', position - 1) + 1;
  const before = text.slice(start, position);
  if (/(^|\s)#/.test(before) || before.includes('\t')) return null;
  const [, indent = '', dashes = '', , key, rest = ''] = LINE.exec(before) ?? [];
  const path = ancestors(text.slice(0, start), indent.length, dashes);
  const inner = key === undefined ? path : [...path, key];

  const flow = flowContext(rest, inner);
  if (flow === null) return null;
  const word = flow.word;
  const common = {
    from: position - word.length,
    column: before.length - word.length,
    isFlow: flow.depth > 0,
  };
  if (flow.depth > 0) return { ...common, path: flow.path, place: flow.place, mayBeItem: false };
  if (/["'\s]/.test(rest.trimStart()) && key === undefined) {
    // Such as `- node.role == man`: all of it is the word.
    if (dashes === '' || /["']/.test(rest)) return null;
    return {
      ...common,
      from: position - rest.length,
      column: before.length - rest.length,
      path,
      place: 'value',
      mayBeItem: true,
    };
  }
  if (key !== undefined) {
    if (/["']/.test(rest)) return null;
    return { ...common, from: position - rest.length, path: inner, place: 'value', mayBeItem: false };
  }
  return { ...common, path, place: 'key', mayBeItem: dashes !== '' };
}

/** What a line that begins with `indent` spaces and `dashes` stands in, by the lines before it. */
function ancestors(before: string, indent: number, dashes: string): string[] {
  const path: string[] = [];
  let limit = indent + dashes.length;
  if (dashes !== '') {
    path.unshift('-');
    limit = indent + 1; // its list's key may stand above the dash itself
  }
  const lines = before.split('\n');
  for (let i = lines.length - 1; i >= 0 && limit > 0; i -= 1) {
    const line = lines[i] ?? '';
    if (/^\s*(#|$)/.test(line)) continue;
    const [, spaces = '', marks = '', , key] = LINE.exec(line) ?? [];
    const column = spaces.length + marks.length;
    if (spaces.length >= limit && marks === '') continue;
    if (key !== undefined && column < limit && !(marks === '' && path[0] === '-' && spaces.length > limit)) {
      path.unshift(key);
      limit = column;
    }
    if (marks !== '' && spaces.length < limit) {
      path.unshift('-');
      limit = spaces.length + 1;
    }
  }
  return path;
}

interface Flow {
  readonly depth: number;
  readonly path: readonly string[];
  readonly place: 'key' | 'value';
  readonly word: string;
}

/** Goes through `[…]` and `{…}` as far as they are typed; null within quotes. */
function flowContext(rest: string, path: readonly string[]): Flow | null {
  const open: { readonly path: readonly string[]; readonly isMap: boolean; key: string | null }[] = [];
  let word = '';
  for (const char of rest) {
    const top = open.at(-1);
    const here = top
      ? top.isMap
        ? top.key === null
          ? top.path
          : [...top.path, top.key]
        : [...top.path, '-']
      : path;
    if (char === '"' || char === "'") {
      if ((rest.split(char).length - 1) % 2 === 1) return null;
      continue;
    }
    if ((char === '[' || char === '{') && word.trim() === '')
      open.push({ path: here, isMap: char === '{', key: null });
    else if (!top) {
      word += char;
      continue;
    } else if (char === ']' || char === '}') open.pop();
    else if (char === ',') top.key = null;
    else if (char === ':' && top.isMap && top.key === null) top.key = word.trim();
    else {
      word += char;
      continue;
    }
    word = '';
  }
  const top = open.at(-1);
  if (!top) return { depth: 0, path, place: 'value', word: word.trimStart() };
  const isKey = top.isMap && top.key === null;
  const at = top.isMap ? (top.key === null ? top.path : [...top.path, top.key]) : [...top.path, '-'];
  return { depth: open.length, path: at, place: isKey ? 'key' : 'value', word: word.trimStart() };
}
