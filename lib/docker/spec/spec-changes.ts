import type { Json } from '@/lib/base/json';
import type { ServiceMode } from '@/lib/swarm/objects/service';
import type { ServiceChanges, ServiceDraft } from '@/lib/swarm/objects/service-definition';
import { decodeDefinition } from '../read/decode-definition';
import { editFields } from './field-edits';

/**
 * Applies an edit to the JSON text of a spec. What the edit does not name, what it leaves as it is, and what this
 * program does not know of, stays to the byte. [A2]
 */
export const applyChanges = (spec: string, changes: ServiceChanges): string =>
  editFields(spec, changes, decodeDefinition(JSON.parse(spec), ''));

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
