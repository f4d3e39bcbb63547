import { expect, test } from 'vitest';
import { aService, stackName } from '@/lib/swarm/made-up.testing';
import { matchesService } from './service-filter';

const service = aService('s1', {
  name: 'echo_nginx',
  stack: stackName('echo'),
  image: { name: 'gihyodocker/nginx-proxy:latest', digest: null },
  ports: [
    { protocol: 'tcp', target: 80, published: 8000, mode: 'ingress' },
    { protocol: 'udp', target: 100, published: 60_000, mode: 'ingress', count: 2_001 },
  ],
});

test.each([
  '',
  '  ',
  'NGINX',
  'echo',
  'proxy:latest',
  '8000',
  'replicated',
  'proxy 8000',
  '61000',
  '62000',
  '2100',
  '60000-62000->',
])('%j matches', (query) => {
  expect(matchesService(service, query)).toBe(true);
});

test.each(['redis', 'nginx 9000', '.*', '62001', '2101', '59999'])('%j does not match', (query) => {
  expect(matchesService(service, query)).toBe(false);
});
