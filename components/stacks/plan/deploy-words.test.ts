import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import { CATALOGUES } from '@/lib/messages/catalogue';
import type { StackChange } from '@/lib/swarm/operations/stack-plan';
import { deployWords } from './deploy-words';

const said = (locale: 'en' | 'ja', ...changes: StackChange[]) =>
  deployWords(
    'echo',
    changes.map((change) => ({ change })),
    createTranslator({ locale, messages: CATALOGUES[locale], namespace: 'deploy' }),
  );

test('the button says what it does', () => {
  const all = ['remove', 'keep', 'create', 'restart', 'create', 'leave', 'update'] as const;
  expect(said('en', ...all)).toBe('Deploy echo: create 2, change 2, remove 1');
  expect(said('ja', ...all)).toBe('echoをデプロイ: 作成2、変更2、削除1');
  expect(said('en', 'rerun')).toBe('Deploy echo: run 1 again');
  expect(said('en', 'keep', 'leave')).toBe('Deploy echo: nothing changes');
});
