import { expect, it } from 'vitest';
import { aNetwork, aService } from '../made-up.testing';
import { type Reached, reached, type Subject } from './reached';

const [front, back, ingress] = [aNetwork('front'), aNetwork('back'), aNetwork('ingress', { ingress: true })];
const networks = new Map([front, back, ingress].map((network) => [network.id, network]));
const port = { protocol: 'tcp', target: 80, published: 8080, mode: 'ingress' } as const;
const web = aService('web', { networks: [front.id] });
const api = aService('api', { networks: [front.id, back.id] });
const db = aService('db', { networks: [back.id] });
const open = aService('open', { ports: [port] });
const host = aService('host', { ports: [{ ...port, published: 9090, mode: 'host' }] });
const services = [web, api, db, open, host];

const told = ({ services: on, networks: over, published, byPort }: Reached) =>
  [on, over, published, byPort].map((ids) => [...ids].sort().join(' '));

it.each<[string, Subject, string[]]>([
  [
    'a service: by name, and by a port where no name leads',
    { kind: 'service', service: web },
    ['api host open web', 'front', 'host open', 'host open'],
  ],
  [
    'one on two networks',
    { kind: 'service', service: api },
    ['api db host open web', 'back front', 'host open', 'host open'],
  ],
  ['its own port stays', { kind: 'service', service: open }, ['host open', '', 'host open', 'host']],
  ['two that share a network', { kind: 'pair', from: web, to: api }, ['api web', 'front', '', '']],
  ['two that do not, by a port', { kind: 'pair', from: web, to: open }, ['open web', '', 'open', 'open']],
  ['two that do not', { kind: 'pair', from: web, to: db }, ['db web', '', '', '']],
  ['a network', { kind: 'network', network: back }, ['api db', 'back', '', '']],
  ['the world', { kind: 'world' }, ['host open', '', 'host open', '']],
])('%s', (_, subject, expected) => {
  expect(told(reached(subject, services, networks))).toEqual(expected);
});
