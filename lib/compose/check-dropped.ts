import { fillIn } from './cli-template';
import type { ComposeFile, Path } from './compose-file';
import { IGNORED_ATTACHMENT_KEYS, IGNORED_KEYS, READ_REFERENCE_KEYS } from './keys';
import { ignoredKeys, isMap, list, map, type Remark, word } from './parts';

/** What the docker CLI takes in a service and leaves out, or makes something else of. Mounts have a check of their own. */
export function checkDropped(
  file: ComposeFile,
  path: Path,
  service: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, string>>,
): Remark[] {
  const attachments = Object.entries(map(service.networks)).flatMap(([name, network]) =>
    ignoredKeys(file, [...path, 'networks', name], network, (key) => IGNORED_ATTACHMENT_KEYS.has(key)),
  );
  const references = (section: string) =>
    list(service[section]).flatMap((one, i) =>
      ignoredKeys(
        file,
        [...path, section, i],
        one,
        (key) => !READ_REFERENCE_KEYS.has(key) && !key.startsWith('x-'),
      ),
    );
  return [
    ...ignoredKeys(
      file,
      path,
      service,
      (key) => IGNORED_KEYS.has(key) && (key !== 'build' || Boolean(service.image)),
    ),
    ...checkRestart(file, path, service, values),
    ...(Object.hasOwn(service, 'oom_score_adj')
      ? [file.at([...path, 'oom_score_adj'], 'newer-key', 'oom_score_adj', 'warning')]
      : []),
    ...attachments,
    ...references('secrets'),
    ...references('configs'),
    ...checkHosts(file, path, service.extra_hosts, values),
    ...checkPorts(file, path, service.ports, values),
  ];
}

/** The docker CLI says that it ignores `restart`, and makes a restart policy of it unless there is one. */
function checkRestart(
  file: ComposeFile,
  path: Path,
  { restart, deploy }: Readonly<Record<string, unknown>>,
  values: Readonly<Record<string, string>>,
): Remark[] {
  if (restart === undefined) return [];
  const place = [...path, 'restart'];
  const written = fillIn(word(restart), values);
  if (isMap(map(deploy).restart_policy) || written === '')
    return [file.at(place, 'ignored-key', 'restart', 'warning')];
  if (written === 'no' || written === 'false') return [file.at(place, 'restart-no', '', 'warning')];
  const [, when, tries] = /^(always|unless-stopped|on-failure)(?::(\d+))?$/.exec(written) ?? [];
  if (when === undefined) return []; // which the docker CLI refuses
  const condition = `condition: ${when === 'on-failure' ? when : 'any'}`;
  const policy = Number(tries) > 0 ? `${condition}, max_attempts: ${tries}` : condition;
  return [file.at(place, 'restart-policy', `${written} → ${policy}`, 'warning')];
}

function checkHosts(
  file: ComposeFile,
  path: Path,
  hosts: unknown,
  values: Readonly<Record<string, string>>,
): Remark[] {
  if (isMap(hosts)) return ignoredKeys(file, [...path, 'extra_hosts'], hosts, (host) => hosts[host] === null);
  return list(hosts).flatMap((one, i) => {
    if (typeof one !== 'string') return [];
    const host = fillIn(one, values);
    const separator = /[:=]/.exec(host)?.[0];
    if (separator === ':') return [];
    const kind = separator === '=' ? 'host-separator' : 'ignored-key';
    return [file.at([...path, 'extra_hosts', i], kind, host, 'warning')];
  });
}

/** `127.0.0.1:8080:80`, which a swarm opens at all addresses of every node. */
const checkPorts = (
  file: ComposeFile,
  path: Path,
  ports: unknown,
  values: Readonly<Record<string, string>>,
): Remark[] =>
  list(ports).flatMap((one, i) => {
    if (typeof one !== 'string') return [];
    const port = fillIn(one, values);
    const address = /^(.+):[^:]*:[^:]*$/.exec(port)?.[1];
    return address === undefined || EVERYWHERE.has(address)
      ? []
      : [file.at([...path, 'ports', i], 'port-address', port, 'warning')];
  });

const EVERYWHERE = new Set(['0.0.0.0', '::', '[::]']);
