import type { useTranslations } from 'use-intl';
import { sameJson } from '@/lib/base/equal';
import { type Image, imageTag } from '@/lib/swarm/objects/image';
import type { PlannedObject, PlannedService } from '@/lib/swarm/operations/stack-plan';

type Words = ReturnType<typeof useTranslations<'deploy.plan'>>;

/** What is told in words of its own; the rest by the names of the spec's parts. */
const TOLD = new Set(['Image', 'Mode', 'Constraints']);

/**
 * What one change is about: "3 × echo:latest, workers only", "1.0 → 1.1, 3 tasks one at a time"; '' where there is no
 * more to say than the change itself. `t` are the words of `deploy.plan`.
 */
export function changeWords({ change, differs, before, after }: PlannedObject, t: Words): string {
  const join = (...parts: readonly string[]) => joinWords(parts, t);
  switch (change) {
    case 'create':
      return after ? join(amount(after, shortImage(after.image), t), where(after, t)) : '';
    case 'remove':
      return before ? amount(before, shortImage(before.image), t) : '';
    case 'restart':
    case 'update':
    case 'rerun': {
      if (!before || !after) return differs.join(', ');
      const parts = differs.filter((part) => !TOLD.has(part));
      return join(
        differs.includes('Image') ? imageChange(before.image, after.image, t) : '',
        differs.includes('Mode') ? modeChange(before, after, t) : '',
        differs.includes('Constraints') && !sameJson(before.constraints, after.constraints)
          ? t('moved', { where: where(after, t) || t('anywhere') })
          : '',
        parts.length > 0 ? t('differs', { parts: parts.join(', ') }) : '',
        change === 'restart' ? pace(after, t) : '',
      );
    }
    case 'keep':
    case 'leave':
      return '';
  }
}

/** "a, b"; what is empty is left out. */
const joinWords = (parts: readonly string[], t: Words): string =>
  parts.filter(Boolean).reduce((a, b) => (a === '' ? b : t('and', { first: a, second: b })), '');

/** `echo:latest` of `registry:5000/example/echo:latest`. */
const shortImage = ({ name }: Image): string => name.slice(name.lastIndexOf('/') + 1);

/** What stands before the tag. */
const repository = (image: Image): string =>
  image.name.endsWith(`:${imageTag(image)}`) ? image.name.slice(0, image.name.lastIndexOf(':')) : image.name;

function imageChange(before: Image, after: Image, t: Words): string {
  if (before.name === after.name) return t('image.digest', { image: shortImage(after) });
  const [from, to] = [imageTag(before), imageTag(after)];
  return repository(before) === repository(after) && from && to
    ? t('from', { from, to })
    : t('from', { from: shortImage(before), to: shortImage(after) });
}

/** "3 × echo:latest"; one on every node, a job's runs. */
function amount({ mode }: PlannedService, image: string, t: Words): string {
  switch (mode.kind) {
    case 'replicated':
      return t('amount.replicated', { count: `${mode.replicas}`, image });
    case 'replicated-job':
      return t('amount.job', { count: mode.completions, image });
    case 'global':
    case 'global-job':
      return t(`amount.${mode.kind}`, { image });
  }
}

function modeChange({ mode: before }: PlannedService, { mode: after }: PlannedService, t: Words): string {
  if (before.kind === 'replicated' && after.kind === 'replicated')
    return t('tasks', { from: `${before.replicas}`, count: after.replicas });
  return before.kind === after.kind
    ? t('differs', { parts: 'Mode' })
    : t('from', { from: before.kind, to: after.kind });
}

/** "workers only"; other constraints as they are written. */
function where({ constraints }: PlannedService, t: Words): string {
  const said = constraints.map((constraint) => {
    const plain = constraint.replace(/\s+/g, '');
    if (plain === 'node.role!=manager' || plain === 'node.role==worker') return t('where.workers');
    if (plain === 'node.role==manager' || plain === 'node.role!=worker') return t('where.managers');
    return t('where.constraint', { constraint });
  });
  return joinWords(said, t);
}

/** "3 tasks one at a time": how the tasks are replaced. */
function pace({ mode, update: { parallelism, order } }: PlannedService, t: Words): string {
  const said = tasksAtOnce(mode.kind === 'replicated' ? mode.replicas : null, parallelism, t);
  return said && order === 'start-first' ? joinWords([said, t('pace.startFirst')], t) : said;
}

/** `count`: null: one on every node. `atOnce`: 0 means all. */
function tasksAtOnce(count: number | null, atOnce: number, t: Words): string {
  if (count === 0) return '';
  if (count === null) return atOnce === 0 ? t('pace.everywhereAll') : t('pace.everywhere', { atOnce });
  if (count === 1) return t('pace.one');
  return atOnce === 0 || atOnce >= count
    ? t('pace.all', { count: `${count}` })
    : t('pace.some', { count: `${count}`, atOnce });
}
