import { request } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../control/go-reader';
import type { ServiceSpec } from '../objects/specs';
import type { Node, Service } from '../objects/wire';
import { deployedSpec, type StackService } from './stacks';

/** Docker refused, with this status. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * The story's hand on Docker's API: what it does, a person could do with the CLI. It changes a service only while
 * the service is as the hand left it; once somebody else has changed or removed it, the hand keeps off.
 * Answers are the demo's own JSON, so they are taken for what they are without a look.
 */
export class StoryHand {
  /** Services as the hand left them, by name. */
  private readonly left = new Map<string, { id: string; spec: ServiceSpec }>();

  constructor(private readonly socketPath: string) {}

  /** Starts a stack's service. False if its name is taken. */
  async create(stack: string, network: string, service: StackService): Promise<boolean> {
    const spec = deployedSpec(stack, network, service);
    if ((await this.unless(409, () => this.call('POST', '/services/create', spec))) === undefined)
      return false;
    await this.remember(`${stack}_${service.name}`);
    return true;
  }

  async createNetwork(stack: string): Promise<string> {
    const Name = `${stack}_default`;
    const Labels = { 'com.docker.stack.namespace': stack };
    await this.unless(409, () => this.call('POST', '/networks/create', { Name, Driver: 'overlay', Labels }));
    return Name;
  }

  /** Changes a service that is as the hand left it. False if it is not. */
  async change(name: string, edit: (spec: ServiceSpec) => ServiceSpec): Promise<boolean> {
    const service = await this.mine(name);
    if (!service) return false;
    await this.call(
      'POST',
      `/services/${service.ID}/update?version=${service.Version.Index}`,
      edit(service.Spec),
    );
    await this.remember(name);
    return true;
  }

  /** Takes what the service is now, as after a rollback, for what the hand left. */
  async remember(name: string): Promise<void> {
    const service = await this.service(name);
    if (service) this.left.set(name, { id: service.ID, spec: service.Spec });
  }

  /** The service, if it is as the hand left it. */
  async mine(name: string): Promise<Service | undefined> {
    const [left, service] = [this.left.get(name), await this.service(name)];
    return left && service?.ID === left.id && isDeepStrictEqual(service.Spec, left.spec)
      ? service
      : undefined;
  }

  /** Removes a service that the hand made, whoever has changed it since. */
  async remove(name: string): Promise<void> {
    const left = this.left.get(name);
    this.left.delete(name);
    if (left) await this.unless(404, () => this.call('DELETE', `/services/${left.id}`));
  }

  async removeNetwork(name: string): Promise<void> {
    // 400: somebody uses it.
    await this.unless(404, () => this.unless(400, () => this.call('DELETE', `/networks/${name}`)));
  }

  service(name: string): Promise<Service | undefined> {
    return this.unless(404, () => this.call('GET', `/services/${name}`)) as Promise<Service | undefined>;
  }

  /** A worker that is ready and active and that nobody is busy with. */
  async quietWorker(): Promise<Node | undefined> {
    const nodes = (await this.call('GET', '/nodes')) as Node[];
    const isQuiet = ({ Spec, Status }: Node) => Spec.Availability === 'active' && Status.State === 'ready';
    const workers = nodes.filter((node) => node.Spec.Role === 'worker');
    return workers.length > 1 && workers.every(isQuiet) ? workers.at(-1) : undefined;
  }

  /** Edits a node's spec, if it is (still) as `isExpected` says. */
  async changeNode(
    id: string,
    isExpected: (node: Node) => boolean,
    edit: (spec: Node['Spec']) => Node['Spec'],
  ): Promise<boolean> {
    const node = (await this.unless(404, () => this.call('GET', `/nodes/${id}`))) as Node | undefined;
    if (!node || !isExpected(node)) return false;
    await this.call('POST', `/nodes/${id}/update?version=${node.Version.Index}`, edit(node.Spec));
    return true;
  }

  private async unless(status: number, work: () => Promise<unknown>): Promise<unknown> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused && error.status === status) return undefined;
      throw error;
    }
  }

  private call(method: string, path: string, body?: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const sent = request({ socketPath: this.socketPath, method, path }, (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk) => {
          text += chunk;
        });
        response.on('error', reject);
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const answer: unknown = text === '' ? null : JSON.parse(text);
          if (status < 400) resolve(answer);
          else reject(new Refused(status, isObject(answer) ? String(answer.message) : text));
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
  }
}
