import type { NodeSpec } from '../objects/specs';
import { isOver, newStatus } from '../objects/task';
import type { Node } from '../objects/wire';
import type { Swarm } from '../swarm/swarm';
import { ApiError, refusal } from './api-error';
import { find } from './find';
import { createGoReader } from './go-reader';
import { checkVersion } from './services';

const AVAILABILITIES = ['active', 'pause', 'drain'] as const;
const ROLES = ['worker', 'manager'] as const;

export function getNode({ store }: Swarm, id: string): Node {
  return find('node', store.nodes, id, (node) => node.Description.Hostname);
}

/** The manager that answers: the first, whoever leads. */
export function localNode({ store }: Swarm): Node {
  for (const node of store.nodes.all()) if (node.ManagerStatus) return node;
  throw new Error('The swarm does not have a manager.');
}

export function readNodeSpec(body: unknown): NodeSpec {
  const spec = createGoReader(body, 'NodeSpec');
  const role = spec.text('Role') ?? '';
  const availability = spec.text('Availability') ?? '';
  const Role = ROLES.find((one) => one === role);
  if (!Role) throw new ApiError(400, `invalid Role: "${role}"`);
  const Availability = AVAILABILITIES.find((one) => one === availability);
  if (!Availability) throw new ApiError(400, `invalid Availability: "${availability}"`);
  return { Name: spec.text('Name') || undefined, Labels: spec.labels('Labels'), Role, Availability };
}

export function updateNode(swarm: Swarm, id: string, version: number, spec: NodeSpec): void {
  const node = getNode(swarm, id);
  checkVersion(node, version);
  if (node.ManagerStatus && spec.Role === 'worker') checkDemotion(swarm, node);
  if ((node.ManagerStatus?.Leader || node.ID === localNode(swarm).ID) && spec.Role === 'worker') {
    throw refusal(
      'FailedPrecondition',
      'this manager speaks for the swarm and cannot be demoted in the demo',
    );
  }
  const status = node.ManagerStatus ?? {
    Leader: undefined,
    Reachability: 'reachable',
    Addr: `${node.Status.Addr}:2377`,
  };
  swarm.store.commit((tx) =>
    tx.put('node', { ...node, Spec: spec, ManagerStatus: spec.Role === 'manager' ? status : undefined }),
  );
}

/** Swarm's own safeguards: the managers that stay must be able to decide. */
function checkDemotion({ store }: Swarm, node: Node): void {
  const managers = [...store.nodes.all()].filter((one) => one.ManagerStatus);
  if (managers.length === 1) {
    throw refusal('FailedPrecondition', 'attempting to demote the last manager of the swarm');
  }
  const rest = managers.filter((one) => one !== node);
  const reachable = rest.filter((one) => one.ManagerStatus?.Reachability === 'reachable');
  if (reachable.length < Math.floor(rest.length / 2) + 1) {
    throw refusal(
      'FailedPrecondition',
      "can't remove member from the raft: this would result in a loss of quorum",
    );
  }
}

export function removeNode(swarm: Swarm, id: string, isForced: boolean): void {
  const { store, clock } = swarm;
  const node = getNode(swarm, id);
  if (node.Spec.Role === 'manager') {
    throw refusal(
      'FailedPrecondition',
      `node ${node.ID} is a cluster manager and is a member of the raft cluster. It must be demoted to worker before removal`,
    );
  }
  // Docker says "not down", and means this alone: an unknown or a disconnected node goes at once.
  if (!isForced && node.Status.State === 'ready') {
    throw refusal('FailedPrecondition', `node ${node.ID} is not down and can't be removed`);
  }
  store.commit((tx) => tx.remove('node', node.ID));
  for (const task of store.tasksOfNode(node.ID)) {
    if (isOver(task)) continue;
    const message = 'Task belonged to a node that has been deleted';
    store.commit((tx) => {
      const current = store.tasks.get(task.ID) ?? task;
      tx.put('task', { ...current, Status: newStatus(clock.now(), 'orphaned', message) });
    });
  }
}
