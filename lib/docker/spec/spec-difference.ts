import { sameJson } from '@/lib/base/equal';
import { type Json, list, object, text } from '@/lib/base/json';
import { own } from '@/lib/base/own';
import { jobCounts } from '../parts/decode-settings';
import { QUIET_PATHS } from './service-fields';

/** What an update does to a service, by the specs before and after it. */
export interface SpecDifference {
  /** The parts that differ, in Docker's words: `Image`, `Env`, `Ports`. */
  readonly differs: readonly string[];
  /** Whether Swarm replaces the tasks. */
  readonly restarts: boolean;
}

/**
 * Compares a spec as Docker keeps it with one as a client sends it: Docker fills in defaults, and names networks by
 * their ids.
 */
export function specDifference(
  before: unknown,
  after: unknown,
  networkId: (name: string) => string | undefined,
): SpecDifference {
  const old = canonical(before, networkId);
  const next = canonical(after, networkId);
  const differs = [...new Set([...Object.keys(old), ...Object.keys(next)])].filter(
    (part) => !sameJson(old[part], next[part]),
  );
  return { differs: differs.sort(), restarts: differs.some((part) => !QUIET.has(part)) };
}

const QUIET = new Set(QUIET_PATHS.map((path) => path.at(-1)));

/** The parts of a spec by name, one level apart, without what says only what Docker takes for granted. */
function canonical(value: unknown, networkId: (name: string) => string | undefined): Json {
  const spec = object(value);
  const template = object(spec.TaskTemplate);
  const { Labels: containerLabels, Isolation, ...container } = object(template.ContainerSpec);
  const placement = object(template.Placement);
  const networks = list(template.Networks ?? spec.Networks).map((item) => {
    const network = object(item);
    const target = text(network.Target);
    return { ...network, Target: networkId(target) ?? target };
  });
  return bare({
    ...container,
    ContainerLabels: containerLabels,
    Isolation: Isolation === 'default' ? undefined : Isolation,
    Resources: template.Resources,
    RestartPolicy: without(template.RestartPolicy, { Condition: 'any' }),
    Constraints: placement.Constraints,
    Preferences: placement.Preferences,
    MaxReplicas: placement.MaxReplicas,
    Platforms: placement.Platforms,
    LogDriver: template.LogDriver,
    ForceUpdate: template.ForceUpdate,
    Networks: networks,
    Name: spec.Name,
    Labels: spec.Labels,
    Mode: modeText(object(spec.Mode)),
    UpdateConfig: without(spec.UpdateConfig, { FailureAction: 'pause', Order: 'stop-first' }),
    RollbackConfig: without(spec.RollbackConfig, { FailureAction: 'pause', Order: 'stop-first' }),
    EndpointMode: without(spec.EndpointSpec, { Mode: 'vip' }).Mode,
    Ports: list(object(spec.EndpointSpec).Ports).map((port) =>
      without(port, { PublishMode: 'ingress', Protocol: 'tcp' }),
    ),
  });
}

/** As a text, because here 0 is not the same as nothing. */
function modeText({ Replicated, Global, ReplicatedJob, GlobalJob }: Json): string {
  if (Global) return 'global';
  if (GlobalJob) return 'global job';
  if (!ReplicatedJob) return `replicated ${object(Replicated).Replicas ?? 1}`;
  const { concurrent, completions } = jobCounts(ReplicatedJob);
  return `job ${concurrent} ${completions}`;
}

/** Leaves out the fields that have the values of `defaults`. */
function without(value: unknown, defaults: Json): Json {
  return Object.fromEntries(Object.entries(object(value)).filter(([key, one]) => one !== own(defaults, key)));
}

/** Without what is empty: for Docker null, 0, false, '' and nothing are one. */
function bare(record: Json): Json {
  const entries = Object.entries(record).map(([key, value]) => [key, bareValue(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Whether a value is one that Docker takes for nothing. */
export const saysNothing = (value: unknown): boolean => bareValue(value) === undefined;

function bareValue(value: unknown): unknown {
  if (Array.isArray(value))
    return value.length > 0 ? value.map((item) => bareValue(item) ?? null) : undefined;
  if (typeof value === 'object' && value !== null) {
    const record = bare(object(value));
    return Object.keys(record).length > 0 ? record : undefined;
  }
  return value === null || value === 0 || value === false || value === '' ? undefined : value;
}
