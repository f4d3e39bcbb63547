/** The docker CLI's words on a deploy, line by line, without those that are about its own options. */
export const cliRemarks = (complaint: string): readonly string[] =>
  complaint
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line && !/^(Since --detach=|In a future release, --detach=|Flag --)/.test(line));
