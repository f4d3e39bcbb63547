import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { ServiceId, StackName } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';
import { isOver, isWanted, type TaskRecord } from '@/lib/swarm/objects/task';
import type { LogLine } from '@/lib/swarm/picture/log-line';
import { createDockerEngine } from './dockerode-engine';
import type { Engine, TaskFilter } from './engine';
import type { EngineEvent } from './read/engine-event';
import type { DockerAddress } from './wire/connection';
import { createWire } from './wire/dockerode-wire';
import { type Request, TIME_LIMITS, type Wire } from './wire/wire';

/** A swarm for the contract: at least one worker, and an image that runs until it is stopped. */
export interface ContractSwarm {
  readonly address: DockerAddress;
  readonly image: string;
  close(): Promise<void>;
}

const SECRET = 'hunter2-never-leaves';
const { signal } = new AbortController();
const unknown = () => undefined;
/** Waits for a state; real containers take their time. */
const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000, interval: 100 });

/** What every engine that we watch must do, whoever built it. Leaves nothing of its own behind. */
export function engineContract(name: string, start: () => Promise<ContractSwarm>): void {
  describe(`the engine contract: ${name}`, { timeout: 60_000 }, () => {
    const stack = `contract${Date.now().toString(36)}` as StackName;
    let swarm: ContractSwarm;
    let engine: Engine;
    let wire: Wire;
    let created = 0;
    const heard: EngineEvent[] = [];
    const listening = new AbortController();

    beforeAll(async () => {
      swarm = await start();
      engine = createDockerEngine(swarm.address);
      await engine.connect(signal);
      wire = createWire(swarm.address, TIME_LIMITS);
      const events = await engine.events(listening.signal);
      void (async () => {
        for await (const event of events) heard.push(event);
      })().catch(() => {}); // ended below
    }, 30_000);

    afterAll(async () => {
      await engine.act({ kind: 'remove-stack', stack }, signal);
      listening.abort();
      engine.close();
      wire.reset();
      await swarm.close();
    }, 60_000);

    const send = async (request: Omit<Request, 'body'> & { body?: unknown }): Promise<unknown> => {
      const { body, ...rest } = request;
      const reply = await wire.send(
        { ...rest, ...(body !== undefined && { body: JSON.stringify(body) }) },
        signal,
      );
      expect(reply.status, reply.text).toBeLessThan(300);
      return reply.text ? JSON.parse(reply.text) : null;
    };
    const labels = { 'com.docker.stack.namespace': stack };
    async function create(mode: object, spec: object = {}): Promise<ServiceId> {
      created += 1;
      const answer = await send({
        method: 'POST',
        path: '/services/create',
        body: {
          Name: `${stack}_s${created}`,
          Labels: labels,
          TaskTemplate: {
            ContainerSpec: { Image: swarm.image, Env: [`TOKEN=${SECRET}`], StopGracePeriod: 1_000_000_000 },
          },
          Mode: mode,
          ...spec,
        },
      });
      return (answer as { ID: ServiceId }).ID;
    }
    const replicated = (Replicas: number) => ({ Replicated: { Replicas } });
    const rawService = (id: ServiceId) =>
      send({ method: 'GET', path: `/services/${id}` }) as Promise<RawService>;
    const list = async (filter: TaskFilter): Promise<readonly TaskRecord[]> => {
      const { items, skipped } = await engine.tasks(filter, unknown, signal);
      expect(skipped).toBe(0);
      return items;
    };
    const service = async (id: ServiceId): Promise<Service> => {
      const { items, skipped } = await engine.services(unknown, signal);
      expect(skipped).toBe(0);
      return items.find((one) => one.id === id) ?? expect.unreachable(`no service ${id}`);
    };
    const running = (id: ServiceId, count: number) =>
      eventually(async () => {
        const tasks = (await list({ services: [id] })).filter(
          (task) => task.state === 'running' && isWanted(task),
        );
        expect(tasks).toHaveLength(count);
        return tasks;
      });

    test('logs: lines of every task with its ids, those of a node once, and the end where they are not followed', async () => {
      const id = await create(replicated(2), {
        TaskTemplate: {
          ContainerSpec: {
            Image: swarm.image,
            Command: ['sh', '-c', 'trap "exit 0" TERM; echo begun; while :; do sleep 1 & wait $!; done'],
          },
        },
      });
      const tasks = await running(id, 2);
      const target = { kind: 'service', id } as const;
      const all = async () => {
        const found: LogLine[] = [];
        const asked = { target, tail: 1, since: null, follow: false };
        for await (const { lines, warnings } of await engine.logs(asked, signal)) {
          expect(warnings).toEqual([]);
          found.push(...lines);
        }
        return found;
      };
      const lines = await eventually(async () => {
        const found = await all();
        expect(found).toHaveLength(2);
        return found;
      });
      expect(new Map(lines.map(({ task, node }) => [task, node]))).toEqual(
        new Map(tasks.map((task) => [task.id, task.node])),
      );
      for (const { at } of lines) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/);

      const leaving = new AbortController();
      const followed = await engine.logs({ target, tail: 1, since: null, follow: true }, leaving.signal);
      const heard = new Set<string>();
      const reading = (async () => {
        for await (const { lines } of followed) {
          for (const { task } of lines) heard.add(task);
          if (heard.size === 2) leaving.abort();
        }
      })();
      await expect(reading).rejects.toThrow(/abort/i);
      await expect(
        engine.logs(
          { target: { kind: 'service', id: 'nothing' as ServiceId }, tail: 1, since: null, follow: false },
          signal,
        ),
      ).rejects.toMatchObject({ status: 404 });
    });

    test('nodes: a leader, workers, what they have', async () => {
      const { items, skipped } = await engine.nodes(unknown, signal);
      expect(skipped).toBe(0);
      expect(items.filter((node) => node.manager?.leader)).toHaveLength(1);
      expect(items.some((node) => node.role === 'worker' && node.manager === null)).toBe(true);
      for (const node of items) {
        expect(node).toMatchObject({ state: 'ready', hostname: expect.stringMatching(/./), os: 'linux' });
        expect(node.capacity.memoryBytes).toBeGreaterThan(0);
      }
    });

    test('a node’s availability and labels change, and their undo brings back what was', async () => {
      const worker = async () => {
        const { items } = await engine.nodes(unknown, signal);
        return items.find((node) => node.role === 'worker') ?? expect.unreachable('no worker');
      };
      const before = await worker();
      for (const action of [
        { kind: 'set-node-availability', node: before.id, availability: 'pause' },
        { kind: 'set-node-labels', node: before.id, put: { contract: 'yes' }, remove: [] },
      ] as const) {
        const outcome = await engine.act(action, signal);
        if (!outcome.ok || !outcome.undo) return expect.unreachable(JSON.stringify(outcome));
        expect((await worker()).version).toBeGreaterThan(before.version);
        expect(await engine.act(outcome.undo, signal)).toMatchObject({ ok: true });
      }
      const { version, ...after } = await worker();
      expect({ ...after, version: before.version }).toEqual(before);
      expect(version).toBeGreaterThan(before.version);
    });

    test('a node that is not down is not removed, nor is the last manager demoted', async () => {
      const { items } = await engine.nodes(unknown, signal);
      const [worker, manager] = (['worker', 'manager'] as const).map((role) =>
        items.find((node) => node.role === role),
      );
      if (!worker || !manager) return expect.unreachable('no worker, or no manager');
      expect(await engine.act({ kind: 'remove-node', node: worker.id }, signal)).toMatchObject({
        ok: false,
        kind: 'refused',
        message: expect.stringMatching('is not down'),
      });
      const demote = { kind: 'set-node-role', node: manager.id, role: 'worker' } as const;
      expect(await engine.act(demote, signal)).toMatchObject({ ok: false, kind: 'refused' });
    });

    test('join commands, and the rotation of one role’s token', async () => {
      const command = (role: 'worker' | 'manager') => engine.query({ kind: 'join-command', role }, signal);
      const [worker, manager] = [await command('worker'), await command('manager')];
      expect(worker).toEqual({
        token: expect.stringMatching(/^SWMTKN-1-[0-9a-z]+-[0-9a-z]+$/),
        address: expect.stringMatching(/^[\d.]+:2377$/),
      });
      expect(await engine.act({ kind: 'rotate-join-token', role: 'worker' }, signal)).toMatchObject({
        ok: true,
      });
      expect((await command('worker')).token).not.toBe(worker.token);
      expect(await command('manager')).toEqual(manager);
    });

    test('a node’s plugins by their type', async () => {
      const [node] = (await engine.nodes(unknown, signal)).items;
      if (!node) return expect.unreachable('no node');
      const plugins = await engine.query({ kind: 'node-plugins', node: node.id }, signal);
      expect(plugins.map(({ type }) => type)).toEqual(['Log', 'Network', 'Volume']);
      expect(plugins.flatMap(({ names }) => names)).toEqual(expect.arrayContaining(['json-file', 'overlay']));
    });

    test('a service is told of, and its tasks run its very spec', async () => {
      const id = await create(replicated(2));
      await eventually(() => expect(heard).toContainEqual({ type: 'service', action: 'create', id }));
      const tasks = await running(id, 2);
      const found = await service(id);
      expect(found).toMatchObject({
        name: `${stack}_s${created}`,
        stack,
        mode: { kind: 'replicated', replicas: 2 },
      });
      for (const task of tasks) {
        expect(task.template).toBe(found.template);
        expect(task).toMatchObject({ service: id, desiredState: 'running', exitCode: null, error: '' });
        expect(task.container).toMatch(/^[0-9a-f]{64}$/);
        expect(Math.abs(Date.now() - task.since)).toBeLessThan(120_000);
      }
      expect(tasks.map((task) => task.slot).sort()).toEqual([1, 2]);
    });

    test('[W10] nothing of its environment leaves', async () => {
      const id = await create(replicated(1));
      await running(id, 1);
      expect(JSON.stringify(await rawService(id))).toContain(SECRET);
      const all = [await engine.services(unknown, signal), await engine.tasks({}, unknown, signal)];
      expect(JSON.stringify(all)).not.toContain(SECRET);
    });

    test('[W2] what did not change keeps its reference', async () => {
      const id = await create(replicated(1));
      await running(id, 1);
      const tasks = new Map((await list({ services: [id] })).map((task) => [task.id, task]));
      const again = await engine.tasks({ services: [id] }, (one) => tasks.get(one), signal);
      for (const task of again.items) expect(task).toBe(tasks.get(task.id));
      const services = new Map((await engine.services(unknown, signal)).items.map((one) => [one.id, one]));
      for (const one of (await engine.services((it) => services.get(it), signal)).items)
        expect(one).toBe(services.get(one.id));
    });

    test('task filters: services, nodes, ids, desired, and all at once', async () => {
      const [one, other] = [await create(replicated(1)), await create(replicated(1))];
      const [task] = await running(one, 1);
      await running(other, 1);
      if (!task?.node) return expect.unreachable('a running task has a node');
      const services = new Set((await list({ services: [one, other] })).map((found) => found.service));
      expect(services).toEqual(new Set([one, other]));
      expect((await list({ ids: [task.id] })).map((found) => found.id)).toEqual([task.id]);
      for (const found of await list({ nodes: [task.node] })) expect(found.node).toBe(task.node);
      for (const found of await list({ desired: ['running'] })) expect(found.desiredState).toBe('running');
      const narrow = { services: [one], nodes: [task.node], ids: [task.id], desired: ['running'] } as const;
      expect(await list(narrow)).toHaveLength(1);
      expect(await list({ ...narrow, desired: ['shutdown'] })).toHaveLength(0);
      expect(await list({})).toContainEqual(task);
    });

    test('a service that is not there fails the list with 404; an id just finds nothing', async () => {
      const nobody = 'aaaaaaaaaaaaaaaaaaaaaaaaa';
      await expect(list({ services: [nobody as ServiceId] })).rejects.toMatchObject({ status: 404 });
      expect(await list({ ids: [nobody as TaskRecord['id']] })).toEqual([]);
    });

    test('[A2] scaling changes the count alone, and restarts no container', async () => {
      const id = await create(replicated(2), {
        UpdateConfig: {
          Parallelism: 1,
          Monitor: 7_000_000_000,
          MaxFailureRatio: 0.30000001192092896,
          Order: 'start-first',
        },
      });
      const before = await running(id, 2);
      const { Spec } = await rawService(id);
      expect(await engine.act({ kind: 'scale-service', service: id, replicas: 4 }, signal)).toMatchObject({
        ok: true,
        previousReplicas: 2,
      });
      await eventually(() => expect(heard).toContainEqual({ type: 'service', action: 'update', id }));
      const after = await running(id, 4);
      expect((await rawService(id)).Spec).toEqual({ ...Spec, Mode: { Replicated: { Replicas: 4 } } });
      expect(after.map((task) => task.container)).toEqual(
        expect.arrayContaining(before.map((task) => task.container)),
      );
      expect((await service(id)).template).toBe(before[0]?.template);
      await engine.act({ kind: 'scale-service', service: id, replicas: 1 }, signal);
      await running(id, 1);
    });

    test('[A2] an edit changes what it names alone, a restart replaces, a rollback goes back', async () => {
      const id = await create(replicated(1), {
        UpdateConfig: { Parallelism: 1, Monitor: 1_000_000_000, MaxFailureRatio: 0.30000001192092896 },
      });
      const [first] = await running(id, 1);
      const { Spec } = await rawService(id);
      const definition = await engine.query({ kind: 'service', service: id }, signal);
      expect(definition).toMatchObject({ env: ['TOKEN'], mode: { kind: 'replicated', replicas: 1 } });
      const update = { ...definition.update, delay: 1_500 };
      const edit = { kind: 'edit-service', service: id, edition: definition.edition } as const;
      expect(await engine.act({ ...edit, changes: { update } }, signal)).toMatchObject({ ok: true });
      const edited = await rawService(id);
      expect(edited.Spec).toEqual({
        ...Spec,
        UpdateConfig: { ...edited.Spec.UpdateConfig, Delay: 1_500_000_000 },
      });
      expect((await running(id, 1))[0]?.container).toBe(first?.container);
      // The edition that it began with is not the present one any more.
      const late = { ...edit, changes: { constraints: ['node.role==worker'] } };
      expect(await engine.act(late, signal)).toMatchObject({ ok: false, kind: 'conflict' });

      expect(await engine.act({ kind: 'restart-service', service: id }, signal)).toMatchObject({ ok: true });
      await eventually(async () => {
        const [current] = await running(id, 1);
        expect(current?.container).not.toBe(first?.container);
      });
      const back = { kind: 'roll-back-service', service: id } as const;
      expect(await engine.act(back, signal)).toMatchObject({ ok: true });
      const after = await rawService(id);
      expect(after.Spec).toEqual(edited.Spec);
      const value = { kind: 'environment-value', service: id, variable: 'TOKEN' } as const;
      expect(await engine.query(value, signal)).toBe(SECRET);
    });

    test('[A3] two who scale at once both get an answer, and one count stands', async () => {
      const id = await create(replicated(1));
      const outcomes = await Promise.all(
        [2, 3].map((replicas) => engine.act({ kind: 'scale-service', service: id, replicas }, signal)),
      );
      expect(outcomes.map((outcome) => outcome.ok)).toEqual([true, true]);
      const { mode } = await service(id);
      expect([2, 3]).toContain(mode.kind === 'replicated' && mode.replicas);
    });

    test('a changed spec leaves old tasks with the old fingerprint until they are replaced', async () => {
      const id = await create(replicated(1));
      const [old] = await running(id, 1);
      const { Spec, Version } = await rawService(id);
      await send({
        method: 'POST',
        path: `/services/${id}/update`,
        query: { version: Version.Index },
        body: { ...Spec, TaskTemplate: { ...Spec.TaskTemplate, ForceUpdate: 1 } },
      });
      const updated = await service(id);
      expect(updated.template).not.toBe(old?.template);
      expect(updated.hasPrevious).toBe(true);
      await eventually(async () => {
        const [current] = await running(id, 1);
        expect(current?.template).toBe(updated.template);
      });
      const previous = (await list({ services: [id] })).find((task) => task.id === old?.id);
      expect(previous).toMatchObject({ template: old?.template, desiredState: 'shutdown' });
    });

    test('a global service runs everywhere, and cannot be scaled', async () => {
      const id = await create({ Global: {} });
      const nodes = (await engine.nodes(unknown, signal)).items.filter(
        (node) => node.availability === 'active',
      );
      const tasks = await running(id, nodes.length);
      expect(new Set(tasks.map((task) => task.node)).size).toBe(nodes.length);
      expect(tasks.every((task) => task.slot === null)).toBe(true);
      expect(await engine.act({ kind: 'scale-service', service: id, replicas: 2 }, signal)).toMatchObject({
        ok: false,
        kind: 'not-scalable',
      });
    });

    test('a job counts its runs, and scales its completions', async () => {
      const id = await create(
        { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 1 } },
        // It ends by itself: Docker 20.10 lets the tasks of a removed job run on for ever.
        { TaskTemplate: { ContainerSpec: { Image: swarm.image, Command: ['true'] } } },
      );
      const tasks = await eventually(async () => {
        const found = await list({ services: [id] });
        expect(found).toHaveLength(1);
        return found;
      });
      expect(await service(id)).toMatchObject({
        mode: { kind: 'replicated-job', completions: 1, concurrent: 1 },
        iteration: tasks[0]?.iteration,
      });
      expect(tasks[0]?.iteration).not.toBeNull();
      expect(await engine.act({ kind: 'scale-service', service: id, replicas: 2 }, signal)).toMatchObject({
        ok: true,
        previousReplicas: 1,
      });
      expect((await service(id)).mode).toEqual({ kind: 'replicated-job', completions: 2, concurrent: 1 });
    });

    test('what nobody can run waits without a node, and says why', async () => {
      const id = await create(replicated(1), {
        TaskTemplate: {
          ContainerSpec: { Image: swarm.image },
          Placement: { Constraints: ['node.labels.no==where'] },
        },
      });
      await eventually(async () => {
        const [task] = await list({ services: [id] });
        expect(task).toMatchObject({
          node: null,
          state: 'pending',
          error: expect.stringMatching(/no suitable node/),
        });
      });
    });

    test('a removed service is gone, and so are its tasks in the end', async () => {
      const id = await create(replicated(1));
      const [task] = await running(id, 1);
      const outcome = await engine.act({ kind: 'remove-service', service: id }, signal);
      expect(outcome).toMatchObject({
        ok: true,
        steps: [{ object: 'service', name: `${stack}_s${created}`, done: true }],
      });
      await eventually(() => expect(heard).toContainEqual({ type: 'service', action: 'remove', id }));
      await eventually(async () => {
        const left = task ? await list({ ids: [task.id] }) : [];
        expect(left.filter((one) => !isOver(one))).toEqual([]);
      });
      for (const kind of ['remove-service', 'scale-service'] as const)
        expect(await engine.act({ kind, service: id, replicas: 2 }, signal)).toMatchObject({
          ok: false,
          kind: 'gone',
        });
    });

    test('a network that no list holds is found by those who name it', async () => {
      const id = await create(replicated(1), {
        TaskTemplate: { ContainerSpec: { Image: swarm.image }, Networks: [{ Target: 'host' }] },
      });
      const { networks } = await service(id);
      expect(networks).toHaveLength(1);
      const { items } = await engine.networks(signal, networks);
      const host = { name: 'host', driver: 'host', predefined: true };
      expect(items.find((one) => networks.includes(one.id))).toMatchObject(host);
      expect((await engine.networks(signal)).items.some((one) => one.predefined)).toBe(false);
    });

    test('a removed stack leaves nothing that carries its label', async () => {
      const network = (await send({
        method: 'POST',
        path: '/networks/create',
        body: {
          Name: `${stack}_net`,
          Driver: 'overlay',
          Attachable: true,
          Labels: labels,
          CheckDuplicate: true,
        },
      })) as { Id: string };
      await eventually(() =>
        expect(heard).toContainEqual({ type: 'network', action: 'create', id: network.Id }),
      );
      const data = Buffer.from(SECRET).toString('base64');
      for (const kind of ['secret', 'config'])
        await send({
          method: 'POST',
          path: `/${kind}s/create`,
          body: { Name: `${stack}_${kind}`, Labels: labels, Data: data },
        });
      const id = await create(replicated(1), {
        TaskTemplate: { ContainerSpec: { Image: swarm.image }, Networks: [{ Target: network.Id }] },
      });
      const [task] = await running(id, 1);
      expect(task?.attachments).toEqual([
        { network: network.Id, addresses: [expect.stringMatching(/^[\d.]+\/\d+$/)] },
      ]);
      expect(task?.template).toBe((await service(id)).template);
      const found = (await engine.networks(signal)).items.find((one) => one.id === network.Id);
      expect(found).toMatchObject({
        name: `${stack}_net`,
        driver: 'overlay',
        stack,
        attachable: true,
        ingress: false,
        predefined: false,
      });

      const outcome = await engine.act({ kind: 'remove-stack', stack }, signal);
      expect(outcome).toMatchObject({ ok: true });
      expect(outcome.steps.slice(-3).map((step) => [step.object, step.name])).toEqual([
        ['secret', `${stack}_secret`],
        ['config', `${stack}_config`],
        ['network', `${stack}_net`],
      ]);
      expect((await engine.services(unknown, signal)).items.filter((one) => one.stack === stack)).toEqual([]);
      // A manager lists its own part of a network for a moment after it is gone.
      await eventually(async () =>
        expect((await engine.networks(signal)).items.filter((one) => one.stack === stack)).toEqual([]),
      );
      expect(await engine.act({ kind: 'remove-stack', stack }, signal)).toMatchObject({
        ok: false,
        kind: 'gone',
      });
      // Docker gives out no secret's contents, without which its services could not run.
      expect(outcome).not.toHaveProperty('undo');
    });

    const made = async (kind: 'network' | 'config', body: object) => {
      const request = {
        method: 'POST',
        path: `/${kind}s/create`,
        body: { Labels: labels, ...body },
      } as const;
      // Docker answers a creation with the id of what it made.
      const { ID, Id } = (await send(request)) as { readonly ID?: string; readonly Id?: string };
      return ID ?? Id;
    };

    test('[A9] a stack and a service that were removed are brought back as they were, once', async () => {
      const network = await made('network', { Name: `${stack}_back`, Driver: 'overlay', Attachable: true });
      const config = await made('config', { Name: `${stack}_back`, Data: 'YQ==' });
      const File = { Name: '/a', UID: '0', GID: '0', Mode: 0o444 };
      const id = await create(replicated(1), {
        TaskTemplate: {
          ContainerSpec: {
            Image: swarm.image,
            Env: [`TOKEN=${SECRET}`],
            Configs: [{ File, ConfigID: config, ConfigName: `${stack}_back` }],
          },
          Networks: [{ Target: network }],
        },
      });
      await running(id, 1);
      const { Spec } = await rawService(id);
      const removed = await engine.act({ kind: 'remove-stack', stack }, signal);
      expect(JSON.stringify(removed)).not.toContain(SECRET);
      const back = removed.ok && removed.undo;
      expect(back).toMatchObject({ kind: 'bring-back', stack });
      if (!back) return;
      const restored = await engine.act(back, signal);
      expect(restored, JSON.stringify(restored)).toMatchObject({ ok: true });
      expect(restored.steps.map(({ object, done }) => [object, done])).toEqual([
        ['network', true],
        ['config', true],
        ['service', true],
      ]);
      const restoredAs = (await engine.services(unknown, signal)).items.find((one) => one.stack === stack);
      if (!restoredAs) throw new Error('the service did not come back');
      const [task] = await running(restoredAs.id, 1);
      expect(task?.attachments).toHaveLength(1);
      const text = (spec: object) => JSON.stringify(spec).replace(/"(Target|ConfigID)":"[^"]+"/g, '');
      expect(text((await rawService(restoredAs.id)).Spec)).toBe(text(Spec));
      expect(await engine.act(back, signal)).toMatchObject({ ok: false, kind: 'gone' });

      const alone = await engine.act({ kind: 'remove-service', service: restoredAs.id }, signal);
      const again = alone.ok && alone.undo;
      expect(again && (await engine.act(again, signal))).toMatchObject({ ok: true });
      await engine.act({ kind: 'remove-stack', stack }, signal);
    });

    test('[A9] what an earlier attempt made is taken for what it was to make', async () => {
      const net = { Name: `${stack}_twice`, Driver: 'overlay', Attachable: true };
      const conf = { Name: `${stack}_twice`, Data: 'YQ==' };
      const File = { Name: '/a', UID: '0', GID: '0', Mode: 0o444 };
      const Configs = [{ File, ConfigID: await made('config', conf), ConfigName: conf.Name }];
      const id = await create(replicated(1), {
        TaskTemplate: {
          ContainerSpec: { Image: swarm.image, Configs },
          Networks: [{ Target: await made('network', net) }],
        },
      });
      await running(id, 1);
      const removed = await engine.act({ kind: 'remove-stack', stack }, signal);
      if (!removed.undo) return expect.unreachable(JSON.stringify(removed));
      // Whose answers never came. A manager keeps the name of a network for a moment.
      const network = await eventually(() => made('network', net));
      const config = await made('config', conf);
      const restored = await engine.act(removed.undo, signal);
      expect(restored, JSON.stringify(restored)).toMatchObject({ ok: true });
      const { items } = await engine.services(unknown, signal);
      const back = items.find((one) => one.stack === stack);
      if (!back) return expect.unreachable('the service did not come back');
      expect(back.networks).toEqual([network]);
      expect(JSON.stringify(await rawService(back.id))).toContain(`"ConfigID":"${config}"`);
      await running(back.id, 1);
      await engine.act({ kind: 'remove-stack', stack }, signal);
    });

    test('[A9] of a stack that others hold a part of, what went is brought back', async () => {
      const name = `${stack}_held`;
      const File = { Name: '/a', UID: '0', GID: '0', Mode: 0o444 };
      const Configs = [
        { File, ConfigID: await made('config', { Name: name, Data: 'YQ==' }), ConfigName: name },
      ];
      const spec = { TaskTemplate: { ContainerSpec: { Image: swarm.image, Configs } } };
      await create(replicated(1), spec);
      // Those of the tests before.
      await eventually(async () =>
        expect((await engine.networks(signal)).items.filter((one) => one.stack === stack)).toEqual([]),
      );
      const foreign = await create(replicated(0), { ...spec, Labels: {} });
      const outcome = await engine.act({ kind: 'remove-stack', stack }, signal);
      expect(outcome).toMatchObject({ ok: false, kind: 'partial' });
      expect(
        outcome.steps.map(({ object, done }) => [object, done]),
        JSON.stringify(outcome),
      ).toEqual([
        ['service', true],
        ['config', false],
      ]);
      if (!outcome.undo) return expect.unreachable('nothing to bring back');
      expect(await engine.act(outcome.undo, signal)).toMatchObject({
        ok: true,
        steps: [{ object: 'service', done: true }],
      });
      await engine.act({ kind: 'remove-service', service: foreign }, signal);
      await engine.act({ kind: 'remove-stack', stack }, signal);
    });
  });
}

interface RawService {
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly TaskTemplate: object; readonly UpdateConfig?: object };
}
