import { markdown } from './report';
import { CHANGES_PER_SECOND, type Soak } from './soak';
import { growth, type Point } from './statistics';

/** What starts cold grows for a while: the growth counts after this share of the time. */
const WARM_UP = 1 / 6;
/** Most tasks have changed by then, and hold what came by the wire in place of what the first picture shared. */
const ALL_CHANGED = 1 / 2;
const AIM = 0.05;
const inMB = (bytes: number): string => (bytes / 1e6).toFixed(1);
const inPercent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** A markdown table: where the line through each series starts after the warm-up, and by how much it rises until the end. */
export function soakTable(found: Soak): string {
  const row = (name: string, series: readonly Point[], aim: number | null) => {
    const [first, last] = [series[0], series.at(-1)];
    const since = (share: number) => series.filter(({ at }) => at >= (last?.at ?? 0) * share);
    const counted = since(WARM_UP);
    const grown = growth(counted);
    const isMissed = aim !== null && grown > aim;
    const told = isMissed ? `**${inPercent(grown)}** ✗` : inPercent(grown);
    const cells = [first, counted[0], last].map((point) => (point ? inMB(point.value) : '–'));
    const late = inPercent(growth(since(ALL_CHANGED)));
    return [name, ...cells, told, aim === null ? '' : `≤ ${inPercent(aim)}`, late];
  };
  const rows = [
    ['', 'at first', 'after a sixth', 'at the end', 'growth since then', 'aim', 'in the second half'],
    ['---', '---', '---', '---', '---', '---', '---'],
    row('server’s heap after a collection, MB', found.serverHeap, AIM),
    row('page’s heap after a collection, MB', found.pageHeap, AIM),
    row('… of a page that is opened then, MB', found.openedHeap, null),
    row('server’s resident memory, MB', found.resident, null),
  ];
  const changes = CHANGES_PER_SECOND * (found.serverHeap.at(-1)?.at ?? 0);
  const told = `${changes.toFixed(0)} changes, ${CHANGES_PER_SECOND} a second, at 3,000 tasks.`;
  return `${markdown(rows)}\n${told} The growth is that of the line through ${found.serverHeap.length} samples (least squares).\n`;
}
