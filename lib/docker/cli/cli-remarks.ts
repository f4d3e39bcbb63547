/**
 * The docker CLI's words on a deploy, line by line, without those that are about its own options, and without the log's
 * `time="…" level=warning msg="…"` around them.
 */
export const cliRemarks = (complaint: string): readonly string[] =>
  complaint
    .split('\n')
    .map((line) => unwrapped(line.trim()))
    .filter((line) => line && !/^(Since --detach=|In a future release, --detach=|Flag --)/.test(line));

/** What a line of the log says; a line that is none of it as it is. */
function unwrapped(line: string): string {
  const message = /^time=\S+ level=\w+ msg=(?:"((?:[^"\\]|\\.)*)"|(\S*))/.exec(line);
  if (!message) return line;
  const [, quoted, plain = ''] = message;
  return quoted?.replace(/\\(.)/g, '$1') ?? plain;
}
