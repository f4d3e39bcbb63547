import { type Json, list, number, object, stringRecord, text, texts } from '@/lib/base/json';
import { STACK_LABEL } from '@/lib/swarm/objects/stack';
import { networkList } from '../parts/decode-settings';
import { composeDeploy } from './compose-deploy';
import { composeMount } from './compose-mount';
import { composePorts } from './compose-ports';
import { duration, orNone, plain, plainAll, plainRecord } from './plain';
import type { StackNames } from './stack-names';

const IMAGE = 'com.docker.stack.image';

/**
 * A service of a compose file, from a service's spec: what the docker CLI's `stack deploy` would make that spec of
 * again. `environment` stands for its variables. Source: docker/cli, cli/compose/convert/service.go.
 */
export function composeService(spec: Json, names: StackNames, environment: Json | undefined): Json {
  const template = object(spec.TaskTemplate);
  const container = object(template.ContainerSpec);
  const { [STACK_LABEL]: _, [IMAGE]: deployed = '', ...labels } = stringRecord(spec.Labels);
  const { [STACK_LABEL]: __, ...containerLabels } = stringRecord(container.Labels);
  const dns = object(container.DNSConfig);
  return {
    image: plain(imageOf(text(container.Image), deployed)),
    entrypoint: plainAll(container.Command),
    command: plainAll(container.Args),
    hostname: plain(container.Hostname),
    user: plain(container.User),
    working_dir: plain(container.Dir),
    environment,
    labels: plainRecord(containerLabels),
    healthcheck: healthcheck(container.Healthcheck),
    init: container.Init ?? undefined,
    tty: container.TTY || undefined,
    stdin_open: container.OpenStdin || undefined,
    read_only: container.ReadOnly || undefined,
    stop_signal: plain(container.StopSignal),
    stop_grace_period: duration(container.StopGracePeriod),
    isolation: container.Isolation === 'default' ? undefined : plain(container.Isolation),
    oom_score_adj: number(container.OomScoreAdj) || undefined,
    credential_spec: credentialSpec(container, names),
    dns: plainAll(once(dns.Nameservers)),
    dns_search: plainAll(once(dns.Search)),
    extra_hosts: orNone(once(container.Hosts).map(hostLine)),
    cap_add: plainAll(once(container.CapabilityAdd)),
    cap_drop: plainAll(once(container.CapabilityDrop)),
    sysctls: plainRecord(stringRecord(container.Sysctls)),
    ulimits: ulimits(container.Ulimits),
    logging: logging(template.LogDriver),
    ports: orNone(composePorts(object(spec.EndpointSpec).Ports)),
    networks: networks(networkList(spec), names, text(spec.Name)),
    volumes: orNone(list(container.Mounts).map((mount) => composeMount(object(mount), names))),
    secrets: orNone(list(container.Secrets).map((item) => file(object(item), 'SecretName', names))),
    configs: orNone(
      list(container.Configs)
        .filter((item) => 'File' in object(item))
        .map((item) => file(object(item), 'ConfigName', names)),
    ),
    deploy: composeDeploy(spec, plainRecord(labels)),
  };
}

/** The name that was deployed, while the image still has it; else the image's own, without the digest that Docker put to it. */
function imageOf(image: string, deployed: string): string {
  const bare = image.replace(/@sha256:[0-9a-f]+$/, '');
  return deployed === image || bare === deployed || bare === `${deployed}:latest` ? deployed : bare;
}

/** These lists hold nothing twice, in a compose file. */
export const once = (value: unknown): readonly string[] => [...new Set(texts(value))];

function healthcheck(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Test, Interval, Timeout, StartPeriod, StartInterval, Retries } = object(value);
  return {
    test: plainAll(Test),
    interval: duration(Interval),
    timeout: duration(Timeout),
    start_period: duration(StartPeriod),
    start_interval: number(StartInterval) ? duration(StartInterval) : undefined,
    retries: number(Retries) || undefined,
  };
}

/** A config of it is among the service's configs, for the container's runtime. */
function credentialSpec(container: Json, names: StackNames): Json | undefined {
  const { Config, File, Registry } = object(object(container.Privileges).CredentialSpec);
  const reference = list(container.Configs)
    .map(object)
    .find((one) => Config && one.ConfigID === Config);
  const config = reference && names.payload('configs', text(reference.ConfigName));
  return config || File || Registry ? { config, file: plain(File), registry: plain(Registry) } : undefined;
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

function logging(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { Name, Options } = object(value);
  return { driver: plain(Name), options: plainRecord(stringRecord(Options)) };
}

/** The CLI adds each service's own name at the end of its aliases: whether it stands there, and what is before it. */
export function aliasesOf({ Target, Aliases }: Json, names: StackNames, service: string) {
  const aliases = texts(Aliases);
  if (!names.hasAliases(text(Target))) return { isNamed: true, stated: aliases };
  const isNamed = aliases.at(-1) === names.short(service);
  return { isNamed, stated: isNamed ? aliases.slice(0, -1) : aliases };
}

function networks(attachments: readonly unknown[], names: StackNames, service: string): Json | undefined {
  const attached = attachments.map((item) => {
    const attachment = object(item);
    const aliases = plainAll(once(aliasesOf(attachment, names, service).stated));
    const options = plainRecord(stringRecord(attachment.DriverOpts));
    return [
      names.network(text(attachment.Target)),
      aliases || options ? { aliases, driver_opts: options } : null,
    ] as const;
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
