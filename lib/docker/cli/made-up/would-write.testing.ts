import type { Request, Wire } from '../../wire/wire';
import type { Write } from '../relay';
import { runStackDeploy } from '../stack-deploy';

/** An engine that has every network and secret that it is asked for, and nothing else. */
const wire = (): Wire =>
  ({
    apiVersion: '1.41',
    isNegotiated: true,
    send: async ({ path, query }: Request) => {
      const name = decodeURIComponent(/^\/networks\/(.+)$/.exec(path)?.[1] ?? '');
      const named = Object.keys(JSON.parse(String(query?.filters ?? '{}')).name ?? {});
      const answer = name
        ? { Id: 'n', Name: name, Scope: 'swarm', Driver: 'overlay' }
        : /^\/(secrets|configs)$/.test(path)
          ? named.map((Name) => ({ ID: 'id', Spec: { Name } }))
          : path === '/info'
            ? { Swarm: { ControlAvailable: true, LocalNodeState: 'active' }, OSType: 'linux' }
            : path === '/version'
              ? { ApiVersion: '1.41', MinAPIVersion: '1.12', Os: 'linux' }
              : [];
      return { status: 200, apiVersion: '1.41', text: path === '/_ping' ? 'OK' : JSON.stringify(answer) };
    },
  }) as unknown as Wire; // only what a relay uses

/** What a CLI would write of a compose file, by path; its exit code, and its words. */
export async function wouldWrite(cli: string, compose: string, values: Record<string, string>) {
  const writes: string[] = [];
  const note = async ({ path, body }: Write) => {
    const { Name, ...spec } = JSON.parse(body || '{}');
    writes.push(`${path} ${Name} ${JSON.stringify(sorted(spec))}`);
    return { status: 201, text: '{"ID":"a","Id":"a"}' };
  };
  const deployment = { stack: 'shop', compose, values, prune: false };
  const { code, complaint } = await runStackDeploy(
    wire(),
    cli,
    deployment,
    note,
    new AbortController().signal,
  );
  return { code, complaint, writes: writes.sort() };
}

const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : value;
