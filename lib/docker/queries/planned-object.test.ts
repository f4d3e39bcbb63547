import { expect, test } from 'vitest';
import { plannedObject } from './planned-object';

const spec = (image: string, mode: object) => ({
  Name: 'nightly_backup',
  TaskTemplate: { ContainerSpec: { Image: image } },
  Mode: mode,
});

test.each([
  [
    'a job that differs',
    { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 2 } },
    'b',
    'rerun',
    ['Image'],
  ],
  ['a job that does not', { ReplicatedJob: { MaxConcurrent: 1, TotalCompletions: 2 } }, 'a', 'rerun', []],
  ['a job on every node', { GlobalJob: {} }, 'a', 'rerun', []],
  ['a service that differs', { Replicated: { Replicas: 1 } }, 'b', 'restart', ['Image']],
  ['a service that does not', { Global: {} }, 'a', 'keep', []],
])('writing %s', (_, mode, image, change, differs) => {
  const write = {
    object: 'service',
    name: 'nightly_backup',
    did: 'update',
    spec: spec(image, mode),
  } as const;
  expect(plannedObject(write, [spec('a', mode)], () => undefined)).toEqual({
    object: 'service',
    name: 'nightly_backup',
    change,
    differs,
  });
});
