import type { useTranslations } from 'use-intl';
import type { PlannedObject, StackChange } from '@/lib/swarm/operations/stack-plan';

const PARTS = {
  create: ['create'],
  change: ['restart', 'update'],
  rerun: ['rerun'],
  remove: ['remove'],
} as const satisfies Readonly<Record<string, readonly StackChange[]>>;

/** What the button says it does: "Deploy echo: create 2, change 1". `t` are the words of `deploy`. */
export function deployWords(
  name: string,
  objects: readonly Pick<PlannedObject, 'change'>[],
  t: ReturnType<typeof useTranslations<'deploy'>>,
): string {
  const parts = (['create', 'change', 'rerun', 'remove'] as const).flatMap((part) => {
    const changes: readonly StackChange[] = PARTS[part];
    const count = objects.filter(({ change }) => changes.includes(change)).length;
    return count > 0 ? [t(`what.${part}`, { count: `${count}` })] : [];
  });
  const what = parts.reduce((a, b) => (a === '' ? b : t('plan.and', { first: a, second: b })), '');
  return t('deployThis', { name, what: what || t('what.nothing') });
}
