import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeId } from '@/lib/swarm/made-up.testing';
import type { NodeChange } from '@/lib/swarm/operations/node-change';
import { nodeRecord } from '../made-up-records.testing';
import { editNode } from './node-edit';

const node = nodeId('tmnn6hf40077g72x8biokha5s');
/** As Docker writes it, with a number that `JSON.parse` would round and a field that nobody here knows. */
const text = JSON.stringify(nodeRecord()).replace(
  '"Availability":"drain"',
  '"Availability":"drain","Later":{"Bytes":18446744073709551615}',
);

test.each<[NodeChange, string, object]>([
  [
    { kind: 'set-node-availability', node, availability: 'active' },
    '{"Labels":{"zone":"a"},"Role":"manager","Availability":"active","Later":{"Bytes":18446744073709551615}}',
    { availability: 'drain' },
  ],
  [
    { kind: 'set-node-role', node, role: 'worker' },
    '{"Labels":{"zone":"a"},"Role":"worker","Availability":"drain","Later":{"Bytes":18446744073709551615}}',
    { role: 'manager' },
  ],
  [
    { kind: 'set-node-labels', node, put: { disk: 'ssd' }, remove: ['zone'] },
    '{"Labels":{"disk":"ssd"},"Role":"manager","Availability":"drain","Later":{"Bytes":18446744073709551615}}',
    { put: { zone: 'a' }, remove: ['disk'] },
  ],
])('[A2] %o changes that alone, and tells what undoes it', (change, spec, undo) => {
  expect(editNode(text, change)).toEqual({ spec, undo: { ...change, ...undo } });
});

test.each<NodeChange>([
  { kind: 'set-node-availability', node, availability: 'drain' },
  { kind: 'set-node-role', node, role: 'manager' },
  { kind: 'set-node-labels', node, put: { zone: 'a' }, remove: ['nobody’s'] },
])('what is so already is not written: %o', (change) => {
  expect(editNode(text, change)).toEqual({ spec: null, undo: null });
});

test('labels are made where the node has none', () => {
  const bare = text.replace('"Labels":{"zone":"a"},', '');
  const { spec } = editNode(bare, { kind: 'set-node-labels', node, put: { zone: 'b' }, remove: [] });
  expect(JSON.parse(spec ?? '')).toMatchObject({ Labels: { zone: 'b' }, Role: 'manager' });
});

const labels = fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'toString'), fc.string());

test('the undo of a change of labels brings back what was', () => {
  fc.assert(
    fc.property(labels, labels, fc.subarray(['a', 'b', '__proto__']), (before, put, remove) => {
      const withLabels = (all: object) => text.replace('{"zone":"a"}', () => JSON.stringify(all));
      const change: NodeChange = {
        kind: 'set-node-labels',
        node,
        put,
        remove: remove.filter((name) => !Object.hasOwn(put, name)),
      };
      const { spec, undo } = editNode(withLabels(before), change);
      if (!spec || !undo) return;
      const after = JSON.parse(spec).Labels;
      const back = editNode(withLabels(after), undo);
      expect(Object.entries(JSON.parse(back.spec ?? '').Labels).sort()).toEqual(
        Object.entries(before).sort(),
      );
    }),
  );
});
