import type { Step } from '@/lib/swarm/operations/outcome';
import { externalName } from './check-compose';
import type { ComposeFile } from './compose-file';
import { map } from './parts';

type NamedObject = Pick<Step, 'object' | 'name'>;

/** The networks, secrets and configs that a file names for `stack`, as the swarm calls them. */
export function namedObjects({ root }: Pick<ComposeFile, 'root'>, stack: string): readonly NamedObject[] {
  const section = (object: NamedObject['object'], name: string): NamedObject[] =>
    Object.entries(map(root[name])).map(([key, value]) => {
      const fields = map(value);
      const own = typeof fields.name === 'string' && fields.name !== '' ? fields.name : `${stack}_${key}`;
      return { object, name: externalName(key, fields) ?? own };
    });
  return [
    { object: 'network', name: `${stack}_default` },
    ...section('network', 'networks'),
    ...section('secret', 'secrets'),
    ...section('config', 'configs'),
  ];
}
