import { expect, it } from 'vitest';
import { orderServices } from './lane-order';
import { aLaneService } from './lane-service.testing';

const ordered = (...services: string[]) =>
  orderServices(services.map((text) => aLaneService(text))).map(({ stack, services: members }) =>
    [stack ?? '', ...members.map(({ label }) => label)].join(' '),
  );

it('by stack, in a stack by networks, then by name', () => {
  expect(ordered('shop/web: front', 'blog/web: b', 'shop/db: back', 'shop/api: front', 'blog/db: b')).toEqual(
    ['blog db web', 'shop db api web'],
  );
});

it('stacks that share a network stand beside each other', () => {
  expect(ordered('a/x: a proxy', 'b/x: b', 'c/x: proxy', '/traefik: proxy', 'd/x: b')).toEqual([
    'a x',
    'c x',
    ' traefik',
    'b x',
    'd x',
  ]);
});

it('the same whatever order they come in', () => {
  const services = ['a/x: p', 'b/y: p q', 'c/z: q', '/w: r'];
  expect(ordered(...[...services].reverse())).toEqual(ordered(...services));
});
