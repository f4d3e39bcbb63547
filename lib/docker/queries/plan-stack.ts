import { byName } from '@/lib/base/compare';
import { object, text } from '@/lib/base/json';
import { BUSY, checkApart, placeApart, remarksApart } from '@/lib/compose/check-apart';
import type { QueryOf } from '@/lib/swarm/operations/query';
import type { PlannedObject, StackPlan } from '@/lib/swarm/operations/stack-plan';
import { cliRemarks } from '../cli/cli-remarks';
import { isDeployBusy, runStackDeploy, valuesFor } from '../cli/stack-deploy';
import { readWrite, type StackWrite } from '../cli/stack-write';
import { stackFilter } from '../parts/decode-parts';
import { readNetworks } from '../read/read-networks';
import { MEMBER_KINDS, stackMembers } from '../read/stack-members';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';
import { plannedObject } from './planned-object';

/** A plan waits for reads alone, ms: no image is looked for, and nothing is written. */
const PATIENCE = 60_000;

/**
 * What deploying would do now: the docker CLI's own deploy is run, with its writes noted instead of sent. So the plan is
 * as good as the CLI itself, whatever its version. Throws `DockerError`.
 */
export async function planStack(
  wire: Wire,
  asked: QueryOf<'plan-stack'>,
  signal: AbortSignal,
  cli: string | null,
): Promise<StackPlan> {
  const { findings, variables, sent } = await checkApart(asked.compose, asked, signal);
  if (!sent) return { state: 'refused', findings };
  if (cli === null) return { state: 'no-cli' };
  if (isDeployBusy()) return { state: 'refused', findings: [BUSY] };

  const [services, ...members] = await Promise.all([
    readObjects(wire, '/services', stackFilter(asked.stack), signal),
    ...MEMBER_KINDS.map((kind) => stackMembers(wire, kind, asked.stack, signal)),
  ]);
  const specs = new Map(services.map((service) => [text(service.ID), object(service.Spec)]));
  const networks = await readNetworks(wire, [...specs.values()], signal);
  const writes: StackWrite[] = [];
  const result = await runStackDeploy(
    wire,
    cli,
    { ...asked, patience: PATIENCE, compose: sent.text, values: valuesFor(variables, asked.values) },
    async (write) => {
      const read = readWrite(write, (id) => text(specs.get(id)?.Name) || undefined);
      if (!read) return { status: 501, text: JSON.stringify({ message: 'this is no part of a deploy' }) };
      writes.push(read);
      return read.did === 'create'
        ? { status: 201, text: JSON.stringify({ ID: 'planned', Id: 'planned' }) }
        : { status: 200, text: '{}' };
    },
    signal,
  );
  const remarks = cliRemarks(result.complaint);
  if (result.code !== 0) {
    const words = remarks.at(-1) ?? `exit ${result.code}`;
    return { state: 'refused', findings: [await placeApart(asked.compose, words, signal)] };
  }

  const ids = new Map(networks.map((network) => [text(network.Name), text(network.Id)]));
  const planned = writes.map((write) => plannedObject(write, [...specs.values()], (name) => ids.get(name)));
  const touched = new Set(planned.map(keyOf));
  const named = new Set(sent.names.map(keyOf));
  // The CLI writes no network, secret or config that is there already.
  const untouched = members
    .flat()
    .map(({ kind, name }): PlannedObject => {
      const key = { object: kind, name };
      return { ...key, change: named.has(keyOf(key)) ? 'keep' : 'leave', differs: [] };
    })
    .filter((one) => !touched.has(keyOf(one)));
  const objects = [...planned, ...untouched].sort(
    (a, b) => MEMBER_KINDS.indexOf(b.object) - MEMBER_KINDS.indexOf(a.object) || byName(a, b),
  );
  const told = await remarksApart(asked.compose, remarks, signal);
  // The check tells of some before, each at its own place.
  const known = new Set(findings.map(({ kind }) => kind));
  return {
    state: 'planned',
    objects,
    remarks: told.filter(({ kind }) => !(kind === 'port-address' && known.has(kind))),
  };
}

const keyOf = ({ object: kind, name }: Pick<PlannedObject, 'object' | 'name'>): string => `${kind} ${name}`;
