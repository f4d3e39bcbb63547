import { get } from './http';
import type { Lab } from './lab';

/** A task as a manager tells it, as far as tests look. */
export type LabTask = {
  readonly id: string;
  readonly node: string | null;
  readonly slot: number | null;
  readonly state: string;
  readonly desiredState: string;
  readonly container: string | null;
  /** When it came to its state, ms since 1970, by its node's clock. */
  readonly since: number;
};

export type LabNode = {
  readonly id: string;
  readonly host: string;
  readonly state: string;
  readonly availability: string;
  readonly labels: readonly string[];
};

type WireTask = {
  readonly ID: string;
  readonly NodeID?: string;
  readonly Slot?: number;
  readonly DesiredState: string;
  readonly Status: {
    readonly State: string;
    readonly Timestamp: string;
    readonly ContainerStatus?: { readonly ContainerID?: string };
  };
};

type WireNode = {
  readonly ID: string;
  readonly Description: { readonly Hostname: string };
  readonly Status: { readonly State: string };
  readonly Spec: { readonly Availability: string; readonly Labels: Readonly<Record<string, string>> | null };
};

/**
 * Asks the first manager for a list. The CLI would do, but tests ask many times a second, and starting
 * it costs more than all else. Resolves with nothing for 404: what is asked for is gone.
 */
async function list<T>(lab: Lab, path: string): Promise<T[]> {
  const { status, body } = await get({ socketPath: lab.socket(lab.hosts[0] ?? '') }, path, { seconds: 30 });
  if (status === 404) return [];
  if (status !== 200) throw new Error(`${path}: ${status} ${body}`);
  return JSON.parse(body) as T[];
}

/** Every task that Swarm remembers, or those of one service, by its name or id. */
export async function listTasks(lab: Lab, service?: string): Promise<LabTask[]> {
  const filters = JSON.stringify(service === undefined ? {} : { service: [service] });
  const tasks = await list<WireTask>(lab, `/tasks?filters=${encodeURIComponent(filters)}`);
  return tasks.map((task) => ({
    id: task.ID,
    node: task.NodeID || null,
    slot: task.Slot ?? null,
    state: task.Status.State,
    desiredState: task.DesiredState,
    container: task.Status.ContainerStatus?.ContainerID || null,
    since: Date.parse(task.Status.Timestamp),
  }));
}

export async function listNodes(lab: Lab): Promise<LabNode[]> {
  return (await list<WireNode>(lab, '/nodes')).map((node) => ({
    id: node.ID,
    host: node.Description.Hostname,
    state: node.Status.State,
    availability: node.Spec.Availability,
    labels: Object.keys(node.Spec.Labels ?? {}),
  }));
}

/** The ids of what one manager keeps for everyone; of the networks, only those that someone made. */
export async function listIds(
  lab: Lab,
  kind: 'service' | 'secret' | 'config' | 'network',
): Promise<string[]> {
  type Named = {
    readonly ID?: string;
    readonly Id?: string;
    readonly Scope?: string;
    readonly Ingress?: boolean;
    readonly Driver?: string;
  };
  const found = await list<Named>(lab, `/${kind}s`);
  return found
    .filter((each) => kind !== 'network' || (each.Driver === 'overlay' && !each.Ingress))
    .map((each) => each.ID ?? each.Id ?? '');
}
