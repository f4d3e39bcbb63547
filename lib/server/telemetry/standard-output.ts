import { writeSync } from 'node:fs';

const STANDARD_OUTPUT = 1;
/** Lines that could not be written since the last one that was. */
let lost = 0;

/**
 * Writes a line for the operator. Where it cannot be (a full disk, nobody who reads) the line is lost, and the next one
 * that is written says how many were: a log that cannot be kept ends no server and holds nothing up.
 */
export function writeOut(line: string, write: (text: string) => void = toStandardOutput): void {
  try {
    if (lost > 0)
      write(`${JSON.stringify({ level: 40, lost, msg: 'lines of this log could not be written' })}\n`);
    lost = 0;
    write(line);
  } catch {
    lost += 1;
  }
}

function toStandardOutput(text: string): void {
  for (let rest = Buffer.from(text); rest.length > 0; )
    rest = rest.subarray(writeSync(STANDARD_OUTPUT, rest));
}
