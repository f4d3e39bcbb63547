import { describe, expect, it } from 'vitest';
import { digestOf, endOf, imageExists, splitImage } from './image';

it.each([
  [['sh', '-c', 'exit 137'], { afterMs: 1_000, exitCode: 137 }],
  [['sh', '-c', 'sleep 20; exit 1'], { afterMs: 20_000, exitCode: 1 }],
  [['sleep', '0.5'], { afterMs: 500, exitCode: 0 }],
  [['sleep', 'infinity'], undefined],
  [['sh', '-c', 'while true; do sleep 1; done; exit 1'], undefined],
  [['nginx', '-g', 'daemon off;'], undefined],
  [['app', '--on-exit', '5', '--sleep', '3'], undefined],
  [[], undefined],
])('a container with %j ends with %o', (Args, end) => {
  expect(endOf({ Image: 'a', Args })).toEqual(end);
  expect(endOf({ Image: 'a', Command: Args })).toEqual(end);
});

describe('images', () => {
  it.each([
    ['registry:5000/example/echo', true],
    ['registry:5000/example/echo:missing', false],
    ['unknown-registry/a:1', false],
    ['unknown-registry:5000/a:1', false],
    ['my/unknown-registry:1', true],
  ])('%s exists: %s', (image, exists) => expect(imageExists(image)).toBe(exists));

  it('come apart into name, tag and digest', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(splitImage(`registry:5000/a/b:v2@${digest}`)).toEqual({
      name: 'registry:5000/a/b',
      tag: 'v2',
      digest,
    });
    expect(splitImage('registry:5000/a/b')).toEqual({
      name: 'registry:5000/a/b',
      tag: 'latest',
      digest: undefined,
    });
    expect(digestOf('a')).toBe(digestOf('a:latest'));
    expect(digestOf('a')).not.toBe(digestOf('a:v2'));
    expect(digestOf(`a@${digest}`)).toBe(digest);
  });
});
