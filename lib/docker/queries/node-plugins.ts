import { compareNames } from '@/lib/base/compare';
import { groupBy } from '@/lib/base/group';
import { list, object, text } from '@/lib/base/json';
import type { PluginsOfType, QueryOf } from '@/lib/swarm/operations/query';
import { ask } from '../wire/ask';
import type { Wire } from '../wire/wire';

/** The engine's plugins by their type, as `docker node inspect --pretty` lists them. */
export async function nodePlugins(
  wire: Wire,
  { node }: QueryOf<'node-plugins'>,
  signal: AbortSignal,
): Promise<readonly PluginsOfType[]> {
  const path = `/nodes/${encodeURIComponent(node)}`;
  const { text: found } = await ask(wire, { method: 'GET', path }, signal);
  const engine = object(object(object(JSON.parse(found)).Description).Engine);
  const plugins = list(engine.Plugins).map((plugin) => {
    const { Type, Name } = object(plugin);
    return { type: text(Type), name: text(Name) };
  });
  return [...groupBy(plugins, ({ type }) => type)]
    .map(([type, of]) => ({ type, names: of.map(({ name }) => name).sort(compareNames) }))
    .sort((a, b) => compareNames(a.type, b.type));
}
