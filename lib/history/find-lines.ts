import { activitySort, isOfKind } from '@/lib/swarm/picture/activity-kinds';
import {
  type ActivityFilter,
  type ActivityPage,
  HOUR_MS,
  type KeptActivity,
  MINUTE_MS,
  type MinuteCount,
} from '@/lib/swarm/picture/kept-activity';
import type { ActivityQuestion } from './history';

/** What of `lines`, oldest first, answers the question at the time `now`. */
export function findLines(
  lines: readonly KeptActivity[],
  { before, limit, filter }: ActivityQuestion,
  now: number,
): Omit<ActivityPage, 'since' | 'from' | 'gaps'> {
  const fits = matcher(filter);
  const minutes = lastMinutes(now);
  const first = minutes[0]?.at ?? now;
  const found: KeptActivity[] = [];
  let matched = 0;
  let hasOlder = false;
  let summed = 0;
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = lines[i];
    if (!line) continue;
    if (line.kind === 'many') summed += line.count;
    if (!fits(line)) continue;
    const count = minutes[Math.floor((line.at - first) / MINUTE_MS)];
    if (count) count[activitySort(line)] += line.kind === 'many' ? line.count : 1;
    if (filter.minute !== null && minuteOf(line.at) !== minuteOf(filter.minute)) continue;
    matched += 1;
    if (before !== null && line.seq >= before) continue;
    if (found.length < limit) found.push(line);
    else hasOlder = true;
  }
  return { lines: found, hasOlder, matched, total: lines.length, summed, minutes };
}

const minuteOf = (at: number): number => Math.floor(at / MINUTE_MS);

type Counting = { -readonly [K in keyof MinuteCount]: MinuteCount[K] };

function lastMinutes(now: number): Counting[] {
  const last = minuteOf(now) * MINUTE_MS;
  return Array.from({ length: HOUR_MS / MINUTE_MS }, (_, n) => ({
    at: last - HOUR_MS + (n + 1) * MINUTE_MS,
    failure: 0,
    change: 0,
    other: 0,
  }));
}

/** All of the filter but its minute. What is kept as a number is of no stack, service or node. */
function matcher({ kind, stack, service, node, text }: ActivityFilter): (line: KeptActivity) => boolean {
  const words = (text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return (line) => {
    const { subject } = line;
    if (kind !== null && !isOfKind(line, kind)) return false;
    if (stack !== null && subject.stack !== stack) return false;
    if (service !== null && subject.serviceName !== service) return false;
    if (node !== null && !subject.nodes.includes(node)) return false;
    if (words.length === 0) return true;
    const said = wordsOf(line);
    return words.every((word) => said.includes(word));
  };
}

/** Of each line that was searched. */
const spoken = new WeakMap<KeptActivity, string>();

/** What it says, in Docker's words and names; the sentence around them is the page's, in its language. */
function wordsOf(line: KeptActivity): string {
  const known = spoken.get(line);
  if (known !== undefined) return known;
  const { subject, ...told } = line;
  const texts = Object.values(told).filter((value) => typeof value === 'string');
  const words = [...texts, subject.serviceName, subject.stack, ...subject.nodes].join('\n').toLowerCase();
  spoken.set(line, words);
  return words;
}
