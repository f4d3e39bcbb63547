import type { Reached, Subject } from '@/lib/swarm/derived/reached';
import type { LaneLayout } from '@/lib/swarm/layout/lane-layout';
import type { ServiceId } from '@/lib/swarm/objects/ids';

/**
 * The ways from one service to another as SVG paths, in the layout's units: along each lane that both join, or out to the
 * world and in by the plug. Between two bands a way goes by the lane's beginning in both.
 */
export function routesOf(
  { bands, start }: LaneLayout,
  { from, to }: Extract<Subject, { readonly kind: 'pair' }>,
  light: Reached,
): readonly string[] {
  const stem = (service: ServiceId, lane: string) =>
    bands.flatMap(({ stems }) => stems).find((each) => each.service === service && each.lane === lane);
  const margin = start - 6;
  const paths = [...light.networks].flatMap((lane) => {
    const a = stem(from.id, lane);
    const b = stem(to.id, lane);
    if (!a || !b) return [];
    const between = a.bottom === b.bottom ? '' : `H${margin} V${b.bottom} `;
    return [`M${a.x} ${a.top} V${a.bottom} ${between}H${b.x} V${b.top}`];
  });
  const plug = light.published.has(to.id)
    ? bands.flatMap(({ plugs }) => plugs).find(({ service }) => service === to.id)
    : undefined;
  const card = bands.flatMap(({ cards }) => cards).find(({ id }) => id === from.id);
  if (!plug || !card) return paths;
  const out = card.x + 18;
  const world = bands.find(({ cards }) => cards.includes(card))?.world?.y;
  const first = world === undefined ? `M${margin} ${plug.top} ` : `M${out} ${card.y} V${world} `;
  const between = world === undefined || world === plug.top ? '' : `H${margin} V${plug.top} `;
  return [...paths, `${first}${between}H${plug.x} V${plug.bottom}`];
}
