import { expect, it } from 'vitest';
import { createScriptedEngine } from '@/lib/observer/scripted-engine.testing';
import { serviceId } from '@/lib/swarm/made-up.testing';
import { POLLS, type Polled, timedEngine } from './timed-engine';

function aTimedEngine() {
  const heard: string[] = [];
  const took: number[] = [];
  const polled: Polled = (poll, outcome, seconds) => {
    heard.push(`${poll} ${outcome}`);
    took.push(seconds);
  };
  const scripted = createScriptedEngine();
  return { scripted, engine: timedEngine(scripted, polled), heard, took };
}

const signal = new AbortController().signal;
const unknown = () => undefined;

it('hears of every poll, answered as ever', async () => {
  const { scripted, engine, heard, took } = aTimedEngine();
  scripted.trip(20);
  await engine.connect(signal);
  await engine.ping(signal);
  expect(await engine.nodes(unknown, signal)).toEqual({ items: [], skipped: 0 });
  expect(await engine.services(unknown, signal)).toEqual({ items: [], skipped: 0 });
  expect(await engine.tasks({ desired: ['running'] }, unknown, signal)).toEqual({ items: [], skipped: 0 });
  expect(await engine.networks(signal)).toEqual({ items: [], skipped: 0 });
  await engine.events(signal);
  expect(heard).toEqual(POLLS.map((poll) => `${poll} ok`));
  expect(Math.min(...took)).toBeGreaterThan(0.015);
  expect(Math.max(...took)).toBeLessThan(10);
});

it('tells a Docker that fails from a service that is gone, and from who stopped waiting', async () => {
  const { scripted, engine, heard } = aTimedEngine();
  const gone = engine.tasks({ services: [serviceId('away')] }, unknown, signal);
  await expect(gone).rejects.toThrow('not found');
  scripted.fail('refused');
  await expect(engine.ping(signal)).rejects.toThrow('refused!');
  scripted.fail(null);
  scripted.trip(60_000);
  const stop = new AbortController();
  const asked = engine.nodes(unknown, stop.signal);
  stop.abort(new Error('enough'));
  await expect(asked).rejects.toThrow('enough');
  expect(heard).toEqual(['tasks gone', 'ping refused', 'nodes stopped']);
});

it('leaves the rest of the engine as it is', async () => {
  const { engine, heard } = aTimedEngine();
  const action = { kind: 'remove-service', service: serviceId('web') } as const;
  expect(engine.endpoint).toBe('scripted');
  expect(await engine.act(action, signal)).toMatchObject({ ok: true });
  expect(heard).toEqual([]);
});
