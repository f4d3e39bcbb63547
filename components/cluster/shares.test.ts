import { expect, test } from 'vitest';
import { shares } from './shares';

const GIB = 2 ** 30;

test('memory is told in one unit, the total’s', () => {
  const [cpu, memory] = shares(
    { nanoCpus: 1.5e9, memoryBytes: GIB / 2 },
    { nanoCpus: 4e9, memoryBytes: 8 * GIB },
  );
  expect(cpu).toEqual({ kind: 'cpu', ratio: 0.375, used: '1.5', total: '4', unreserved: '2.5' });
  expect(memory).toEqual({
    kind: 'memory',
    ratio: 0.0625,
    used: '0.5',
    total: '8 GiB',
    unreserved: '7.5 GiB',
  });
});

test('more promised than there is, and a node that has said nothing yet', () => {
  expect(shares({ nanoCpus: 5e9, memoryBytes: 0 }, { nanoCpus: 4e9, memoryBytes: GIB })[0]).toMatchObject({
    ratio: 1.25,
    unreserved: '0',
  });
  expect(shares({ nanoCpus: 0, memoryBytes: 0 }, { nanoCpus: 0, memoryBytes: 0 })[1]).toMatchObject({
    ratio: 0,
    used: '0',
  });
});
