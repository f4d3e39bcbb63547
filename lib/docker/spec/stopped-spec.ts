import { list, number, object, stringRecord } from '@/lib/base/json';
import { NOWHERE, STOPPED_LABEL } from '@/lib/swarm/operations/stopped';
import { withValue } from './json-edit';

/**
 * The JSON text of a spec, changed so that nothing of the service runs and the way back is written in its labels. Its
 * task template stays to the byte where the service is replicated, so that coming back is a scale and no update. null
 * for a job, which any change would run again, and for what is stopped already.
 */
export function stoppedSpec(spec: string): string | null {
  const read = object(JSON.parse(spec));
  const { Replicated, Global } = object(read.Mode);
  if (STOPPED_LABEL in object(read.Labels)) return null;
  if (Replicated) {
    const replicas = object(Replicated).Replicas ?? 1;
    if (replicas === 0) return null;
    const none = withValue(spec, ['Mode', 'Replicated', 'Replicas'], '0');
    return withLabels(none, { [STOPPED_LABEL]: String(replicas) });
  }
  if (!Global) return null;
  return withConstraints(withLabels(spec, { [STOPPED_LABEL]: 'global' }), (all) => [...all, NOWHERE]);
}

/** The way back; null for what `stoppedSpec` did not stop. A count that was set meanwhile stays. */
export function startedSpec(spec: string): string | null {
  const read = object(JSON.parse(spec));
  const remembered = stringRecord(read.Labels)[STOPPED_LABEL];
  if (remembered === undefined) return null;
  const bare = withLabels(spec, { [STOPPED_LABEL]: null });
  if (object(read.Mode).Global) return withConstraints(bare, (all) => all.filter((one) => one !== NOWHERE));
  const replicas = Number(remembered);
  const isZero = number(object(object(read.Mode).Replicated).Replicas) === 0;
  return isZero && Number.isInteger(replicas) && replicas >= 0
    ? withValue(bare, ['Mode', 'Replicated', 'Replicas'], String(replicas))
    : bare;
}

/** Sets labels of the service itself; null takes one away. Its containers do not carry them. */
function withLabels(spec: string, labels: Readonly<Record<string, string | null>>): string {
  const next = { ...stringRecord(object(JSON.parse(spec)).Labels), ...labels };
  const kept = Object.entries(next).filter(([, value]) => value !== null);
  return withValue(spec, ['Labels'], JSON.stringify(Object.fromEntries(kept)));
}

function withConstraints(spec: string, edit: (all: readonly unknown[]) => readonly unknown[]): string {
  const template = object(object(JSON.parse(spec)).TaskTemplate);
  const constraints = edit(list(object(template.Placement).Constraints));
  return withValue(spec, ['TaskTemplate', 'Placement', 'Constraints'], JSON.stringify(constraints));
}
