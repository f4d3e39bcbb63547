import { Document, type Scalar, type ScalarTag } from 'yaml';
import { quote } from './quote';

/**
 * A compose file's text. What is undefined is left out. Whatever version of YAML its reader speaks, a text stays that
 * text: `yes`, `0777` and `1e3` are in quotes, and a character that some take for the end of a line is escaped.
 */
export function printCompose(root: Readonly<Record<string, unknown>>, comment: string): string {
  const document = new Document(JSON.parse(JSON.stringify(root)), {
    // The docker CLI reads by YAML 1.1.
    compat: 'yaml-1.1',
    customTags: (tags) => [ESCAPED, ...tags],
  });
  document.commentBefore = comment
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString({ lineWidth: 0, singleQuote: false });
}

/** Texts that no style but an escaped one carries through every parser. */
const ESCAPED: ScalarTag = {
  tag: 'tag:yaml.org,2002:str',
  default: true,
  identify: (value) => typeof value === 'string' && (!isEven(value) || isGoNumber(value)),
  resolve: (text) => text,
  stringify: ({ value }: Scalar) => quote(String(value).replace(/\p{Surrogate}/gu, '\ufffd')) ?? '""',
};

/** What the docker CLI's parser takes for a number beyond YAML 1.1: `1e3_`, `0X1F`, `-0o17`. Source: go-yaml, resolve.go. */
const isGoNumber = (text: string): boolean =>
  /^[-+]?(?:0[xob][\da-f]*|(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)$/i.test(text.replaceAll('_', ''));

/** Printable, and with something to be seen at either end: parsers agree on those. */
const isEven = (text: string): boolean =>
  !/[^\P{C}\n]|[\p{Zl}\p{Zp}]|^[ \n]| $|\n\n$|^---|^\.\.\./u.test(text);
