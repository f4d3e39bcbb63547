import { choice, object, stringRecord } from '@/lib/base/json';
import { own } from '@/lib/base/own';
import type { NodeChange } from '@/lib/swarm/operations/node-change';
import { withValue } from '../spec/json-edit';
import { spanOf } from '../spec/json-span';
import type { Rewriting } from './rewrite';

export interface NodeEdit extends Rewriting {
  /** What brings back what was read; null where nothing changes. */
  readonly undo: NodeChange | null;
}

/** Makes a change in the JSON text of a node; the rest of its spec stays to the byte. [A2] */
export function editNode(node: string, action: NodeChange): NodeEdit {
  const undo = wayBack(node, action);
  if (!undo) return { spec: null, undo };
  const changed = withValue(node, ...edited(node, action));
  const span = spanOf(changed, ['Spec']);
  return { spec: span && changed.slice(span.start, span.end), undo };
}

function edited(node: string, action: NodeChange): [path: readonly string[], value: string] {
  switch (action.kind) {
    case 'set-node-availability':
      return [['Spec', 'Availability'], JSON.stringify(action.availability)];
    case 'set-node-role':
      return [['Spec', 'Role'], JSON.stringify(action.role)];
    case 'set-node-labels': {
      const labels = new Map(Object.entries(labelsOf(node)));
      for (const key of action.remove) labels.delete(key);
      for (const [key, value] of Object.entries(action.put)) labels.set(key, value);
      return [['Spec', 'Labels'], JSON.stringify(Object.fromEntries(labels))];
    }
  }
}

function wayBack(node: string, action: NodeChange): NodeChange | null {
  const { Availability, Role } = object(object(JSON.parse(node)).Spec);
  switch (action.kind) {
    case 'set-node-availability': {
      const availability = choice(Availability, ['active', 'pause', 'drain']) ?? 'active';
      return availability === action.availability ? null : { ...action, availability };
    }
    case 'set-node-role': {
      const role = Role === 'manager' ? 'manager' : 'worker';
      return role === action.role ? null : { ...action, role };
    }
    case 'set-node-labels': {
      const labels = labelsOf(node);
      const had = (key: string) => Object.hasOwn(labels, key);
      const put = [...Object.keys(action.put), ...action.remove].flatMap((key) => {
        const value = had(key) ? labels[key] : undefined;
        const next = own(action.put, key);
        return value !== undefined && value !== next ? [[key, value] as const] : [];
      });
      const remove = Object.keys(action.put).filter((key) => !had(key));
      return put.length + remove.length === 0 ? null : { ...action, put: Object.fromEntries(put), remove };
    }
  }
}

const labelsOf = (node: string) => stringRecord(object(object(JSON.parse(node)).Spec).Labels);
