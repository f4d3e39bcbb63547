import { isDeepStrictEqual } from 'node:util';
import { STACK_LABEL } from '@/lib/swarm/objects/stack';
import type { NodeSpec, ServiceSpec } from '../objects/specs';
import type { Node, Service } from '../objects/wire';
import { callDocker, unless } from './call-docker';
import { deployedSpec, type StackService } from './stacks';

/**
 * The story's hand on Docker's API: what it does, a person could do with the CLI. It changes a service only while
 * the service is as the hand left it; once somebody else has changed or removed it, the hand keeps off.
 */
export interface StoryHand {
  /** Starts a stack's service. False if its name is taken. */
  create(stack: string, network: string, service: StackService): Promise<boolean>;
  /** Makes a stack's network if it is not there, and returns its name. */
  createNetwork(stack: string): Promise<string>;
  /** Changes a service that is as the hand left it. False if it is not. */
  change(name: string, edit: (spec: ServiceSpec) => ServiceSpec): Promise<boolean>;
  /** Takes what the service is now, as after a rollback, for what the hand left. */
  remember(name: string): Promise<void>;
  /** The service, if it is as the hand left it. */
  mine(name: string): Promise<Service | undefined>;
  /** Removes a service that the hand made, whoever has changed it since. */
  remove(name: string): Promise<void>;
  removeNetwork(name: string): Promise<void>;
  service(name: string): Promise<Service | undefined>;
  /** A worker that is ready and active and that nobody is busy with. */
  quietWorker(): Promise<Node | undefined>;
  /** Edits a node's spec, if it is (still) as `isExpected` says. */
  changeNode(
    id: string,
    isExpected: (node: Node) => boolean,
    edit: (spec: NodeSpec) => NodeSpec,
  ): Promise<boolean>;
}

/** Answers are the demo's own JSON, so they are taken for what they are without a look. */
export function createStoryHand(socketPath: string): StoryHand {
  /** Services as the hand left them, by name. */
  const left = new Map<string, { readonly id: string; readonly spec: ServiceSpec }>();

  const call = (method: string, path: string, body?: unknown) => callDocker(socketPath, method, path, body);

  const findService = (name: string) =>
    unless(404, () => call('GET', `/services/${name}`)) as Promise<Service | undefined>;

  const remember = async (name: string) => {
    const service = await findService(name);
    if (service) left.set(name, { id: service.ID, spec: service.Spec });
  };

  const mine = async (name: string) => {
    const [known, service] = [left.get(name), await findService(name)];
    return known && service?.ID === known.id && isDeepStrictEqual(service.Spec, known.spec)
      ? service
      : undefined;
  };

  return {
    async create(stack, network, service) {
      const spec = deployedSpec(stack, network, service);
      const made = await unless(409, () => call('POST', '/services/create', spec));
      if (made === undefined) return false;
      await remember(`${stack}_${service.name}`);
      return true;
    },
    async createNetwork(stack) {
      const Name = `${stack}_default`;
      const Labels = { [STACK_LABEL]: stack };
      await unless(409, () => call('POST', '/networks/create', { Name, Driver: 'overlay', Labels }));
      return Name;
    },
    async change(name, edit) {
      const service = await mine(name);
      if (!service) return false;
      const path = `/services/${service.ID}/update?version=${service.Version.Index}`;
      await call('POST', path, edit(service.Spec));
      await remember(name);
      return true;
    },
    remember,
    mine,
    async remove(name) {
      const known = left.get(name);
      left.delete(name);
      if (known) await unless(404, () => call('DELETE', `/services/${known.id}`));
    },
    async removeNetwork(name) {
      // 400: somebody uses it.
      await unless(404, () => unless(400, () => call('DELETE', `/networks/${name}`)));
    },
    service: findService,
    async quietWorker() {
      const nodes = (await call('GET', '/nodes')) as Node[];
      const isQuiet = ({ Spec, Status }: Node) => Spec.Availability === 'active' && Status.State === 'ready';
      const workers = nodes.filter((node) => node.Spec.Role === 'worker');
      return workers.length > 1 && workers.every(isQuiet) ? workers.at(-1) : undefined;
    },
    async changeNode(id, isExpected, edit) {
      const node = (await unless(404, () => call('GET', `/nodes/${id}`))) as Node | undefined;
      if (!node || !isExpected(node)) return false;
      await call('POST', `/nodes/${id}/update?version=${node.Version.Index}`, edit(node.Spec));
      return true;
    },
  };
}
