import { dockerPrefix, quote } from '@/components/actions/docker-command';
import type { Source } from '@/lib/protocol/hello';
import type { Service } from '@/lib/swarm/objects/service';
import { NOWHERE, STOPPED_LABEL } from '@/lib/swarm/operations/stopped';

/** The commands that stop services as we do, a line each. Jobs are not among them. */
export const stopCommands = (services: readonly Service[], source: Source | null): readonly string[] =>
  services.flatMap(({ name, mode }) => {
    const update = `${dockerPrefix(source)} service update --detach`;
    if (mode.kind === 'replicated')
      return mode.replicas === 0
        ? []
        : [`${update} --label-add ${STOPPED_LABEL}=${mode.replicas} --replicas 0 ${quote(name)}`];
    return [
      `${update} --label-add ${STOPPED_LABEL}=global --constraint-add ${quote(NOWHERE)} ${quote(name)}`,
    ];
  });
