import { expect, it } from 'vitest';
import { testSwarm } from '../swarm.testing';
import { churn } from './churn';

/** A swarm of `services` with four replicas each, and what churn does to it within `seconds`. */
function churned(perSecond: number, seconds: number, services = 6) {
  const { swarm, store, create, run } = testSwarm();
  for (let n = 0; n < services; n++) create({ name: `s${n}`, replicas: 4 });
  run(10);
  const told: string[] = [];
  store.subscribe(({ kind, before, after }) => {
    if (kind === 'service' && before && after && before.Spec !== after.Spec)
      told.push(`${after.Spec.Name} to ${after.Spec.Mode.Replicated?.Replicas}`);
    if (kind === 'task' && after?.Status.State === 'failed' && before?.Status.State !== 'failed')
      told.push(`${after.hidden.serviceName} fails in ${after.Slot}`);
  });
  const end = churn(swarm, perSecond);
  run(seconds);
  end();
  const during = [...told];
  run(60);
  return { store, during, after: told.slice(during.length) };
}

it('happens as often as asked, failures and scalings in turn, and ends', () => {
  const { during, after } = churned(5, 20);
  expect(during.filter((text) => text.includes(' to '))).toHaveLength(50);
  expect(during.filter((text) => text.includes('fails'))).toHaveLength(50);
  expect(after).toEqual([]);
});

it('is the same each time', () => {
  expect(churned(5, 5).during).toEqual(churned(5, 5).during);
});

it('reaches every service, and leaves each within one replica of what it was', () => {
  const { store, during } = churned(10, 20);
  expect(new Set(during.map((text) => text.split(' ')[0])).size).toBe(6);
  for (const { Spec } of store.services.all()) expect([4, 5]).toContain(Spec.Mode.Replicated?.Replicas);
});

it('does nothing where there is nothing to do it to', () => {
  expect(churned(5, 5, 0).during).toEqual([]);
});
