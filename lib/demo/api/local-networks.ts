import { createHash } from 'node:crypto';

/** The networks that every engine has for itself. */
export const localNetworks = [
  local('bridge', 'bridge', '172.17.0.0/16', true),
  local('docker_gwbridge', 'bridge', '172.18.0.0/16', false),
  local('host', 'host', undefined, true),
  local('none', 'null', undefined, true),
];

function local(name: string, driver: string, subnet: string | undefined, isBuiltin: boolean) {
  const id = createHash('sha256').update(name).digest('hex');
  const json = JSON.stringify({
    Name: name,
    Id: id,
    Created: '2026-01-01T00:00:00.000000001Z',
    Scope: 'local',
    Driver: driver,
    EnableIPv6: false,
    IPAM: { Driver: 'default', Options: null, Config: subnet ? [{ Subnet: subnet }] : [] },
    Internal: false,
    Attachable: false,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: {},
    Options: {},
    Labels: {},
  });
  return { id, name, driver, scope: 'local', labels: {}, isBuiltin, json };
}
