import type { DockerApi } from '../../e2e/support/docker-api';

interface WireService {
  readonly ID: string;
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly Mode: { readonly Replicated?: { readonly Replicas: number } } };
}

/** How many tasks each replicated service is asked to keep, by its id, as Docker's API lists them. */
export async function replicasOf(docker: DockerApi): Promise<ReadonlyMap<string, number>> {
  const all = await docker.get<WireService[]>('/services');
  return new Map(
    all.flatMap(({ ID, Spec: { Mode } }) => (Mode.Replicated ? [[ID, Mode.Replicated.Replicas]] : [])),
  );
}

/** Scales a replicated service by Docker's API. */
export async function scale(docker: DockerApi, id: string, replicas: number): Promise<void> {
  const { Version, Spec } = await docker.get<WireService>(`/services/${id}`);
  const spec = { ...Spec, Mode: { Replicated: { Replicas: replicas } } };
  await docker.post(`/services/${id}/update?version=${Version.Index}`, spec);
}
