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
  expect(plannedObject(write, [spec('a', mode)], () => undefined)).toMatchObject({
    object: 'service',
    name: 'nightly_backup',
    change,
    differs,
  });
});

test('a service is told as it is and as it would be, and of its spec nothing else', () => {
  const placed = (image: string) => ({
    Name: 'shop_web',
    TaskTemplate: {
      ContainerSpec: { Image: image, Env: ['TOKEN=sesame'] },
      Placement: { Constraints: ['node.role != manager'] },
    },
    Mode: { Replicated: { Replicas: 3 } },
    UpdateConfig: { Parallelism: 2, Order: 'start-first' },
  });
  const told = (name: string) => ({
    image: { name, digest: null },
    mode: { kind: 'replicated', replicas: 3 },
    constraints: ['node.role != manager'],
    update: { parallelism: 2, order: 'start-first' },
  });
  const write = { object: 'service', name: 'shop_web', spec: placed('nginx:1.1') } as const;
  const planned = (did: 'create' | 'update' | 'remove', specs = [placed('nginx:1.0')]) =>
    plannedObject({ ...write, did, spec: did === 'remove' ? {} : write.spec }, specs, () => undefined);
  expect(planned('create', [])).toEqual({
    object: 'service',
    name: 'shop_web',
    change: 'create',
    differs: [],
    after: told('nginx:1.1'),
  });
  expect(planned('update')).toMatchObject({ before: told('nginx:1.0'), after: told('nginx:1.1') });
  expect(planned('remove')).toEqual({
    object: 'service',
    name: 'shop_web',
    change: 'remove',
    differs: [],
    before: told('nginx:1.0'),
  });
  expect(JSON.stringify(planned('update'))).not.toContain('sesame');
});

test('the label in which the CLI keeps the image is no difference of its own', () => {
  const labelled = (image: string, more = {}) => ({
    ...spec(image, { Global: {} }),
    Labels: { 'com.docker.stack.image': image, ...more },
  });
  const differs = (after: object) =>
    plannedObject(
      { object: 'service', name: 'nightly_backup', did: 'update', spec: { ...after } },
      [labelled('a')],
      () => undefined,
    ).differs;
  expect(differs(labelled('b'))).toEqual(['Image']);
  expect(differs(labelled('b', { team: 'x' }))).toEqual(['Image', 'Labels']);
  expect(differs(labelled('a', { team: 'x' }))).toEqual(['Labels']);
});

test.each([{}, { Replicas: null }])('a service whose file names no replicas gets one: %j', (Replicated) => {
  const write = { object: 'service', name: 'web', did: 'create', spec: spec('a', { Replicated }) } as const;
  expect(plannedObject(write, [], () => undefined)).toMatchObject({
    after: { mode: { kind: 'replicated', replicas: 1 } },
  });
});
