import { aCluster, aNode, aService, aTask, nodeId, serviceId, stackName, taskId } from './made-up.testing';
import type { NetworkId, PayloadId } from './objects/ids';
import { NO_LIMITS } from './objects/resources';
import { NEW_SERVICE } from './objects/service-definition';
import type { ActionKind, ActionOf } from './operations/action';
import type { QueryKind, QueryOf } from './operations/query';
import { NO_FILTER } from './picture/kept-activity';

/** One of each message, for tests that try them all; what is secret in them says so. Never imported by the product. */

const shop = stackName('shop');
const mine = { service: serviceId('web'), stack: shop };
/** What they are about. */
export const CLUSTER = aCluster({
  nodes: [aNode('n1')],
  services: [aService('web', { name: 'shop_web', stack: shop }), aService('other', { name: 'other' })],
  tasks: [aTask('t1', { service: serviceId('web'), node: nodeId('n1') })],
});
const payload = { id: 'p1' as PayloadId, name: 'key' };
const draft = {
  ...NEW_SERVICE,
  name: 'new',
  image: 'nginx:1',
  reservations: { ...NO_LIMITS, generic: [{ kind: 'NVIDIA-GPU', amount: 1 }] },
  env: { SECRET: 'not-for-the-log' },
} as const;
const compose = 'services: {web: {image: nginx, environment: [SECRET=not-for-the-log]}}';
const deployment = { stack: shop, compose, values: { SECRET: 'not-for-the-log' }, prune: false };

export const ACTIONS: { readonly [K in ActionKind]: ActionOf<K> } = {
  'scale-service': { kind: 'scale-service', service: mine.service, replicas: 2 },
  'remove-service': { kind: 'remove-service', service: mine.service },
  'create-service': { kind: 'create-service', ...draft },
  'edit-service': {
    kind: 'edit-service',
    service: mine.service,
    edition: 'e',
    changes: { env: { set: draft.env, remove: [] } },
  },
  'update-image': { kind: 'update-image', service: mine.service, image: 'nginx:2' },
  'restart-service': { kind: 'restart-service', service: mine.service },
  'roll-back-service': { kind: 'roll-back-service', service: mine.service },
  'resume-update': { kind: 'resume-update', service: mine.service },
  'remove-stack': { kind: 'remove-stack', stack: shop },
  'bring-back': { kind: 'bring-back', stack: shop, removal: 'shop.aaaa' },
  'deploy-stack': { kind: 'deploy-stack', ...deployment },
  'stop-stack': { kind: 'stop-stack', stack: shop },
  'start-stack': { kind: 'start-stack', stack: shop },
  'create-network': {
    kind: 'create-network',
    name: 'net',
    attachable: true,
    encrypted: false,
    internal: false,
    subnet: null,
  },
  'remove-network': { kind: 'remove-network', network: 'net1' as NetworkId },
  'create-secret': { kind: 'create-secret', name: 'key', labels: {}, data: 'bm90LWZvci10aGUtbG9n' },
  'create-config': { kind: 'create-config', name: 'key', labels: {}, data: 'bm90LWZvci10aGUtbG9n' },
  'remove-secret': { kind: 'remove-secret', ...payload },
  'remove-config': { kind: 'remove-config', ...payload },
  'set-node-availability': { kind: 'set-node-availability', node: nodeId('n1'), availability: 'drain' },
  'set-node-role': { kind: 'set-node-role', node: nodeId('n1'), role: 'manager' },
  'set-node-labels': { kind: 'set-node-labels', node: nodeId('n1'), put: { zone: 'a' }, remove: [] },
  'remove-node': { kind: 'remove-node', node: nodeId('n1') },
  'rotate-join-token': { kind: 'rotate-join-token', role: 'worker' },
};

export const QUERIES: { readonly [K in QueryKind]: QueryOf<K> } = {
  task: { kind: 'task', task: taskId('t1') },
  service: { kind: 'service', service: mine.service },
  'environment-value': { kind: 'environment-value', service: mine.service, variable: 'SECRET' },
  repositories: { kind: 'repositories' },
  'repository-tags': { kind: 'repository-tags', repository: 'example/echo' },
  'stack-members': { kind: 'stack-members', stack: shop },
  'plan-stack': { kind: 'plan-stack', ...deployment },
  'export-stack': { kind: 'export-stack', stack: shop, withValues: true },
  secrets: { kind: 'secrets' },
  configs: { kind: 'configs' },
  'config-contents': { kind: 'config-contents', config: payload.id },
  'service-addresses': { kind: 'service-addresses', service: mine.service },
  'join-command': { kind: 'join-command', role: 'worker' },
  'node-plugins': { kind: 'node-plugins', node: nodeId('n1') },
  'service-history': { kind: 'service-history', service: mine.service },
  activities: { kind: 'activities', before: null, limit: 1, filter: { ...NO_FILTER, text: 'web' } },
};

/** What viewers may ask, said once more and apart from the product's own table. */
export const ASKED_BY_VIEWERS: readonly QueryKind[] = [
  'task',
  'service',
  'stack-members',
  'secrets',
  'configs',
  'service-addresses',
  'node-plugins',
  'service-history',
  'activities',
];
