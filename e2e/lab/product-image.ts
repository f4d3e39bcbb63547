import { ROOT } from '../../scripts/repo.mjs';
import { importBases, labBases } from './bases';
import { get } from './http';
import type { Lab } from './lab';
import { run } from './shell';

/** Swarmscope's own image, in the lab's registry. */
export const productImage = {
  built: 'registry:5000/swarmscope:built',
  /** The same with another version on its label. */
  next: 'registry:5000/swarmscope:next',
} as const;

/**
 * Builds the project's Dockerfile in full with the builder that Docker 20.10 has, without a network, and pushes it: as
 * the release 1.0.0, and once more as 1.0.1.
 */
export async function buildProductImage(lab: Lab): Promise<void> {
  const host = lab.hosts[0] ?? '';
  await importBases((...args) => lab.docker(host, ...args), lab.plan.dir);
  const build = (image: string, version: string) =>
    run(
      'docker',
      [
        ...['build', '--network', 'none', '--tag', image],
        ...['--build-arg', `NODE_IMAGE=${labBases.node}`, '--build-arg', `RUNTIME_IMAGE=${labBases.runtime}`],
        ...['--build-arg', `DOCKER_IMAGE=${labBases.cli}`, '--build-arg', `VERSION=${version}`, ROOT],
      ],
      { env: { ...lab.environment(host), DOCKER_BUILDKIT: '0' }, seconds: 500 },
    );
  await build(productImage.built, '1.0.0');
  await build(productImage.next, '1.0.1');
  await lab.docker(host, 'push', '--quiet', productImage.built);
  await lab.docker(host, 'push', '--quiet', productImage.next);
}

/** What a pull of the image brings, in bytes as compressed, from the base's layers to the last. */
export async function compressedLayers(lab: Lab): Promise<number[]> {
  const registry = { host: lab.plan.registry.address, port: 5000 };
  const accept = 'application/vnd.docker.distribution.manifest.v2+json';
  const { body } = await get(registry, '/v2/swarmscope/manifests/built', { headers: { Accept: accept } });
  const { layers } = JSON.parse(body) as { layers: { size: number }[] };
  return layers.map(({ size }) => size);
}
