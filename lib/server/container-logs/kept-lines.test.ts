import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serviceId, taskId } from '@/lib/swarm/made-up.testing';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { logTime } from '@/lib/swarm/picture/log-line';
import { KeptLines, type KeptTask } from './kept-lines';

const kept = (id: string, { slot = 's.1', service = 's', text = 'x' } = {}): KeptTask => ({
  id: taskId(id),
  service: serviceId(service),
  stack: null,
  slot,
  name: slot,
  nodeName: 'worker01',
  failedAt: 0,
  exitCode: 1,
  error: '',
  lines: [{ task: taskId(id), node: 'n' as NodeId, stream: 'stdout', at: logTime(0), text, cut: 0 }],
});
const has = (memory: KeptLines, id: string) => memory.find(taskId(id)) !== null;

describe('kept lines', () => {
  test('are found by the whole id and by its beginning, and by nothing else', () => {
    const memory = new KeptLines();
    memory.keep(kept('abcdefghijkl12345'));
    expect(has(memory, 'abcdefghijkl12345')).toBe(true);
    expect(has(memory, 'abcdefghijkl')).toBe(true);
    expect(has(memory, 'bcdef')).toBe(false);
  });

  test('of one slot the oldest go, and the neighbours stay', () => {
    const memory = new KeptLines();
    memory.keep(kept('other', { slot: 's.2' }));
    for (let n = 0; n < 21; n++) memory.keep(kept(`t${n}.`));
    expect(has(memory, 't0.')).toBe(false);
    expect(has(memory, 't1.')).toBe(true);
    expect(has(memory, 'other')).toBe(true);
  });

  test('one service does not push out the others', () => {
    const memory = new KeptLines();
    memory.keep(kept('quiet', { service: 'quiet', slot: 'quiet.1' }));
    for (let n = 0; n < 1_000; n++) memory.keep(kept(`t${n}.`, { slot: `s.${n}` }));
    expect(has(memory, 'quiet')).toBe(true);
    expect(has(memory, 't899.')).toBe(false);
    expect(has(memory, 't900.')).toBe(true);
  });

  test('whatever fails, no more than 500 tasks and 2 million characters stay, and the newest is among them [L5]', () => {
    const failures = fc.array(fc.record({ service: fc.nat(20), long: fc.boolean() }), { maxLength: 900 });
    fc.assert(
      fc.property(failures, (all) => {
        const memory = new KeptLines();
        all.forEach(({ service, long }, n) => {
          const text = 'x'.repeat(long ? 16_000 : 10);
          memory.keep(kept(`t${n}.`, { service: `s${service}`, slot: `s${service}.${n}`, text }));
        });
        const left = all.filter((_, n) => has(memory, `t${n}.`));
        expect(left.length).toBeLessThanOrEqual(500);
        expect(left.reduce((sum, { long }) => sum + (long ? 16_000 : 10), 0)).toBeLessThanOrEqual(2_000_000);
        if (all.length > 0) expect(has(memory, `t${all.length - 1}.`)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
