import type { AnswerOf, DockerQueryKind, QueryOf } from '@/lib/swarm/operations/query';
import type { Wire } from '../wire/wire';
import { exportStack } from './export-stack';
import { joinCommand } from './join-command';
import { listPayloads } from './list-payloads';
import { nodePlugins } from './node-plugins';
import { planStack } from './plan-stack';
import { readConfig } from './read-config';
import { readEnvironmentValue, readServiceDefinition } from './service';
import { serviceAddresses } from './service-addresses';
import { readStackMembers } from './stack-members';

const READERS: {
  readonly [K in DockerQueryKind]: (
    wire: Wire,
    query: QueryOf<K>,
    signal: AbortSignal,
    cli: string | null,
  ) => Promise<AnswerOf<K>>;
} = {
  service: readServiceDefinition,
  'environment-value': readEnvironmentValue,
  'stack-members': readStackMembers,
  'plan-stack': planStack,
  'export-stack': exportStack,
  secrets: (wire, _, signal) => listPayloads(wire, 'secret', signal),
  configs: (wire, _, signal) => listPayloads(wire, 'config', signal),
  'config-contents': readConfig,
  'service-addresses': serviceAddresses,
  'join-command': joinCommand,
  'node-plugins': nodePlugins,
};

/** Asks Docker what the picture does not hold; throws `DockerError`, or the signal's reason. */
export const runQuery = <K extends DockerQueryKind>(
  wire: Wire,
  query: QueryOf<K>,
  signal: AbortSignal,
  cli: string | null = null,
): Promise<AnswerOf<K>> => READERS[query.kind](wire, query, signal, cli);
