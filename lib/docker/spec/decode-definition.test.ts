import { expect, test } from 'vitest';
import { serviceRecord } from '../made-up-records.testing';
import { decodeDefinition } from './decode-definition';

test('[W10] of the environment there are names alone', () => {
  const { Spec } = serviceRecord();
  const container = {
    ...Spec.TaskTemplate.ContainerSpec,
    Env: ['A=hunter2', 'B=hunter2=3', 'C', 'A=hunter2'],
  };
  const spec = { ...Spec, TaskTemplate: { ...Spec.TaskTemplate, ContainerSpec: container } };
  const definition = decodeDefinition(spec, 'one');
  expect(definition.env).toEqual(['A', 'B', 'C', 'A']);
  expect(JSON.stringify(definition)).not.toContain('hunter2');
});

test('what a spec says, in our words', () => {
  const { Spec } = serviceRecord('x');
  const record = {
    ...Spec,
    TaskTemplate: {
      ...Spec.TaskTemplate,
      ContainerSpec: {
        ...Spec.TaskTemplate.ContainerSpec,
        Healthcheck: { Test: ['CMD-SHELL', 'true'], Interval: 30_000_000_000, Retries: 3 },
        StopGracePeriod: 1_500_000_000,
        ReadOnly: true,
        Init: true,
      },
      RestartPolicy: { Condition: 'on-failure', Delay: 5_000_000_000, MaxAttempts: 3 },
      Placement: {
        Constraints: ['node.role==worker'],
        Preferences: [{ Spread: { SpreadDescriptor: 'node.labels.zone' } }],
        MaxReplicas: 2,
      },
    },
    RollbackConfig: { Parallelism: 0, FailureAction: 'continue' },
    EndpointSpec: { Mode: 'dnsrr' },
  };
  expect(decodeDefinition(record, 'one')).toMatchObject({
    name: 'shop_web',
    edition: 'one',
    image: 'registry:5000/example/echo:latest@sha256:3b1a',
    mounts: [{ type: 'bind', source: 'x', target: 'x', readOnly: false }],
    secrets: [{ name: 'x', target: 'x' }],
    healthcheck: { test: ['CMD-SHELL', 'true'], interval: 30_000, timeout: 0, startPeriod: 0, retries: 3 },
    restart: { condition: 'on-failure', delay: 5_000, maxAttempts: 3, window: 0 },
    preferences: ['spread=node.labels.zone'],
    maxReplicasPerNode: 2,
    rollback: { parallelism: 0, failureAction: 'continue', monitor: 5_000 },
    stopGracePeriod: 1_500,
    isReadOnly: true,
    hasInit: true,
    endpointMode: 'dnsrr',
    logDriver: { name: 'gelf', isCacheOff: false },
    labels: { 'com.docker.stack.namespace': 'shop', 'traefik.auth': 'x' },
  });
});

test('of an empty spec there is little to say, and of none nothing', () => {
  expect(decodeDefinition({ Mode: { Replicated: {} } }, '')).toMatchObject({
    mode: { kind: 'replicated', replicas: 0 },
    env: [],
    healthcheck: null,
    restart: null,
    rollback: null,
    stopGracePeriod: null,
    endpointMode: 'vip',
  });
  expect(() => decodeDefinition({}, '')).toThrow('no known mode');
});
