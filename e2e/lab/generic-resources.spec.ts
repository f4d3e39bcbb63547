import { expect, test } from './fixtures';

test('GPUs of a real engine: who has them, who was given them, and who waits for one', async ({
  view,
  swarm,
}) => {
  const { lab } = swarm;
  const give = async (host: string, ...resources: readonly string[]) => {
    await lab.killDaemon(host);
    await lab.startDaemon(
      host,
      resources.flatMap((one) => ['--node-generic-resource', one]),
    );
    await swarm.nodeIs(host, 'ready');
  };
  const card = async (host: string) => view.node(await swarm.nodeId(host));
  await give('worker01', 'NVIDIA-GPU=GPU-1', 'NVIDIA-GPU=GPU-2', 'ssd=3');
  try {
    await expect(await card('worker01')).toContainText('0 / 2 NVIDIA-GPU');
    await expect(await card('worker01')).toContainText('0 / 3 ssd');

    await swarm.create('train', 'sleeper', '--replicas', '3', '--generic-resource', 'NVIDIA-GPU=1');
    const worker = await swarm.nodeId('worker01');
    const running = await swarm.running('train', 2);
    expect(running.map(({ node }) => node)).toEqual([worker, worker]);
    await expect(await card('worker01')).toContainText('2 / 2 NVIDIA-GPU');
    await expect(view.tray).toContainText('Asks for 1 NVIDIA-GPU. None of the 4 nodes');

    // What Swarm makes of 0: a number takes none; of those with names the task is given all that are left.
    await swarm.docker('service', 'rm', 'train');
    const left = () => swarm.docker('node', 'ps', '--quiet', '--filter', 'name=train', 'worker01');
    await expect.poll(left, { timeout: 30_000 }).toBe('');
    await expect(await card('worker01')).toContainText('0 / 2 NVIDIA-GPU');
    await swarm.create(
      'zero',
      'sleeper',
      '--generic-resource',
      'NVIDIA-GPU=0',
      '--generic-resource',
      'ssd=0',
    );
    const [zero] = await swarm.running('zero', 1);
    expect(zero?.node).toBe(worker);
    await expect(await card('worker01')).toContainText('2 / 2 NVIDIA-GPU');
    await expect(await card('worker01')).toContainText('0 / 3 ssd');
    const page = await view.openTask(zero?.id ?? '');
    await expect(page).toContainText('NVIDIA-GPU=GPU-1');
    await expect(page).toContainText('NVIDIA-GPU=GPU-2');
  } finally {
    await give('worker01');
  }
});
