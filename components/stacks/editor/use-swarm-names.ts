import { useMemo } from 'react';
import { useMay } from '@/components/actions/use-permission';
import { compareNames } from '@/lib/base/compare';
import { useNetworks, useNodes, useServices } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import type { SwarmNames } from '@/lib/compose/complete-compose';
import type { Payload } from '@/lib/swarm/objects/payload';
import type { Answer } from '@/lib/swarm/operations/query';

/** What the swarm has that a compose file may name; of secrets and configs what this browser may see. */
export function useSwarmNames(): SwarmNames {
  const networks = useNetworks();
  const services = useServices();
  const nodes = useNodes();
  const secrets = useAnswer(useMay('secrets', null) === 'granted' ? { kind: 'secrets' } : null).answer;
  const configs = useAnswer(useMay('configs', null) === 'granted' ? { kind: 'configs' } : null).answer;
  return useMemo(() => {
    const labels = [...nodes.values()].flatMap((node) =>
      Object.entries(node.labels).map(([key, value]) => `node.labels.${key} == ${value}`),
    );
    return {
      networks: ordered([...networks.values()].map(({ name }) => name).filter((name) => name !== 'ingress')),
      secrets: namesOf(secrets),
      configs: namesOf(configs),
      images: ordered([...services.values()].map(({ image }) => image.name)),
      constraints: ordered(labels),
    };
  }, [networks, services, nodes, secrets, configs]);
}

const namesOf = (answer: Answer<'secrets'> | null): readonly string[] =>
  ordered(answer?.ok ? answer.value.map(({ name }: Payload) => name) : []);

const ordered = (names: readonly string[]): readonly string[] =>
  [...new Set(names)].filter(Boolean).sort(compareNames);
