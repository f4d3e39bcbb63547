import { expect, test } from 'vitest';
import { imageTag, isImageReference, parseImage } from './image';

test.each([
  ['nginx', 'latest'],
  ['nginx:1.27', '1.27'],
  ['registry:5000/example/echo', 'latest'],
  ['registry:5000/example/echo:2@sha256:abc', '2'],
  ['echo@sha256:abc', ''],
  ['', ''],
])('the tag of %s is %s', (reference, tag) => expect(imageTag(parseImage(reference))).toBe(tag));

test.each([
  'nginx',
  'nginx:1.27-alpine',
  'registry:5000/example/echo:V2',
  'localhost/a/b_c/d__e',
  'UPPER.example.com/app',
  `echo@sha256:${'a'.repeat(64)}`,
  `echo:1@sha256:${'a'.repeat(64)}`,
])('%s is a reference', (text) => expect(isImageReference(text)).toBe(true));

test.each([
  '',
  'Nginx',
  'nginx:',
  'nginx:a b',
  ':latest',
  '/nginx',
  'nginx//x',
  'http://nginx',
  'nginx@sha256:abc',
  '-nginx',
  'nginx;ls',
  `a/${'b/'.repeat(300)}c`,
])('%j is none', (text) => expect(isImageReference(text)).toBe(false));
