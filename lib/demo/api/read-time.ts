import { ApiError } from '../control/api-error';

/** A time as Docker takes it: seconds since 1970 (with a fraction), RFC 3339, or how long ago, as `10m`. In ms. */
export function readTime(text: string | null, now: number): number | undefined {
  if (text === null || text === '' || text === '0') return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  const ago = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/.exec(text);
  if (ago) {
    const [, hours = 0, minutes = 0, seconds = 0] = ago;
    return now - (Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
  }
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ApiError(400, `parsing time "${text}": cannot parse it`);
  return time;
}
