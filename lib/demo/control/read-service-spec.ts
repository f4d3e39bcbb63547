import type {
  EndpointSpec,
  Mode,
  Placement,
  PortConfig,
  ServiceSpec,
  TaskSpec,
  UpdateConfig,
} from '../objects/specs';
import { ApiError, refusal } from './api-error';
import { checkServiceSpec } from './check-service-spec';
import { createGoReader, type GoReader } from './go-reader';

/** The demo's own limit: a slip of the finger must not fill the memory of the process it runs in. */
const MAX_TASKS = 10_000;

const ORDERS = ['stop-first', 'start-first'] as const;
const FAILURE_ACTIONS = {
  update: ['pause', 'continue', 'rollback'],
  rollback: ['pause', 'continue'],
} as const;

/**
 * A service's spec as the manager keeps it: checked, with the defaults that Docker fills in, in Docker's order.
 * What the demo does not know of a container's spec is kept as it came. Throws ApiError in Docker's words.
 */
export function readServiceSpec(body: unknown): ServiceSpec {
  const spec = createGoReader(body, 'ServiceSpec');
  const template = spec.object('TaskTemplate');
  if (!template.has('ContainerSpec')) throw new ApiError(400, 'mismatched Runtime and *Spec fields');
  const read: ServiceSpec = {
    Name: spec.text('Name') ?? '',
    Labels: spec.labels('Labels'),
    TaskTemplate: readTaskTemplate(template),
    Mode: readMode(spec.object('Mode')),
    ...(spec.has('UpdateConfig') && {
      UpdateConfig: readUpdateConfig(spec.object('UpdateConfig'), 'update'),
    }),
    ...(spec.has('RollbackConfig') && {
      RollbackConfig: readUpdateConfig(spec.object('RollbackConfig'), 'rollback'),
    }),
    EndpointSpec: readEndpoint(spec.object('EndpointSpec')),
  };
  checkServiceSpec(read);
  return read;
}

function readTaskTemplate(template: GoReader): TaskSpec {
  const container = template.object('ContainerSpec');
  const restart = template.object('RestartPolicy');
  const condition = restart.text('Condition') || 'any';
  if (!['none', 'on-failure', 'any'].includes(condition)) {
    throw new ApiError(400, `invalid RestartCondition: "${condition}"`);
  }
  for (const field of ['Delay', 'Window'] as const) restart.integer(field);
  restart.unsigned('MaxAttempts');
  checkTypes(template);
  return {
    ContainerSpec: {
      ...container.raw,
      Image: container.text('Image') ?? '',
      ...(container.has('Command') && { Command: container.texts('Command') }),
      ...(container.has('Args') && { Args: container.texts('Args') }),
      Isolation: container.text('Isolation') || 'default',
    },
    ...template.keep('Resources'),
    ...(template.has('RestartPolicy') && {
      RestartPolicy: Object.assign({ Condition: '' }, restart.raw, { Condition: condition }),
    }),
    Placement: readPlacement(template.object('Placement')),
    ...template.keep('Networks'),
    ...template.keep('LogDriver'),
    ForceUpdate: template.unsigned('ForceUpdate') ?? 0,
    Runtime: 'container',
    // A cast, for the fields that are passed on as they came: `checkTypes` has seen those that are read later.
  } as TaskSpec;
}

/** Types of what is kept as it came but read later on. */
function checkTypes(template: GoReader): void {
  for (const kind of ['Limits', 'Reservations']) {
    const resources = template.object('Resources').object(kind);
    resources.integer('NanoCPUs');
    resources.integer('MemoryBytes');
    for (const one of resources.objects('GenericResources')) {
      for (const spec of ['NamedResourceSpec', 'DiscreteResourceSpec']) one.object(spec).text('Kind');
      one.object('NamedResourceSpec').text('Value');
      one.object('DiscreteResourceSpec').integer('Value');
    }
  }
  for (const network of template.objects('Networks')) network.text('Target');
  template.object('LogDriver').text('Name');
  template.object('LogDriver').labels('Options');
  const container = template.object('ContainerSpec');
  container.labels('Labels');
  for (const secret of container.objects('Secrets')) secret.text('SecretID');
  for (const config of container.objects('Configs')) config.text('ConfigID');
}

function readPlacement(placement: GoReader): Placement {
  for (const platform of placement.objects('Platforms')) {
    platform.text('OS');
    platform.text('Architecture');
  }
  for (const preference of placement.objects('Preferences')) {
    const spread = preference.object('Spread');
    if (spread.text('SpreadDescriptor') === undefined) {
      throw new ApiError(400, 'only spread placement preferences are supported');
    }
  }
  placement.texts('Constraints');
  placement.unsigned('MaxReplicas');
  return placement.raw;
}

function readMode(mode: GoReader): Mode {
  const kinds = ['Replicated', 'Global', 'ReplicatedJob', 'GlobalJob'].filter((kind) => mode.has(kind));
  if (kinds.length > 1) throw new ApiError(400, 'must specify only one service mode');
  if (kinds[0] === 'Global') return { Global: {} };
  if (kinds[0] === 'GlobalJob') return { GlobalJob: {} };
  if (kinds[0] === 'ReplicatedJob') {
    const job = mode.object('ReplicatedJob');
    const MaxConcurrent = atMost(job.unsigned('MaxConcurrent') ?? 1);
    const TotalCompletions = atMost(job.unsigned('TotalCompletions') ?? MaxConcurrent);
    return { ReplicatedJob: { MaxConcurrent, TotalCompletions } };
  }
  const service = mode.object('Replicated', 'ReplicatedService');
  return { Replicated: { Replicas: atMost(service.unsigned('Replicas') ?? 1) } };
}

function atMost(tasks: number): number {
  if (tasks <= MAX_TASKS) return tasks;
  throw refusal('InvalidArgument', `the demo swarm runs at most ${MAX_TASKS} tasks of one service`);
}

function readUpdateConfig(config: GoReader, what: 'update' | 'rollback'): UpdateConfig {
  const action = config.text('FailureAction') || 'pause';
  const FailureAction = FAILURE_ACTIONS[what].find((one) => one === action);
  if (!FailureAction) throw new ApiError(400, `unrecognized ${what} failure action ${action}`);
  const order = config.text('Order') || 'stop-first';
  const Order = ORDERS.find((one) => one === order);
  if (!Order) throw new ApiError(400, `unrecognized ${what} order ${order}`);
  const delay = config.integer('Delay');
  const monitor = config.integer('Monitor');
  return {
    Parallelism: config.unsigned('Parallelism') ?? 0,
    ...(delay !== undefined && { Delay: delay }),
    FailureAction,
    ...(monitor !== undefined && { Monitor: monitor }),
    MaxFailureRatio: config.number('MaxFailureRatio') ?? 0,
    Order,
  };
}

function readEndpoint(endpoint: GoReader): EndpointSpec {
  const Ports = endpoint.objects('Ports').map((port): PortConfig => {
    const Name = port.text('Name');
    const PublishedPort = port.unsigned('PublishedPort');
    return {
      ...(Name && { Name }),
      Protocol: port.text('Protocol') || 'tcp',
      TargetPort: port.unsigned('TargetPort') ?? 0,
      ...(PublishedPort && { PublishedPort }),
      PublishMode: port.text('PublishMode') || 'ingress',
    };
  });
  return { Mode: endpoint.text('Mode') || 'vip', ...(Ports.length > 0 && { Ports }) };
}
