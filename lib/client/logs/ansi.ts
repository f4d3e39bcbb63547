/** How a part of a line looks; what is absent is as the page has it. */
export interface AnsiStyle {
  /** One of the terminal's sixteen (0–15), or `r,g,b`. */
  readonly color?: string | number;
  readonly background?: string | number;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly inverse?: true;
}

export interface AnsiSpan {
  readonly text: string;
  readonly style: AnsiStyle;
}

const PLAIN: AnsiStyle = {};
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is read here
const SPECIAL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;
/** CSI with its parameters and its end; OSC up to its end; any other sequence of ESC. */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is read here
  /\u001b(?:\[([0-?]*)[ -/]*([@-~])|\][^\u0007\u001b]*(?:\u0007|\u001b\\|$)|[ -/]+[0-~]|[0-Z\\^-~])/g;

/**
 * A line in parts that look alike: colours and weights (SGR) are read, any other sequence is left out, as is what a `\r`
 * lets the next words overwrite. What is left of control characters, and those that turn the direction of text around,
 * become visible, so that no line can hide what it holds. The parts are text, never markup.
 */
export function readAnsi(raw: string): readonly AnsiSpan[] {
  if (!SPECIAL.test(raw)) return [{ text: raw, style: PLAIN }];
  const text = afterReturns(raw);
  const spans: AnsiSpan[] = [];
  let style = PLAIN;
  let from = 0;
  const add = (to: number) => {
    if (to > from) spans.push({ text: visible(text.slice(from, to)), style });
  };
  for (const match of text.matchAll(SEQUENCE)) {
    add(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = restyle(style, match[1] ?? '');
  }
  add(text.length);
  return spans;
}

/** The same without its looks: what is searched and copied. */
export const plainText = (raw: string): string =>
  SPECIAL.test(raw)
    ? readAnsi(raw)
        .map(({ text }) => text)
        .join('')
    : raw;

/** What a progress bar shows at its end. */
function afterReturns(text: string): string {
  if (!text.includes('\r')) return text;
  return text.split('\r').findLast((part) => part !== '') ?? '';
}

const visible = (text: string): string =>
  text.replace(new RegExp(SPECIAL, 'g'), (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\ufffd';
  });

function restyle(before: AnsiStyle, parameters: string): AnsiStyle {
  const style: { -readonly [K in keyof AnsiStyle]: AnsiStyle[K] } = { ...before };
  const codes = parameters.split(/[;:]/).map(Number);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (code === 0) for (const key of Object.keys(style)) delete style[key as keyof AnsiStyle];
    else if (code === 1) style.bold = true;
    else if (code === 2) style.dim = true;
    else if (code === 3) style.italic = true;
    else if (code === 4) style.underline = true;
    else if (code === 7) style.inverse = true;
    else if (code === 22) {
      delete style.bold;
      delete style.dim;
    } else if (code === 23) delete style.italic;
    else if (code === 24) delete style.underline;
    else if (code === 27) delete style.inverse;
    else if (code >= 30 && code <= 37) style.color = code - 30;
    else if (code >= 90 && code <= 97) style.color = code - 82;
    else if (code >= 40 && code <= 47) style.background = code - 40;
    else if (code >= 100 && code <= 107) style.background = code - 92;
    else if (code === 39) delete style.color;
    else if (code === 49) delete style.background;
    else if (code === 38 || code === 48) {
      const { color, length } = extended(codes.slice(at + 1));
      if (color !== undefined) style[code === 38 ? 'color' : 'background'] = color;
      at += length;
    }
  }
  return style;
}

/** `5;n` of 256 colours, or `2;r;g;b`; and how many codes it took. */
function extended([kind, ...rest]: readonly number[]): { color?: string | number; length: number } {
  const byte = (value = 0) => Math.min(255, Math.max(0, Math.floor(value) || 0));
  if (kind === 5) {
    const n = byte(rest[0]);
    if (n < 16) return { color: n, length: 2 };
    const grey = 8 + (n - 232) * 10;
    const level = (step: number) => (step === 0 ? 0 : 55 + step * 40);
    const cube = [Math.floor((n - 16) / 36), Math.floor((n - 16) / 6) % 6, (n - 16) % 6];
    return { color: n >= 232 ? `${grey},${grey},${grey}` : cube.map(level).join(','), length: 2 };
  }
  if (kind === 2) return { color: [byte(rest[0]), byte(rest[1]), byte(rest[2])].join(','), length: 4 };
  return { length: rest.length + 1 };
}
