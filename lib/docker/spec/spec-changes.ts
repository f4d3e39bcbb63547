import type { Json } from '@/lib/base/json';
import { keysOf } from '@/lib/base/keys';
import type { ServiceMode } from '@/lib/swarm/objects/service';
import type {
  ChangedField,
  ServiceChanges,
  ServiceDefinition,
  ServiceDraft,
} from '@/lib/swarm/objects/service-definition';
import { decodeDefinition } from './decode-definition';
import { EDITABLE } from './service-fields';

/**
 * Applies an edit to the JSON text of a spec. What the edit does not name, what it leaves as it is, and what this
 * program does not know of, stays to the byte. [A2]
 */
export function applyChanges(spec: string, changes: ServiceChanges): string {
  const before = decodeDefinition(JSON.parse(spec), '');
  return keysOf(EDITABLE).reduce((now, field) => applyChange(now, field, changes, before), spec);
}

function applyChange<F extends ChangedField>(
  spec: string,
  field: F,
  { [field]: wanted }: ServiceChanges,
  before: ServiceDefinition,
): string {
  const { path, edit } = EDITABLE[field];
  return wanted === undefined ? spec : edit(spec, path, wanted, before[field]);
}

/** The spec of a new service, as JSON text. Fields that say what Docker's defaults say are left out. */
export function newSpec(draft: ServiceDraft): string {
  const { name, env, mode, ...fields } = draft;
  const bare = { Name: name, TaskTemplate: { ContainerSpec: { Image: '' } }, Mode: modeJson(mode) };
  return applyChanges(JSON.stringify(bare), { ...fields, env: { set: env, remove: [] } });
}

function modeJson(mode: ServiceMode): Json {
  switch (mode.kind) {
    case 'replicated':
      return { Replicated: { Replicas: mode.replicas } };
    case 'replicated-job':
      return { ReplicatedJob: { MaxConcurrent: mode.concurrent, TotalCompletions: mode.completions } };
    case 'global':
      return { Global: {} };
    case 'global-job':
      return { GlobalJob: {} };
  }
}
