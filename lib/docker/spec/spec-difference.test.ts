import { expect, it } from 'vitest';
import { specDifference } from './spec-difference';

const ids = (name: string) => (name === 'front' ? 'n1' : undefined);
const kept = {
  Name: 'web',
  Labels: { a: 'b' },
  TaskTemplate: {
    ContainerSpec: { Image: 'a', Env: ['A=1'], Isolation: 'default', Privileges: { CredentialSpec: null } },
    Resources: {},
    RestartPolicy: { Condition: 'any', MaxAttempts: 0 },
    Placement: { Constraints: ['x == y'] },
    Networks: [{ Target: 'n1', Aliases: ['web'] }],
    ForceUpdate: 0,
    Runtime: 'container',
  },
  Mode: { Replicated: { Replicas: 1 } },
  EndpointSpec: {
    Mode: 'vip',
    Ports: [{ Protocol: 'tcp', TargetPort: 80, PublishedPort: 8080, PublishMode: 'ingress' }],
  },
};
const sent = {
  Name: 'web',
  Labels: { a: 'b' },
  TaskTemplate: {
    ContainerSpec: { Image: 'a', Env: ['A=1'], Privileges: { CredentialSpec: null, NoNewPrivileges: false } },
    RestartPolicy: {},
    Placement: { Constraints: ['x == y'], Platforms: [] },
    Networks: [{ Target: 'front', Aliases: ['web'] }],
    ForceUpdate: 0,
  },
  Mode: { Replicated: {} },
  EndpointSpec: { Ports: [{ TargetPort: 80, PublishedPort: 8080 }] },
};
type Sent = typeof sent;

it('what Docker fills in is no difference', () => {
  expect(specDifference(kept, sent, ids)).toEqual({ differs: [], restarts: false });
});

it.each([
  [
    'Image',
    true,
    (now: Sent) => ({
      ...now,
      TaskTemplate: { ...now.TaskTemplate, ContainerSpec: { Image: 'b', Env: ['A=1'] } },
    }),
  ],
  [
    'Env',
    true,
    (now: Sent) => ({
      ...now,
      TaskTemplate: { ...now.TaskTemplate, ContainerSpec: { Image: 'a', Env: ['A=2'] } },
    }),
  ],
  ['Ports', true, (now: Sent) => ({ ...now, EndpointSpec: {} })],
  [
    'Networks',
    true,
    (now: Sent) => ({
      ...now,
      TaskTemplate: { ...now.TaskTemplate, Networks: [{ Target: 'new', Aliases: ['web'] }] },
    }),
  ],
  ['Mode', false, (now: Sent) => ({ ...now, Mode: { Replicated: { Replicas: 0 } } })],
  ['Labels', false, (now: Sent) => ({ ...now, Labels: {} })],
  ['Constraints', false, (now: Sent) => ({ ...now, TaskTemplate: { ...now.TaskTemplate, Placement: {} } })],
  ['UpdateConfig', false, (now: Sent) => ({ ...now, UpdateConfig: { Parallelism: 2 } })],
])('%s differs; restarts: %s', (part, restarts, change) => {
  expect(specDifference(kept, change(sent), ids)).toEqual({ differs: [part], restarts });
});
