import { compareNames } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import type { NetworkId, ServiceId, StackName } from '../objects/ids';

/** A service as the drawing of networks places it. */
export interface LaneService {
  readonly id: ServiceId;
  readonly stack: StackName | null;
  /** What its card says. */
  readonly label: string;
  /** The networks that it has a stem to. */
  readonly lanes: readonly NetworkId[];
  /** How many lines of published ports stand above it. */
  readonly plugs: number;
}

/** Services that stand together: those of a stack, or one that is of none. */
export interface LaneGroup {
  readonly stack: StackName | null;
  readonly services: readonly LaneService[];
}

/**
 * Services in an order in which their stems cross little: by stack, in a stack by the networks that they join. Stacks that
 * share a network stand beside each other. By name otherwise, so that nothing moves without a reason.
 */
export function orderServices(services: readonly LaneService[]): readonly LaneGroup[] {
  const groups = [...groupBy(services, ({ stack, id }) => stack ?? `\0${id}`).values()]
    .map((members) => ({ stack: members[0]?.stack ?? null, services: [...members].sort(byLanes) }))
    .sort((a, b) => compareNames(nameOf(a), nameOf(b)));
  const ordered: LaneGroup[] = [];
  const waiting = new Set(groups);
  for (const first of groups) {
    const near = [first];
    for (let group = near.shift(); group; group = near.shift()) {
      if (!waiting.delete(group)) continue;
      ordered.push(group);
      const lanes = lanesOf(group);
      near.push(
        ...[...waiting].filter((other) =>
          other.services.some((each) => each.lanes.some((lane) => lanes.has(lane))),
        ),
      );
    }
  }
  return ordered;
}

const nameOf = ({ stack, services }: LaneGroup): string => stack ?? services[0]?.label ?? '';

const lanesOf = ({ services }: LaneGroup): ReadonlySet<NetworkId> =>
  new Set(services.flatMap(({ lanes }) => lanes));

const byLanes = (a: LaneService, b: LaneService): number =>
  compareNames([...a.lanes].sort().join(' '), [...b.lanes].sort().join(' ')) ||
  compareNames(a.label, b.label);
