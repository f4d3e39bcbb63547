import { ACTIVITY_KINDS } from '@/lib/swarm/picture/activity-kinds';
import { type ActivityFilter, LONGEST_FILTER_TEXT, MINUTE_MS } from '@/lib/swarm/picture/kept-activity';

/** Reads `?kind=…&stack=…&service=…&node=…&minute=2026-01-31T12:00&q=…` (UTC); what makes no sense is left out. */
export function parseActivityFilter(parameters: { get(name: string): string | null }): ActivityFilter {
  const text = (name: string) => parameters.get(name)?.slice(0, LONGEST_FILTER_TEXT) || null;
  return {
    kind: ACTIVITY_KINDS.find((kind) => kind === parameters.get('kind')) ?? null,
    stack: text('stack'),
    service: text('service'),
    node: text('node'),
    minute: parseMinute(parameters.get('minute')),
    text: text('q'),
  };
}

function parseMinute(text: string | null): number | null {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text ?? '') ? Date.parse(`${text}:00Z`) : Number.NaN;
  return at >= 0 ? at : null;
}

/** `search` with a part of the filter changed. */
export function activitySearch(search: string, change: Partial<ActivityFilter>): string {
  const parameters = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    const key = name === 'text' ? 'q' : name;
    if (value === null) parameters.delete(key);
    else parameters.set(key, typeof value === 'number' ? minuteText(value) : value);
  }
  const query = String(parameters);
  return query && `?${query}`;
}

const minuteText = (at: number): string =>
  new Date(Math.floor(at / MINUTE_MS) * MINUTE_MS).toISOString().slice(0, 16);

/** Changes part of the address; Back takes it back. */
export function changeFilter(change: Partial<ActivityFilter>): void {
  const search = activitySearch(location.search, change);
  if (search !== location.search) history.pushState(null, '', `${location.pathname}${search}`);
}
