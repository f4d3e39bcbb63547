import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect } from 'playwright/test';
import { leftovers } from './clear';
import { get } from './http';
import { labImages } from './images';
import { type Lab, startLab } from './lab';
import { run, until } from './shell';
import { swarmOf } from './swarm';

const script = fileURLToPath(new URL('../../stack/playground.sh', import.meta.url));
const startWorker = fileURLToPath(new URL('../../stack/start-worker.sh', import.meta.url));
/** Where the script finds what its images are built on: in the manager's engine, as there is no public registry. */
const bases = { ECHO_BASE: 'base/echo', NGINX_BASE: 'base/nginx-proxy' } as const;

/** The lab's daemons as `docker compose up` first finds its own: in no swarm, beside a registry that holds nothing. */
const test = base.extend<{ lab: Lab }>({
  lab: async ({ browserName: _ }, use) => {
    const name = `${process.env.LAB_NAME || 'swarmscope-e2e'}-play`;
    const lab = await startLab({ name, workers: 3, owned: true });
    await lab.docker('manager', 'tag', labImages.echo, bases.ECHO_BASE);
    await lab.docker('manager', 'tag', labImages.nginxProxy, bases.NGINX_BASE);
    for (const host of [...lab.hosts].reverse()) await lab.docker(host, 'swarm', 'leave', '--force');
    await rm(join(lab.plan.registry.dir, 'data'), { recursive: true });
    await lab.docker('manager', 'push', '--quiet', labImages.haproxy);
    await use(lab);
    await lab.down();
    expect(await leftovers(lab.plan)).toEqual([]);
  },
});

test('the playground’s script makes the book’s swarm, adds only what is missing, and outlives a restart', async ({
  lab,
}) => {
  test.setTimeout(420_000);
  const swarm = swarmOf(lab);
  const manager = lab.address('manager');
  const daemon = (host: string) => `unix://${lab.socket(host)}`;
  /** Runs it as compose.yaml's `setup` does; resolves with what it says that it did. */
  const setUp = async () => {
    const output = await run('sh', [script], {
      env: {
        PATH: process.env.PATH,
        DOCKER_CONFIG: join(lab.plan.dir, 'docker-config'),
        // The CLI's other builder is a plugin, which need not be installed.
        DOCKER_BUILDKIT: '0',
        MANAGER: daemon('manager'),
        WORKERS: ['worker01', 'worker02', 'worker03'].map(daemon).join(' '),
        JOIN: `${manager}:2377`,
        ADVERTISE: manager,
        HAPROXY_IMAGE: labImages.haproxy,
        ...bases,
      },
    });
    return output.split('\n').filter((line) => line.startsWith('playground: '));
  };
  /** Starts a daemon as compose.yaml does. */
  const start = async (host: string) => {
    const state = join(lab.plan.dir, host, 'data/swarm/docker-state.json');
    const wait = { env: { PATH: process.env.PATH } };
    if (host !== 'manager') await run('sh', [startWorker, manager, state, 'test', '-e', state], wait);
    await lab.startDaemon(host);
  };
  const everythingRuns = async () => {
    const tasks = [
      ...(await swarm.running('echo_nginx', 3)),
      ...(await swarm.running('echo_api', 3)),
      ...(await swarm.running('ingress_haproxy', 1)),
    ];
    await answers();
    return tasks.map(({ id }) => id).sort();
  };
  /** Waits until the ingress answers. Resolves with when that was, ms since 1970. */
  const answers = async (timeout = 60_000) => {
    await expect
      .poll(() => get({ host: manager, port: 80 }, '/', { seconds: 20 }).then(({ body }) => body, String), {
        timeout,
      })
      .toContain('Hello Docker!!');
    return Date.now();
  };
  /** Waits until HAProxy and a task of each service behind it began to run after `time`. Resolves with when the last did. */
  const begun = async (time: number) => {
    const services = ['ingress_haproxy', 'echo_nginx', 'echo_api'];
    const firsts = services.map((service) =>
      until(
        async () => {
          // Until a worker has reported, the records still say of the tasks of before that they run.
          const fresh = (await swarm.tasks(service).catch(() => [])).filter(
            ({ state, since }) => state === 'running' && since > time,
          );
          return fresh.length > 0 ? Math.min(...fresh.map(({ since }) => since)) : undefined;
        },
        () => `no task of ${service} began to run`,
        120,
      ),
    );
    return Math.max(...(await Promise.all(firsts)));
  };
  const nodes = async () =>
    (await swarm.docker('node', 'ls', '--format', '{{.Hostname}} {{.Status}} {{.ID}}')).split('\n').sort();

  const first = await test.step('from nothing', async () => {
    expect(await setUp()).toEqual([
      'playground: the manager: docker swarm init',
      ...['worker01', 'worker02', 'worker03'].map((host) => `playground: ${daemon(host)}: docker swarm join`),
      'playground: registry:5000/example/echo:latest: docker build, docker push',
      'playground: registry:5000/example/nginx-proxy:latest: docker build, docker push',
      'playground: docker network create ch03',
      'playground: docker stack deploy echo',
      'playground: docker stack deploy ingress',
    ]);
    const formed = await nodes();
    expect(formed.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      'manager Ready',
      'worker01 Ready',
      'worker02 Ready',
      'worker03 Ready',
    ]);
    return { nodes: formed, tasks: await everythingRuns() };
  });

  await test.step('once more: nothing is done', async () => {
    expect(await setUp()).toEqual([]);
    expect(await nodes()).toEqual(first.nodes);
    expect(await everythingRuns()).toEqual(first.tasks);
  });

  await test.step('what somebody changed stays', async () => {
    await swarm.docker('service', 'scale', '--detach', 'echo_api=1');
    await swarm.running('echo_api', 1);
    expect(await setUp()).toEqual([]);
    expect(await swarm.running('echo_api', 1)).toHaveLength(1);
    await swarm.docker('service', 'scale', '--detach', 'echo_api=3');
    await swarm.running('echo_api', 3);
  });

  await test.step('every daemon is started anew, and the script at the same time', async () => {
    await Promise.all(lab.hosts.map(lab.killDaemon));
    const away = Date.now();
    const [ran, answered, said] = await Promise.all([
      begun(away),
      answers(150_000),
      setUp(),
      ...lab.hosts.map(start),
    ]);
    expect(said).toEqual([]);
    const took = `${(answered - away) / 1000} s after the restart, ${(answered - ran) / 1000} s after its tasks`;
    test.info().annotations.push({ type: 'the ingress answers', description: took });
    expect(answered - ran, took).toBeLessThan(60_000);
    await everythingRuns();
    await expect.poll(nodes).toEqual(first.nodes);
  });

  await test.step('a stack that was removed and a worker that left come back', async () => {
    await swarm.docker('stack', 'rm', 'echo');
    await swarm.running('echo_nginx', 0);
    await swarm.running('echo_api', 0);
    await lab.docker('worker03', 'swarm', 'leave');
    expect(await setUp()).toEqual([
      `playground: ${daemon('worker03')}: docker swarm join`,
      'playground: docker stack deploy echo',
    ]);
    await everythingRuns();
  });
});
