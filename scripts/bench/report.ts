import { keysOf } from '@/lib/base/keys';
import { BUDGET, type Figures, SIZES, type Size } from './budget';
import type { Measured } from './statistics';

/** What was found at one size. */
export interface SizeResult {
  readonly size: Size;
  readonly figures: Figures;
}

const MISSED = '✗';

/** A markdown table with a row for each figure, and an aim beside each size. */
export function tableOf(sizes: readonly SizeResult[]): string {
  const heads = sizes.flatMap(({ size }) => [
    `${size.nodes.toLocaleString('en')} nodes / ${size.tasks.toLocaleString('en')} tasks`,
    'aim',
  ]);
  const rows = FIGURES.filter((figure) => sizes.some(({ figures }) => figures[figure])).map((figure) => {
    const { name, aims, digits } = BUDGET[figure];
    return [
      name,
      ...sizes.flatMap(({ size, figures }) =>
        cells(figures[figure], aims[SIZES.indexOf(size)] ?? null, digits),
      ),
    ];
  });
  const table = markdown([['', ...heads], ['---', ...heads.map(() => '---')], ...rows]);
  return `${table}\nMedian, or the quantile that is named (least–most; how many samples). ${MISSED} misses its aim.\n`;
}

const FIGURES = keysOf(BUDGET);

/** How a figure is told, and its aim. */
export function cells(
  found: Measured | undefined,
  aim: number | null,
  digits: number,
): [value: string, aim: string] {
  const told = aim === null ? '' : `≤ ${aim.toLocaleString('en')}`;
  if (!found) return ['–', told];
  const text = (value: number) =>
    value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  // As it is told: frames come in ticks of 16.7 ms, and two of them are 33.
  const isMissed = aim !== null && Number(found.value.toFixed(digits)) > aim;
  const value = isMissed ? `**${text(found.value)}** ${MISSED}` : text(found.value);
  const spread = found.count > 1 ? ` (${text(found.least)}–${text(found.most)}; ${found.count})` : '';
  return [value + spread, told];
}

/** Rows of markdown. */
export const markdown = (rows: readonly (readonly string[])[]): string =>
  rows.map((each) => `| ${each.join(' | ')} |\n`).join('');

/** `document` with `text` between the comments `<!-- name -->` and `<!-- /name -->`; throws where they are missing. */
export function replaceSection(document: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const start = document.indexOf(open);
  const end = document.indexOf(close, start);
  if (start < 0 || end < 0) throw new Error(`there is no ${open} … ${close}`);
  return `${document.slice(0, start + open.length)}\n${text}${document.slice(end)}`;
}
