import { Document } from 'yaml';

/** A compose file's text. What is undefined is left out. */
export function printCompose(root: Readonly<Record<string, unknown>>, comment: string): string {
  const document = new Document(JSON.parse(JSON.stringify(root)));
  document.commentBefore = comment
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
  return document.toString({ lineWidth: 0, singleQuote: false });
}
