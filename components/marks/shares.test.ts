import { expect, test } from 'vitest';
import { NO_RESOURCES } from '@/lib/swarm/objects/resources';
import { shares } from './shares';

const GIB = 2 ** 30;

test('memory is told in one unit, the total’s', () => {
  const [cpu, memory] = shares(
    { nanoCpus: 1.5e9, memoryBytes: GIB / 2, generic: [] },
    { nanoCpus: 4e9, memoryBytes: 8 * GIB, generic: [] },
  );
  expect(cpu).toEqual({ kind: 'cpu', name: '', ratio: 0.375, used: '1.5', total: '4', unreserved: '2.5' });
  expect(memory).toEqual({
    kind: 'memory',
    name: '',
    ratio: 0.0625,
    used: '0.5',
    total: '8 GiB',
    unreserved: '7.5 GiB',
  });
});

test('more promised than there is, and a node that has said nothing yet', () => {
  expect(shares({ ...NO_RESOURCES, nanoCpus: 5e9 }, { ...NO_RESOURCES, nanoCpus: 4e9 })[0]).toMatchObject({
    ratio: 1.25,
    unreserved: '0',
  });
  expect(shares(NO_RESOURCES, NO_RESOURCES)[1]).toMatchObject({
    ratio: 0,
    used: '0',
  });
});

test('generic resources come after CPU and memory, those too that the node has no more', () => {
  const promised = {
    ...NO_RESOURCES,
    generic: [
      { kind: 'GPU', amount: 3 },
      { kind: 'fpga', amount: 1 },
    ],
  };
  const has = { ...NO_RESOURCES, generic: [{ kind: 'GPU', amount: 2, names: ['a', 'b'] }] };
  expect(shares(promised, has).slice(2)).toEqual([
    { kind: 'generic', name: 'GPU', ratio: 1.5, used: '3', total: '2', unreserved: '0' },
    { kind: 'generic', name: 'fpga', ratio: 0, used: '1', total: '0', unreserved: '0' },
  ]);
});
