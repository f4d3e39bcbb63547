import { type Json, list, number, object, stringRecord, text, texts } from '../json';
import { composeDeploy } from './compose-deploy';
import { composeMount } from './compose-mount';
import { composePorts } from './compose-ports';
import { duration, orNone, plain, plainAll, plainRecord } from './plain';
import type { StackNames } from './stack-names';

/**
 * A service of a compose file, from a service's spec: what the docker CLI's `stack deploy` would make that spec of
 * again. `environment` stands for its variables. Source: docker/cli, cli/compose/convert/service.go.
 */
export function composeService(spec: Json, names: StackNames, environment: Json | undefined): Json {
  const template = object(spec.TaskTemplate);
  const container = object(template.ContainerSpec);
  const labels = stringRecord(spec.Labels);
  const dns = object(container.DNSConfig);
  return {
    image: plain(imageOf(text(container.Image), labels['com.docker.stack.image'] ?? '')),
    entrypoint: plainAll(container.Command),
    command: plainAll(container.Args),
    hostname: plain(container.Hostname),
    user: plain(container.User),
    working_dir: plain(container.Dir),
    environment,
    labels: plainRecord(withoutStack(stringRecord(container.Labels))),
    healthcheck: healthcheck(object(container.Healthcheck)),
    init: container.Init ?? undefined,
    tty: container.TTY || undefined,
    stdin_open: container.OpenStdin || undefined,
    read_only: container.ReadOnly || undefined,
    stop_signal: plain(container.StopSignal),
    stop_grace_period: duration(container.StopGracePeriod),
    isolation: container.Isolation === 'default' ? undefined : plain(container.Isolation),
    dns: plainAll(dns.Nameservers),
    dns_search: plainAll(dns.Search),
    extra_hosts: orNone(texts(container.Hosts).map(hostLine)),
    cap_add: plainAll(container.CapabilityAdd),
    cap_drop: plainAll(container.CapabilityDrop),
    sysctls: plainRecord(stringRecord(container.Sysctls)),
    ulimits: ulimits(container.Ulimits),
    logging: logging(object(template.LogDriver)),
    ports: orNone(composePorts(object(spec.EndpointSpec).Ports)),
    networks: networks(template.Networks ?? spec.Networks, names, text(spec.Name)),
    volumes: orNone(list(container.Mounts).map((mount) => composeMount(object(mount), names))),
    secrets: orNone(list(container.Secrets).map((item) => file(object(item), 'SecretName', names))),
    configs: orNone(
      list(container.Configs)
        .filter((item) => 'File' in object(item))
        .map((item) => file(object(item), 'ConfigName', names)),
    ),
    deploy: composeDeploy(spec, plainRecord(withoutStack(labels))),
  };
}

/** The name that was deployed, while the image still has it; else the image's own, without the digest that Docker put to it. */
function imageOf(image: string, deployed: string): string {
  const bare = image.replace(/@sha256:[0-9a-f]+$/, '');
  return deployed === image || bare === deployed || bare === `${deployed}:latest` ? deployed : bare;
}

const withoutStack = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => !key.startsWith('com.docker.stack.')));

function healthcheck(check: Json): Json | undefined {
  if (Object.keys(check).length === 0) return undefined;
  return {
    test: plainAll(check.Test),
    interval: duration(check.Interval),
    timeout: duration(check.Timeout),
    start_period: duration(check.StartPeriod),
    retries: number(check.Retries) || undefined,
  };
}

/** `10.0.0.1 name` of a hosts file is `name:10.0.0.1` in a compose file. */
function hostLine(line: string): string {
  const [address = '', ...hosts] = line.split(/\s+/);
  return plain(`${hosts.join(' ')}:${address}`) ?? '';
}

function ulimits(value: unknown): Json | undefined {
  const limits = list(value).map(object);
  if (limits.length === 0) return undefined;
  return Object.fromEntries(
    limits.map(({ Name, Soft, Hard }) => [text(Name), { soft: number(Soft), hard: number(Hard) }]),
  );
}

const logging = (driver: Json): Json | undefined =>
  text(driver.Name)
    ? { driver: plain(driver.Name), options: plainRecord(stringRecord(driver.Options)) }
    : undefined;

/** A stack's services are on its default network where the file says nothing; the CLI adds each one's own name itself. */
function networks(value: unknown, names: StackNames, service: string): Json | undefined {
  const attached = list(value).map((item) => {
    const { Target, Aliases } = object(item);
    const aliases = plainAll(texts(Aliases).filter((alias) => alias !== names.short(service)));
    return [names.network(text(Target)), aliases ? { aliases } : null] as const;
  });
  return attached.length > 0 ? Object.fromEntries(attached) : undefined;
}

function file(reference: Json, nameKey: 'SecretName' | 'ConfigName', names: StackNames): Json {
  const { Name, UID, GID, Mode } = object(reference.File);
  return {
    source: names.payload(nameKey === 'SecretName' ? 'secrets' : 'configs', text(reference[nameKey])),
    target: plain(Name),
    uid: plain(UID),
    gid: plain(GID),
    mode: typeof Mode === 'number' ? Mode : undefined,
  };
}
