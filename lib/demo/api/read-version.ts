import { ApiError } from '../control/api-error';

/** The `version` that an update names. Throws 400 with Go's words. */
export function readVersion(kind: string, query: URLSearchParams): number {
  const text = query.get('version') ?? '';
  if (/^\d+$/.test(text)) return Number(text);
  throw new ApiError(
    400,
    `invalid ${kind} version '${text}': strconv.ParseUint: parsing "${text}": invalid syntax`,
  );
}
