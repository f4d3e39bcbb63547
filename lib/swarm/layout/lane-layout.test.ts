import { describe, expect, it } from 'vitest';
import type { NetworkId } from '../objects/ids';
import { LANE_MEASURES, type LaneLayout, layOutLanes } from './lane-layout';
import { aLaneService } from './lane-service.testing';

const lanes = (...names: string[]) => names.map((id) => ({ id: id as NetworkId, letters: id.length }));

const book = [
  aLaneService('echo/nginx: ch03'),
  aLaneService('echo/api: ch03'),
  aLaneService('visualizer/app: own', 1),
];

/** `n` stacks of `each` services on a network of their own, each first one on `proxy`, too. */
function stacks(n: number, each: number) {
  const names = Array.from({ length: n }, (_, i) => `stack${i}`);
  return {
    services: names.flatMap((stack) =>
      Array.from({ length: each }, (_, i) =>
        aLaneService(`${stack}/service${i}: ${stack}${i === 0 ? ' proxy' : ''}`, i === 0 ? 2 : 0),
      ),
    ),
    networks: lanes(...names, 'proxy'),
  };
}

const parts = ({ bands }: LaneLayout) => ({
  cards: bands.flatMap((band) => band.cards),
  lanes: bands.flatMap((band) => band.lanes),
  stems: bands.flatMap((band) => band.stems),
  plugs: bands.flatMap((band) => band.plugs),
});

/** Where a stem passes over a lane that it does not join. */
const crossings = ({ bands }: LaneLayout) =>
  bands.reduce(
    (sum, band) =>
      sum +
      band.stems.reduce(
        (found, stem) =>
          found + band.lanes.filter(({ y, end }) => y > stem.top && y < stem.bottom && end >= stem.x).length,
        0,
      ),
    0,
  );

describe('the lanes', () => {
  it('grow with the room', () => {
    const scales = [700, 1_200, 1_900, 3_800].map(
      (width) => layOutLanes(book, lanes('ch03', 'own'), { width, height: width * 0.45 }).scale,
    );
    expect([...scales].sort((a, b) => a - b)).toEqual(scales);
    expect(scales[0]).toBeLessThan(1.4);
    expect(scales[3]).toBeCloseTo(3);
  });

  it.each([
    [1, 3],
    [4, 4],
    [11, 3],
    [2, 20],
  ])('%i stacks of %i services fill the room and no more', (n, each) => {
    const { services, networks } = stacks(n, each);
    for (const room of [
      { width: 1_850, height: 700 },
      { width: 1_200, height: 400 },
      { width: 700, height: 900 },
    ]) {
      const layout = layOutLanes(services, networks, room);
      const { cards, lanes: drawn, stems } = parts(layout);
      expect(cards).toHaveLength(n * each);
      expect(new Set(drawn.map(({ id }) => id)).size).toBe(n + 1);
      expect(stems).toHaveLength(n * each + n);
      expect(Math.max(...cards.map(({ x, width }) => x + width))).toBeLessThanOrEqual(layout.width);
      expect(Math.min(...cards.map(({ x }) => x))).toBeGreaterThan(layout.start);
      expect(layout.width * layout.scale).toBeLessThanOrEqual(room.width + 1);
      if (layout.scale !== 1) expect(layout.height * layout.scale).toBeLessThanOrEqual(room.height + 1);
      for (const [i, a] of cards.entries())
        for (const b of cards.slice(i + 1))
          expect(a.y !== b.y || a.x + a.width < b.x || b.x + b.width < a.x, `${a.id} and ${b.id}`).toBe(true);
      for (const { y } of drawn)
        expect(y + LANE_MEASURES.label / 2).toBeLessThanOrEqual(layout.height + 0.01);
    }
  });

  it('the one that ends first is nearest to the services, so that no stem crosses it', () => {
    const layout = layOutLanes(book, lanes('own', 'ch03'), { width: 1_200, height: 500 });
    expect(layout.bands).toHaveLength(1);
    expect(layout.bands[0]?.lanes.map(({ id }) => id)).toEqual(['ch03', 'own']);
    expect(crossings(layout)).toBe(0);
  });

  it('a card’s stems are beside each other, and cross none of its own lanes', () => {
    const both = [aLaneService('/a: one two three'), aLaneService('/b: three one')];
    const layout = layOutLanes(both, lanes('one', 'two', 'three'), { width: 1_200, height: 500 });
    const { stems } = parts(layout);
    const own = stems.filter(({ service }) => service === both[0]?.id);
    expect(new Set(own.map(({ x }) => x)).size).toBe(3);
    expect(own.map(({ bottom }) => bottom)).toEqual(
      [...own.map(({ bottom }) => bottom)].sort((a, b) => a - b),
    );
  });

  it('no world without a published port; a plug for each service that has one', () => {
    const room = { width: 1_200, height: 500 };
    expect(layOutLanes(book.slice(0, 2), lanes('ch03'), room).bands[0]?.world).toBeNull();
    const layout = layOutLanes(book, lanes('ch03', 'own'), room);
    expect(layout.bands[0]?.world).not.toBeNull();
    expect(parts(layout).plugs.map(({ service }) => service)).toEqual(['visualizer_app']);
  });

  it('a network without services has a lane, once, and services without a network a card', () => {
    const layout = layOutLanes([aLaneService('/lonely: ')], lanes('unused'), { width: 800, height: 500 });
    expect(parts(layout).lanes.map(({ id }) => id)).toEqual(['unused']);
    expect(parts(layout).cards).toHaveLength(1);
    expect(parts(layout).stems).toEqual([]);
    expect(parts(layOutLanes([], lanes('unused'), { width: 800, height: 500 })).lanes).toHaveLength(1);
  });
});
