'use client';

import { memo, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Age } from '@/components/marks/age';
import { ServiceBadge } from '@/components/marks/service-badge';
import { StateGlyph } from '@/components/marks/state-glyph';
import type { TileWords } from '@/components/marks/tile-words';
import type { RowPlace } from '@/components/ui/row-window';
import { useNode, useTile } from '@/lib/client/hooks';
import { ROOT } from '@/lib/client/root';
import { hrefOf } from '@/lib/pages/href-of';
import { stepOf } from '@/lib/swarm/derived/look';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { nodeName } from '@/lib/swarm/objects/node';

interface TaskRowProps {
  readonly id: TaskId;
  readonly place: RowPlace;
  readonly words: TileWords;
}

export const TaskRow = memo(function TaskRow({ id, place, words }: TaskRowProps): ReactNode {
  const t = useTranslations('grid.table');
  const tile = useTile(id);
  const node = useNode(tile?.task.node ?? null);
  if (!tile) return null;
  const { task, service } = tile;
  return (
    <tr data-look={tile.look} {...place}>
      <th scope="row" title={words.name(tile)}>
        <a
          href={ROOT + hrefOf('task', task.id)}
          data-task-id={task.id}
          data-service={service?.name ?? ''}
          data-state={tile.state}
        >
          <ServiceBadge mark={tile.mark} />
          {words.name(tile)}
        </a>
      </th>
      <td>{service?.name}</td>
      <td>
        {task.node === null ? (
          <span className="cell-waiting">{t('waiting')}</span>
        ) : node ? (
          nodeName(node)
        ) : (
          t('removedNode', { id: task.node.slice(0, 12) })
        )}
      </td>
      <td className="cell-number">{task.slot}</td>
      <td>
        <span className="cell-state">
          <StateGlyph look={tile.look} step={stepOf(task)} />
          {words.state(tile)}
        </span>
      </td>
      <td className="cell-number">
        <Age since={task.since} />
      </td>
      <td className="cell-image">{task.image.name}</td>
      <td className="cell-error">{task.error}</td>
    </tr>
  );
});
