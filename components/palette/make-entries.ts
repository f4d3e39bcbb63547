import type { useTranslations } from 'use-intl';
import type { Permission } from '@/components/actions/use-permission';
import { keysOf } from '@/lib/base/keys';
import { hrefOf } from '@/lib/pages/href-of';
import { VIEWS, type View } from '@/lib/pages/pages';
import { nodeNameOf, taskName } from '@/lib/swarm/derived/task-name';
import type { Cluster } from '@/lib/swarm/objects/cluster';
import type { StackName } from '@/lib/swarm/objects/ids';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { portText } from '@/lib/swarm/objects/port';
import type { Service } from '@/lib/swarm/objects/service';
import { type Stack, stacksOf } from '@/lib/swarm/objects/stack';
import type { ActionKind } from '@/lib/swarm/operations/action';
import { NODE_OFFERS, type NodeOffer } from '@/lib/swarm/operations/actions/node-actions';
import { SERVICE_OFFERS } from '@/lib/swarm/operations/actions/service-actions';
import type { QueryKind } from '@/lib/swarm/operations/query';
import { scaleOf } from '@/lib/swarm/operations/scale';
import { isStopped } from '@/lib/swarm/operations/stopped';
import type { Choice, Entry, EntryKind } from './entry';

export interface EntryParts {
  readonly cluster: Cluster;
  readonly t: ReturnType<typeof useTranslations<'palette'>>;
  readonly words: ReturnType<typeof useTranslations<'action'>>;
  readonly ofNodes: ReturnType<typeof useTranslations<'nodeOffers'>>;
  readonly titleOf: (title: View['title']) => string;
  readonly mode: ReturnType<typeof useTranslations<'swarm.mode'>>;
  readonly mayDo: (what: ActionKind | QueryKind, stack: StackName | null) => Permission;
  readonly mayRead: (stack: StackName | null) => boolean;
  readonly offers: (view: View) => boolean;
  /** Whether signing in could give more. */
  readonly maySignIn: boolean;
}

const go = (href: string): Choice => ({ kind: 'go', href });
const entry = (
  kind: EntryKind,
  key: string,
  label: string,
  choice: Choice,
  detail = '',
  id = '',
  facts: readonly string[] = [],
): Entry => ({ key: `${kind}:${key}`, kind, label, detail, id, facts, choice });

/** All that can be gone to, and done by this session, now. */
export function makeEntries(parts: EntryParts): readonly Entry[] {
  const { cluster, titleOf, offers } = parts;
  const { nodes, services, tasks, networks } = cluster;
  return [
    ...VIEWS.filter(offers).map(({ name, path, title }) => entry('page', name, titleOf(title), go(path))),
    ...[...services.values()].flatMap((service) => ofService(service, parts)),
    ...stacksOf(cluster).flatMap((stack) => ofStack(stack, parts)),
    ...[...nodes.values()].flatMap((node) => ofNode(node, parts)),
    ...[...networks.values()].map(({ id, name, driver, subnets }) =>
      entry('network', id, name, go(hrefOf('networks')), driver, id, subnets),
    ),
    ...[...tasks.values()].map((task) => {
      const place = nodeNameOf(task, nodes);
      const detail = place ? `${task.state} · ${place}` : task.state;
      return entry('task', task.id, taskName(task, cluster), go(hrefOf('task', task.id)), detail, task.id);
    }),
    ...ofSwarm(parts),
  ];
}

function ofService(service: Service, { t, words, mode, mayDo, mayRead }: EntryParts): Entry[] {
  const { id, name, stack, image, ports } = service;
  const facts = [...ports.map(portText), image.name];
  const page = go(hrefOf('service', id));
  const may = (kind: ActionKind) => mayDo(kind, stack) === 'granted';
  const action = (key: string, label: string, choice: Choice) =>
    entry('action', `${key} ${id}`, label, choice);
  return [
    entry('service', id, name, page, mode(service.mode.kind), id, facts),
    ...(mayRead(stack) ? [action('logs', t('logs', { name }), go(hrefOf('logs', { service: id })))] : []),
    ...(may('scale-service') && scaleOf(service.mode) !== null
      ? [
          action('scale', words('scale.named', { name }), {
            kind: 'ask',
            dialog: { kind: 'scale-service', service },
          }),
        ]
      : []),
    ...keysOf(SERVICE_OFFERS)
      .filter((kind) => may(kind) && SERVICE_OFFERS[kind](service))
      .map((kind) =>
        action(kind, words(`service.${kind}.named`, { name }), { kind: 'ask', dialog: { kind, service } }),
      ),
    ...(may('edit-service') ? [action('edit', t('edit', { name }), go(hrefOf('edit-service', id)))] : []),
    ...(may('remove-service')
      ? [
          action('remove-service', words('removeService.label', { name }), {
            kind: 'ask',
            dialog: { kind: 'remove-service', service },
          }),
        ]
      : []),
  ];
}

function ofStack(stack: Stack, { t, words, mayDo }: EntryParts): Entry[] {
  const { name } = stack;
  const page = go(hrefOf('stack', name));
  const may = (what: ActionKind | QueryKind) => mayDo(what, name) === 'granted';
  const turn = isStopped(stack) ? 'start-stack' : 'stop-stack';
  const action = (kind: 'stop-stack' | 'start-stack' | 'export-stack' | 'deploy-stack', choice = page) =>
    may(kind) ? [entry('action', `${kind} ${name}`, t(kind, { name }), choice)] : [];
  return [
    entry('stack', name, name, page),
    ...action('deploy-stack', go(hrefOf('deploy', { stack: name }))),
    ...action(turn),
    ...action('export-stack'),
    ...(may('remove-stack')
      ? [
          entry('action', `remove-stack ${name}`, words('removeStack.label', { name }), {
            kind: 'ask',
            dialog: { kind: 'remove-stack', stack },
          }),
        ]
      : []),
  ];
}

function ofNode(node: SwarmNode, { ofNodes, mayDo }: EntryParts): Entry[] {
  const { id } = node;
  const name = nodeName(node);
  const href = hrefOf('node', id);
  const choiceOf = (offer: (typeof NODE_OFFERS)[NodeOffer]): Choice =>
    'does' in offer
      ? { kind: 'change-node', action: { ...offer.does, node: id }, node }
      : { kind: 'ask', href, dialog: { ...offer.asks, node } };
  return [
    entry('node', id, name, go(href), `${node.role} · ${node.state}`, id, factsOf(node)),
    ...keysOf(NODE_OFFERS)
      .filter((key) => mayDo(NODE_OFFERS[key].action, null) === 'granted' && NODE_OFFERS[key].isFor(node))
      .map((key) => entry('action', `${key} ${id}`, ofNodes(key, { name }), choiceOf(NODE_OFFERS[key]))),
  ];
}

const factsOf = ({ address, manager, labels, engineLabels }: SwarmNode): string[] => [
  address,
  ...(manager ? [manager.address] : []),
  ...[labels, engineLabels].flatMap((all) => Object.entries(all).map(([key, value]) => `${key}=${value}`)),
];

function ofSwarm({ t, mayDo, maySignIn }: EntryParts): Entry[] {
  const may = (what: ActionKind | QueryKind) => mayDo(what, null) === 'granted';
  const join: Choice = { kind: 'ask', href: hrefOf('nodes'), dialog: { kind: 'join-command' } };
  return [
    ...(may('create-service')
      ? [entry('action', 'new-service', t('newService'), go(hrefOf('new-service')))]
      : []),
    ...(may('deploy-stack') ? [entry('action', 'deploy', t('deploy'), go(hrefOf('deploy')))] : []),
    ...(['create-network', 'create-secret', 'create-config'] as const)
      .filter(may)
      .map((kind) =>
        entry('action', kind, t(kind), go(hrefOf(kind === 'create-network' ? 'networks' : 'secrets'))),
      ),
    ...(may('join-command') ? [entry('action', 'join', t('join'), join)] : []),
    ...(maySignIn
      ? [entry('action', 'sign-in', t('signIn'), { kind: 'ask', dialog: { kind: 'sign-in' } })]
      : []),
  ];
}
