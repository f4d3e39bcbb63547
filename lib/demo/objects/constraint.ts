import { type Described, unmet } from '@/lib/swarm/objects/constraint';
import type { NodeId } from '@/lib/swarm/objects/ids';
import type { Node } from './wire';

/** Whether the node meets all of them. Each is one that `parseConstraint` reads: a service's spec is checked at the door. */
export const meetsConstraints = (node: Node, texts: readonly string[] | undefined): boolean =>
  !texts || texts.length === 0 || unmet(described(node), texts) === null;

const described = ({ ID, Spec, Status, Description }: Node): Described => ({
  id: ID as NodeId, // the demo keeps ids as plain text
  hostname: Description.Hostname,
  address: Status.Addr,
  role: Spec.Role,
  os: Description.Platform.OS,
  arch: Description.Platform.Architecture,
  labels: Spec.Labels,
  engineLabels: Description.Engine.Labels ?? {},
});
