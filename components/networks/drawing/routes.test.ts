import { expect, it } from 'vitest';
import { reached } from '@/lib/swarm/derived/reached';
import { layOutLanes } from '@/lib/swarm/layout/lane-layout';
import { aNetwork, aService, stackName } from '@/lib/swarm/made-up.testing';
import { routesOf } from './routes';

const front = aNetwork('front');
const networks = new Map([[front.id, front]]);
const port = { protocol: 'tcp', target: 80, published: 8080, mode: 'ingress' } as const;
const web = aService('web', { networks: [front.id], stack: stackName('a') });
const api = aService('api', { networks: [front.id], stack: stackName('b') });
const open = aService('open', { ports: [port] });
const db = aService('db');
const services = [web, api, open, db];

function routes(from: typeof web, to: typeof web, width: number) {
  const layout = layOutLanes(
    services.map((service) => ({
      id: service.id,
      stack: service.stack,
      label: service.name,
      lanes: service.networks,
      plugs: service.ports.length,
    })),
    [{ id: front.id, letters: 5 }],
    { width, height: width < 1_000 ? 2_000 : 350 },
  );
  const pair = { kind: 'pair', from, to } as const;
  return { layout, paths: routesOf(layout, pair, reached(pair, services, networks)) };
}

it('down to the lane, along it, and up', () => {
  const { layout, paths } = routes(web, api, 1_600);
  expect(layout.bands).toHaveLength(1);
  expect(paths).toHaveLength(1);
  expect(paths[0]).toMatch(/^M[\d.]+ [\d.]+ V[\d.]+ H[\d.]+ V[\d.]+$/);
});

it('by the lane’s beginning, where the two are in different bands', () => {
  const { layout, paths } = routes(web, api, 330);
  expect(layout.bands.length).toBeGreaterThan(1);
  expect(paths[0]).toContain(` H${layout.start - 6} `);
});

it('out to the world and in by the plug, where a port is the only way', () => {
  const { layout, paths } = routes(db, open, 1_600);
  expect(paths).toHaveLength(1);
  expect(paths[0]).toContain(` V${layout.bands[0]?.world?.y} H${layout.bands[0]?.plugs[0]?.x} `);
});

it('none where there is no way', () => {
  expect(routes(open, db, 1_600).paths).toEqual([]);
});
