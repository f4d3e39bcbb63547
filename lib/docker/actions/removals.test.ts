import { expect, test, vi } from 'vitest';
import type { StackName } from '@/lib/swarm/objects/ids';
import { Removals, type Restorable } from './removals';

// A brand for what tests make up.
const shop = 'shop' as StackName;
const service = (body = '{}'): Restorable => ({ kind: 'service', id: 'a', name: 'web', body });
const of = (...objects: Restorable[]) => ({ stack: shop, objects });

function kept(removals: Removals, body?: string): string {
  const id = removals.keep('web', of(service(body)));
  if (id === null) throw new Error('not kept');
  return id;
}

test('[A9] it is taken once, by its name, and for its own stack alone', () => {
  const removals = new Removals();
  const id = kept(removals);
  expect(id).toMatch(/^web\.[\w-]{16}$/);
  expect(removals.take(id, null)).toBeNull();
  expect(removals.take('web.guessed', shop)).toBeNull();
  expect(removals.take(id, shop)?.objects).toEqual([service()]);
  expect(removals.take(id, shop)).toBeNull();
});

test('[A9] after ten minutes it is forgotten', () => {
  let now = 0;
  const removals = new Removals(() => now);
  const id = kept(removals);
  now = 599_999;
  const late = kept(removals);
  now = 600_000;
  expect(removals.take(id, shop)).toBeNull();
  expect(removals.take(late, shop)).not.toBeNull();
});

test('[A9] it is forgotten in time, though the machine’s clock be set back', () => {
  vi.useFakeTimers();
  try {
    const removals = new Removals();
    const id = kept(removals);
    vi.setSystemTime(Date.now() - 3_600_000);
    vi.advanceTimersByTime(601_000);
    expect(removals.take(id, shop)).toBeNull();
  } finally {
    vi.useRealTimers();
  }
});

test('[A9] what is too much is not kept, and the oldest give way', () => {
  const removals = new Removals();
  expect(removals.keep('web', of(service('x'.repeat(8_000_001))))).toBeNull();
  expect(removals.keep('web', of())).toBeNull();
  const first = kept(removals, 'x'.repeat(5_000_000));
  const second = kept(removals, 'x'.repeat(5_000_000));
  expect(removals.take(first, shop)).toBeNull();
  const many = Array.from({ length: 60 }, () => kept(removals));
  expect(removals.take(second, shop)).toBeNull();
  expect(many.filter((id) => removals.take(id, shop))).toHaveLength(50);
});

test('[A9] what is left of a stack’s removal goes with the next one of it, a service’s does not', () => {
  const removals = new Removals();
  const whole = removals.keepStack(shop, [service(), { ...service(), id: 'b', name: 'api' }], true) ?? '';
  expect(removals.keepStack(shop, [service()], true)).not.toBe(whole);
  const left = removals.take(whole, shop);
  if (!left) return expect.unreachable();
  removals.putBack(whole, left);
  const lone = kept(removals);
  removals.putBack(lone, removals.take(lone, shop) ?? expect.unreachable());
  const later = { ...service('{"later":true}'), id: 'c' };
  const network = { ...service(), kind: 'network', name: 'net' } as const;
  expect(removals.keepStack(shop, [network, later], true)).toBe(whole);
  expect(removals.take(whole, shop)?.objects).toEqual([
    network,
    later,
    { ...service(), id: 'b', name: 'api' },
  ]);
  // One that would be too much together stays by itself.
  const large = removals.keepStack(shop, [service('x'.repeat(5_000_000))], false) ?? '';
  expect(removals.keepStack(shop, [{ ...service('x'.repeat(5_000_000)), name: 'api' }], true)).not.toBe(
    large,
  );
});

test('a name of any length gives one that a request may carry', () => {
  const id = new Removals().keep('n'.repeat(300), of(service()));
  expect(id?.length).toBeLessThanOrEqual(100);
});
