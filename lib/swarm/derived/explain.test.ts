import { expect, test } from 'vitest';
import { explain } from './explain';

test.each([
  ['no suitable node (scheduling constraints not satisfied on 4 nodes)', [{ kind: 'constraints', nodes: 4 }]],
  [
    'no suitable node (insufficient resources on 3 nodes; 1 node not available for new tasks)',
    [
      { kind: 'resources', nodes: 3 },
      { kind: 'not-available', nodes: 1 },
    ],
  ],
  ['no suitable node (host-mode port already in use on 1 node)', [{ kind: 'port', nodes: 1 }]],
  ['no suitable node (max replicas per node limit exceed on 4 nodes)', [{ kind: 'max-replicas', nodes: 4 }]],
  ['no suitable node (unsupported platform on 2 nodes)', [{ kind: 'platform', nodes: 2 }]],
  ['task: non-zero exit (3)', [{ kind: 'exit', code: 3 }]],
  ['task: non-zero exit (137)', [{ kind: 'killed' }]],
  ['task: non-zero exit (137): dockerexec: unhealthy container', [{ kind: 'unhealthy' }]],
  ['No such image: nope:latest', [{ kind: 'no-image', image: 'nope:latest' }]],
  [
    'starting container failed: OCI runtime create failed: exec: "nope": executable file not found in $PATH: unknown',
    [{ kind: 'no-command' }],
  ],
  [
    'invalid mount config for type "bind": bind source path does not exist: /nope',
    [{ kind: 'mount-missing' }],
  ],
  ['something that nobody has read before', []],
])('%s', (error, reasons) => {
  expect(explain(error)).toEqual(reasons);
});
