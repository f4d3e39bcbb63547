import { expect, test } from 'vitest';
import { editEffect, NEW_SERVICE, type ServiceChanges } from './service-definition';

const { update, mode } = NEW_SERVICE;

test.each<[string, ServiceChanges]>([
  ['none', {}],
  ['none', { image: undefined }],
  ['none', { mode, update }],
  ['some', { mode, constraints: [] }],
  ['all', { constraints: [], image: 'nginx' }],
  ['all', { env: { set: {}, remove: ['A'] } }],
])('%s of the tasks are replaced by %j', (effect, changes) => {
  expect(editEffect(mode, changes)).toBe(effect);
});

test('a job runs again at any change', () => {
  expect(editEffect({ kind: 'global-job' }, { update })).toBe('again');
  expect(editEffect({ kind: 'global-job' }, {})).toBe('none');
});
