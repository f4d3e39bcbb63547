import type { UpdateConfig } from '../objects/specs';
import type { Service } from '../objects/wire';
import type { Swarm } from '../swarm/swarm';

export interface ServiceStatus {
  readonly RunningTasks: number;
  readonly DesiredTasks: number;
  readonly CompletedTasks: number;
}

/** Counts as Docker counts: whatever runs, wanted or not. */
export function statusOf({ store }: Swarm, serviceId: string): ServiceStatus {
  const service = store.services.get(serviceId);
  const { Replicated, ReplicatedJob, GlobalJob } = service?.Spec.Mode ?? {};
  const run = service?.JobStatus?.JobIteration.Index ?? 0;
  let [running, wanted, completed] = [0, 0, 0];
  for (const task of store.tasksOfService(serviceId)) {
    const isOfThisRun = (task.JobIteration?.Index ?? 0) === run;
    if (task.Status.State === 'running') running += 1;
    if (task.Status.State === 'complete' && task.JobIteration && isOfThisRun) completed += 1;
    else if (task.DesiredState === (GlobalJob ? 'complete' : 'running') && isOfThisRun) wanted += 1;
  }
  return {
    RunningTasks: running,
    DesiredTasks: Replicated?.Replicas ?? ReplicatedJob?.MaxConcurrent ?? wanted,
    CompletedTasks: completed,
  };
}

const UPDATE: UpdateConfig = {
  Parallelism: 1,
  FailureAction: 'pause',
  Monitor: 5_000_000_000,
  MaxFailureRatio: 0,
  Order: 'stop-first',
};

/** The service with what Swarm takes where its spec says nothing (`insertDefaults=true`). */
export function withDefaults(service: Service): Service {
  const { TaskTemplate: template, Mode, EndpointSpec, ...spec } = service.Spec;
  const container = { StopGracePeriod: 10_000_000_000, DNSConfig: {}, ...template.ContainerSpec };
  const RestartPolicy = {
    Condition: 'any' as const,
    Delay: 5_000_000_000,
    MaxAttempts: 0,
    ...template.RestartPolicy,
  };
  return {
    ...service,
    Spec: {
      ...spec,
      TaskTemplate: { ...template, ContainerSpec: container, RestartPolicy },
      Mode,
      UpdateConfig: { ...UPDATE, ...spec.UpdateConfig },
      RollbackConfig: { ...UPDATE, ...spec.RollbackConfig },
      EndpointSpec,
    },
  };
}
