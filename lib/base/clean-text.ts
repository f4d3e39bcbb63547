import { cutText } from './cut-text';

/** Control characters beyond ASCII, line ends that are none in JSON, and marks that turn the direction of what follows. */
const STEERING = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Text that may be written as JSON to a terminal: JSON escapes the control characters of ASCII, and leaves these. */
export const withoutSteering = (json: string): string => json.replaceAll(STEERING, '\ufffd');

/** What a stranger sent, as one line that steers nobody's terminal, of `most` characters and a sign that it was cut. */
export const cleanText = (text: string, most: number): string =>
  withoutSteering(cutText(text, most)).replaceAll(/\p{Cc}/gu, '\ufffd');
