import { crashService, startNode, stopNode } from '../control/accidents';
import type { ServiceSpec } from '../objects/specs';
import type { Swarm } from '../swarm/swarm';
import type { StackService } from './stacks';
import type { StoryHand } from './story-hand';

export interface Stage {
  readonly hand: StoryHand;
  readonly swarm: Swarm;
  /** Waits, so that people can see what happened. */
  pause(seconds: number): Promise<void>;
}

/** One thing to watch. It puts everything back at its end, and ends early when somebody else is at work there. */
export type Chapter = (stage: Stage) => Promise<void>;

const STACK = 'shop';
const WEB = `${STACK}_web`;
const API = `${STACK}_api`;
const WORKER = `${STACK}_worker`;
const SECOND = 1e9;

const replicated = (Replicas: number) => ({ Replicated: { Replicas } });

/** The story's own stack. The book's stacks are left to the people. */
const SHOP: readonly StackService[] = [
  {
    name: 'web',
    image: 'registry:5000/shop/web:1.0',
    mode: replicated(3),
    update: { Parallelism: 2, Delay: 4 * SECOND, Monitor: 2 * SECOND, Order: 'start-first' },
  },
  {
    name: 'api',
    image: 'registry:5000/shop/api:1.0',
    mode: replicated(3),
    update: { Parallelism: 1, Delay: 2 * SECOND, Monitor: 4 * SECOND, FailureAction: 'rollback' },
  },
  { name: 'worker', image: 'registry:5000/shop/worker:1.0', mode: replicated(2) },
];

/** Puts the story's stack there. A service that somebody removed stays away for a whole round at least. */
export function openShop(): Chapter {
  const missed = new Set<string>();
  let isFirst = true;
  return async ({ hand }) => {
    for (const service of SHOP) {
      const name = `${STACK}_${service.name}`;
      if (await hand.service(name)) missed.delete(name);
      else if (isFirst || missed.delete(name)) {
        await hand.create(STACK, await hand.createNetwork(STACK), service);
      } else missed.add(name);
    }
    isFirst = false;
  };
}

const scale: Chapter = async ({ hand, pause }) => {
  if (!(await hand.change(WEB, (spec) => ({ ...spec, Mode: replicated(6) })))) return;
  await pause(15);
  await hand.change(WEB, (spec) => ({ ...spec, Mode: replicated(3) }));
};

const crashLoop: Chapter = async ({ hand, swarm, pause }) => {
  for (let times = 0; times < 3; times++) {
    const service = await hand.mine(WORKER);
    if (!service) return;
    crashService(swarm, service.ID, 137, 1);
    await pause(9);
  }
};

const rollingUpdate: Chapter = async ({ hand, pause }) => {
  const service = await hand.mine(WEB);
  const minor = Number(/:1\.(\d+)/.exec(service?.Spec.TaskTemplate.ContainerSpec.Image ?? '')?.[1] ?? 0) + 1;
  const image = `registry:5000/shop/web:1.${minor}`;
  if (await hand.change(WEB, (spec) => withContainer(spec, { Image: image }))) await pause(12);
};

const nodeLost: Chapter = async ({ hand, swarm, pause }) => {
  const node = await hand.quietWorker();
  if (!node) return;
  stopNode(swarm, node.ID);
  await pause(40);
  startNode(swarm, node.ID);
};

const stackComesAndGoes: Chapter = async ({ hand, pause }) => {
  const stack = 'campaign';
  const services = [
    { name: 'landing', image: 'registry:5000/campaign/landing:3.2', mode: replicated(3) },
    { name: 'mailer', image: 'registry:5000/campaign/mailer:3.2', mode: replicated(1) },
  ];
  if (await hand.service(`${stack}_landing`)) return;
  const network = await hand.createNetwork(stack);
  for (const service of services) await hand.create(stack, network, service);
  await pause(25);
  for (const { name } of services) await hand.remove(`${stack}_${name}`);
  await hand.removeNetwork(network);
};

const failingUpdate: Chapter = async ({ hand, pause }) => {
  const isChanged = await hand.change(API, (spec) =>
    withContainer(spec, { Image: 'registry:5000/shop/api:1.1-rc1', Args: ['sh', '-c', 'sleep 2; exit 1'] }),
  );
  if (!isChanged) return;
  await pause(25);
  const service = await hand.service(API);
  if (service?.UpdateStatus?.State.startsWith('rollback')) await hand.remember(API);
};

const drain: Chapter = async ({ hand, pause }) => {
  const node = await hand.quietWorker();
  if (!node) return;
  await hand.changeNode(
    node.ID,
    ({ Spec }) => Spec.Availability === 'active',
    (spec) => ({ ...spec, Availability: 'drain' }),
  );
  await pause(18);
  await hand.changeNode(
    node.ID,
    ({ Spec }) => Spec.Availability === 'drain',
    (spec) => ({ ...spec, Availability: 'active' }),
  );
};

const waitingForALabel: Chapter = async ({ hand, pause }) => {
  const service = {
    name: 'search',
    image: 'registry:5000/shop/search:2.0',
    mode: replicated(2),
    constraints: ['node.labels.disk == ssd'],
  };
  const name = `${STACK}_${service.name}`;
  const node = await hand.quietWorker();
  if (!node || !(await hand.create(STACK, await hand.createNetwork(STACK), service))) return;
  await pause(14);
  const isLabelled = await hand.changeNode(
    node.ID,
    ({ Spec }) => Spec.Labels.disk === undefined,
    (spec) => ({ ...spec, Labels: { ...spec.Labels, disk: 'ssd' } }),
  );
  await pause(14);
  await hand.remove(name);
  if (!isLabelled) return;
  await pause(2);
  await hand.changeNode(
    node.ID,
    ({ Spec }) => Spec.Labels.disk === 'ssd',
    ({ Labels: { disk: _, ...Labels }, ...spec }) => ({ ...spec, Labels }),
  );
};

export const chapters: readonly Chapter[] = [
  scale,
  crashLoop,
  rollingUpdate,
  nodeLost,
  stackComesAndGoes,
  failingUpdate,
  drain,
  waitingForALabel,
];

function withContainer(spec: ServiceSpec, change: { Image: string; Args?: string[] }): ServiceSpec {
  const { TaskTemplate: template } = spec;
  return { ...spec, TaskTemplate: { ...template, ContainerSpec: { ...template.ContainerSpec, ...change } } };
}
