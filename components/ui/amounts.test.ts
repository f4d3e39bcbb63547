import { expect, test } from 'vitest';
import { formatBytes, formatCpus, formatResources } from './amounts';

test.each([
  [0, '0 B'],
  [512, '512 B'],
  [512 * 2 ** 20, '512 MiB'],
  [7.8 * 2 ** 30, '7.8 GiB'],
  [16 * 2 ** 30, '16 GiB'],
  [2 ** 80, '1073741824 PiB'],
])('%d bytes read %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('cores and both together', () => {
  expect(formatCpus(250_000_000)).toBe('0.25');
  expect(formatResources({ nanoCpus: 500_000_000, memoryBytes: 256 * 2 ** 20 })).toBe('0.5 CPU · 256 MiB');
  expect(formatResources({ nanoCpus: 0, memoryBytes: 0 })).toBe('');
  const generic = [
    { kind: 'GPU', amount: 2, names: ['GPU-1', 'GPU-2'] },
    { kind: 'my ssd', amount: 0 },
  ];
  expect(formatResources({ nanoCpus: 0, memoryBytes: 2 ** 30, generic })).toBe('1 GiB · 2 GPU · 0 my ssd');
});
