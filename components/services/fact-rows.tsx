import type { ReactNode } from 'react';
import { ServiceImage } from '@/components/marks/service-image';
import { formatResources } from '@/components/ui/amounts';
import type { Service } from '@/lib/swarm/objects/service';
import type { ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import {
  Code,
  ConfigText,
  HealthcheckText,
  Lines,
  labelLines,
  mountText,
  RestartText,
} from './definition-texts';
import { EnvironmentList } from './environment-list';
import { writeWords } from './form/service-form';
import type { FactWords } from './use-fact-words';

/** What is told with another fact, or in the page's head. */
type Elsewhere = 'name' | 'edition' | 'mode' | 'stopSignal' | 'forcedUpdates';
type Key = Exclude<keyof ServiceDefinition, Elsewhere>;

/** A fact under its name; null where nobody set it. */
export interface FactRow {
  readonly key: Key;
  readonly value: ReactNode;
}

type Rows<K extends Key> = { readonly [F in K]: ReactNode };
type Definition = ServiceDefinition | null;

/** A field that is not in any group does not compile: `Every`, below. */
type RunKey =
  | 'image'
  | 'command'
  | 'args'
  | 'env'
  | 'mounts'
  | 'secrets'
  | 'configs'
  | 'reservations'
  | 'limits'
  | 'user'
  | 'workdir'
  | 'hostname'
  | 'healthcheck'
  | 'isReadOnly'
  | 'hasInit'
  | 'logDriver'
  | 'containerLabels';
type ReachKey = 'ports' | 'networks' | 'endpointMode' | 'hosts';
type RuleKey = Exclude<Key, RunKey | ReachKey>;

const rowsOf = <K extends Key>(rows: Rows<K>, keys: readonly K[]): readonly FactRow[] =>
  keys.map((key) => ({ key, value: rows[key] }));

const lines = (items: readonly string[]): ReactNode => (items.length > 0 ? <Lines items={items} /> : null);
const said = (text: string): ReactNode => (text ? <Code>{text}</Code> : null);

/** What a task of it is: its image, what it starts, what it sees and may use. Of the picture alone where `of` is null. */
export function runRows(service: Service, of: Definition, { t }: FactWords): readonly FactRow[] {
  const known = {
    image: <ServiceImage image={service.image} />,
    reservations: formatResources(service.reservations) || null,
    limits: formatResources(service.limits) || null,
  };
  if (!of) return rowsOf(known, ['image', 'reservations', 'limits']);
  const rows: Rows<RunKey> = {
    ...known,
    command: said(writeWords(of.command)),
    args: said(writeWords(of.args)),
    env: of.env.length > 0 ? <EnvironmentList service={service} names={[...new Set(of.env)]} /> : null,
    mounts: lines(of.mounts.map((mount) => mountText(mount, t('readOnly')))),
    secrets: lines(of.secrets.map(({ name, target }) => `${name} → ${target}`)),
    configs: lines(of.configs.map(({ name, target }) => `${name} → ${target}`)),
    user: said(of.user),
    workdir: said(of.workdir),
    hostname: said(of.hostname),
    healthcheck: of.healthcheck && <HealthcheckText check={of.healthcheck} />,
    isReadOnly: of.isReadOnly ? t('readOnly') : null,
    hasInit: of.hasInit ? t('yes') : null,
    logDriver: said(of.logDriver.name),
    containerLabels: lines(labelLines(of.containerLabels)),
  };
  return rowsOf(rows, [
    ...([
      'image',
      'command',
      'args',
      'reservations',
      'limits',
      'env',
      'mounts',
      'secrets',
      'configs',
    ] as const),
    ...(['user', 'workdir', 'hostname', 'healthcheck', 'isReadOnly', 'hasInit', 'logDriver'] as const),
    'containerLabels',
  ]);
}

/** Where it answers: ports, networks and addresses. */
export function reachRows(
  service: Service,
  of: Definition,
  { ports, networks }: { readonly ports: ReactNode; readonly networks: ReactNode },
): readonly FactRow[] {
  const known = {
    ports: service.ports.length > 0 ? ports : null,
    networks: service.networks.length > 0 ? networks : null,
  };
  if (!of) return rowsOf(known, ['ports', 'networks']);
  const rows: Rows<ReachKey> = { ...known, endpointMode: said(of.endpointMode), hosts: lines(of.hosts) };
  return rowsOf(rows, ['ports', 'networks', 'endpointMode', 'hosts']);
}

/** What Swarm goes by: where tasks may run, when they start again, how they are replaced. */
export function ruleRows(service: Service, of: Definition, { t, span }: FactWords): readonly FactRow[] {
  const known = {
    constraints: lines(service.constraints),
    update: <ConfigText config={service.updateConfig} />,
  };
  if (!of) return rowsOf(known, ['constraints', 'update']);
  const rows: Rows<RuleKey> = {
    ...known,
    update: <ConfigText config={of.update} />,
    preferences: lines(of.preferences),
    maxReplicasPerNode: of.maxReplicasPerNode > 0 ? of.maxReplicasPerNode : null,
    restart: <RestartText policy={of.restart} />,
    stopGracePeriod: [of.stopSignal, span(of.stopGracePeriod ?? 10_000)].filter(Boolean).join(' · '),
    rollback: of.rollback ? <ConfigText config={of.rollback} /> : t('defaults'),
    labels: lines(labelLines(of.labels)),
  };
  return rowsOf(rows, [
    'constraints',
    'preferences',
    'maxReplicasPerNode',
    'restart',
    'update',
    'rollback',
    'stopGracePeriod',
    'labels',
  ]);
}
