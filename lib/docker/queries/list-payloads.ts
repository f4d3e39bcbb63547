import { compareNames } from '@/lib/base/compare';
import { list, object, stringRecord, text } from '@/lib/base/json';
import type { Payload, PayloadKind } from '@/lib/swarm/objects/payload';
import { id, stack, time } from '../parts/decode-parts';
import { readObjects } from '../wire/read-objects';
import type { Wire } from '../wire/wire';

/** Every secret or config, by name, with the services that use it; never what is in it. Throws `DockerError`. [W10] */
export async function listPayloads(
  wire: Wire,
  kind: PayloadKind,
  signal: AbortSignal,
): Promise<readonly Payload[]> {
  const [records, services] = await Promise.all([
    readObjects(wire, `/${kind}s`, null, signal),
    readObjects(wire, '/services', null, signal),
  ]);
  const [listed, key] = kind === 'secret' ? ['Secrets', 'SecretID'] : ['Configs', 'ConfigID'];
  const users = services.map((service) => {
    const spec = object(service.Spec);
    const container = object(object(spec.TaskTemplate).ContainerSpec);
    return { name: text(spec.Name), uses: list(container[listed]).map((item) => text(object(item)[key])) };
  });
  return records
    .flatMap((record): Payload[] => {
      const payloadId = id<Payload['id']>(record.ID);
      const { Name, Labels, Driver } = object(record.Spec);
      if (payloadId === null) return [];
      const usedBy = users.filter(({ uses }) => uses.includes(payloadId)).map(({ name }) => name);
      return [
        {
          id: payloadId,
          name: text(Name),
          stack: stack(Labels),
          labels: stringRecord(Labels),
          driver: text(object(Driver).Name),
          createdAt: time(record.CreatedAt),
          usedBy: usedBy.sort(compareNames),
        },
      ];
    })
    .sort((a, b) => compareNames(a.name, b.name));
}
