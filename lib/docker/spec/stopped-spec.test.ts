import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { NOWHERE, STOPPED_LABEL } from '@/lib/swarm/operations/stopped';
import { startedSpec, stoppedSpec } from './stopped-spec';

const template =
  '{"ContainerSpec":{"Image":"a","StopGracePeriod":18446744073709551615},"Placement":{"Constraints":["a == b"]}}';
const spec = (mode: string, labels = '{"x":"y"}') =>
  `{"Name":"web","Labels":${labels},"TaskTemplate":${template},"Mode":${mode}}`;

test('a replicated service comes back as it was, its task template to the byte', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 100_000 }),
      fc.dictionary(fc.string(), fc.string()),
      (replicas, labels) => {
        const before = spec(`{"Replicated":{"Replicas":${replicas}}}`, JSON.stringify(labels));
        const stopped = stoppedSpec(before) ?? '';
        expect(stopped).toContain(template);
        expect(JSON.parse(stopped).Mode.Replicated.Replicas).toBe(0);
        expect(JSON.parse(stopped).Labels[STOPPED_LABEL]).toBe(String(replicas));
        expect(JSON.parse(startedSpec(stopped) ?? '')).toEqual(JSON.parse(before));
        expect(startedSpec(stopped)).toContain(template);
      },
    ),
  );
});

it('a global service gets a constraint that no node meets, and loses it again', () => {
  const before = spec('{"Global":{}}');
  const stopped = stoppedSpec(before) ?? '';
  expect(JSON.parse(stopped).TaskTemplate.Placement.Constraints).toEqual(['a == b', NOWHERE]);
  expect(JSON.parse(startedSpec(stopped) ?? '')).toEqual(JSON.parse(before));
});

it.each([
  ['a job', stoppedSpec, '{"ReplicatedJob":{}}'],
  ['what has no replicas', stoppedSpec, '{"Replicated":{"Replicas":0}}'],
  ['what was not stopped', startedSpec, '{"Replicated":{"Replicas":0}}'],
])('%s is left as it is', (_, edit, mode) => expect(edit(spec(mode))).toBeNull());

it('what is stopped is not stopped again, and a count that was set meanwhile stays', () => {
  const scaled = spec('{"Replicated":{"Replicas":5}}', `{"${STOPPED_LABEL}":"2"}`);
  expect(stoppedSpec(scaled)).toBeNull();
  expect(JSON.parse(startedSpec(scaled) ?? '')).toMatchObject({
    Mode: { Replicated: { Replicas: 5 } },
    Labels: {},
  });
});
