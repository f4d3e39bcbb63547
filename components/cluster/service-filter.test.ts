import { expect, test } from 'vitest';
import { aService, stackName } from '@/lib/swarm/made-up';
import { matchesService } from './service-filter';

const service = aService('s1', {
  name: 'echo_nginx',
  stack: stackName('echo'),
  image: { name: 'gihyodocker/nginx-proxy:latest', digest: null },
  ports: [{ protocol: 'tcp', target: 80, published: 8000, mode: 'ingress' }],
});

test.each(['', '  ', 'NGINX', 'echo', 'proxy:latest', '8000', 'replicated', 'proxy 8000'])(
  '%j matches',
  (query) => {
    expect(matchesService(service, query)).toBe(true);
  },
);

test.each(['redis', 'nginx 9000', '.*'])('%j does not match', (query) => {
  expect(matchesService(service, query)).toBe(false);
});
