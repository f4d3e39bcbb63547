import { createHash } from 'node:crypto';

/**
 * What the swarm calls those of them that services may be on. They are in no list: only who knows their ids, from a
 * service's spec, can look at them.
 */
export const predefinedNetworks = ['bridge', 'host'].map((name) => {
  const id = createHash('sha256')
    .update(`swarm ${name}`)
    .digest('base64url')
    .replace(/[-_]/g, '')
    .slice(0, 25)
    .toLowerCase();
  const json = JSON.stringify({
    Name: name,
    Id: id,
    Created: '2026-01-01T00:00:00.000000001Z',
    Scope: 'swarm',
    Driver: name,
    EnableIPv6: false,
    IPAM: { Driver: '', Options: null, Config: null },
    Internal: false,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: null,
    Options: null,
    Labels: { 'com.docker.swarm.predefined': 'true' },
  });
  return { id, name, json };
});
