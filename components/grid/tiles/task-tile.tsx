'use client';

import { memo, type ReactNode } from 'react';
import { Age } from '@/components/marks/age';
import { ServiceBadge } from '@/components/marks/service-badge';
import { StateGlyph } from '@/components/marks/state-glyph';
import type { TileWords } from '@/components/marks/tile-words';
import { useTile } from '@/lib/client/hooks';
import { ROOT } from '@/lib/client/root';
import { hrefOf } from '@/lib/pages/href-of';
import { isLeaving, stepOf } from '@/lib/swarm/derived/look';
import type { Tile } from '@/lib/swarm/derived/tile';
import type { TaskId } from '@/lib/swarm/objects/ids';
import type { Cell } from './cells';

export interface TaskTileProps {
  readonly id: TaskId;
  readonly words: TileWords;
  /** Where in the card, when one of its places holds two tasks; else the tiles flow. */
  readonly cell: Cell | null;
}

/** A task with its words, about 200 × 64 px. */
export const TaskTile = memo(function TaskTile({ id, words, cell }: TaskTileProps): ReactNode {
  const tile = useTile(id);
  if (!tile) return null;
  const { task, look } = tile;
  return (
    <a
      href={ROOT + hrefOf('task', task.id)}
      {...tileAttributes(tile, cell)}
      className="tile"
      // The pieces below would be read as one word.
      aria-label={words.label(tile)}
      title={task.error || undefined}
    >
      <ServiceBadge mark={tile.mark} />
      <span className="tile-line">
        <TileName tile={tile} prefix={words.prefix(tile)} />
        <span className="tile-tag">{tile.tag}</span>
      </span>
      <span className="tile-state">
        <span className="tile-now">
          <StateGlyph look={look} step={stepOf(task)} />
          <span className="tile-words">{words.state(tile)}</span>
        </span>
        <span className="tile-age">
          <Age since={task.since} />
        </span>
      </span>
    </a>
  );
});

/** A task as a glyph and a name, 26 px high: as few elements as will do, for there are thousands. */
export const TaskChip = memo(function TaskChip({ id, words, cell }: TaskTileProps): ReactNode {
  const tile = useTile(id);
  if (!tile) return null;
  const label = words.label(tile);
  return (
    <a
      href={ROOT + hrefOf('task', tile.task.id)}
      {...tileAttributes(tile, cell)}
      className="chip"
      aria-label={label}
      title={label}
    >
      <ServiceBadge mark={tile.mark}>
        {tile.look !== 'running' && <StateGlyph look={tile.look} step={stepOf(tile.task)} />}
        {tile.look === 'running' && tile.mark?.monogram}
      </ServiceBadge>
      <span className="chip-name">{tile.name}</span>
      {tile.slot}
    </a>
  );
});

function TileName({ tile, prefix }: { readonly tile: Tile; readonly prefix: string }): ReactNode {
  return (
    <span className="tile-name">
      {prefix && <span className="tile-prefix">{prefix}</span>}
      <span className="tile-own">
        <span className="tile-base">{tile.name}</span>
        {tile.slot}
      </span>
    </span>
  );
}

/** What a tile says of itself to styles, tests and other programs; a tombstone is no task of the picture. */
function tileAttributes({ task, service, state, look, outdated, tombstone }: Tile, cell: Cell | null) {
  return {
    tabIndex: -1,
    [tombstone ? 'data-tombstone' : 'data-task-id']: task.id,
    'data-service': service?.name ?? '',
    'data-state': state,
    'data-look': look,
    'data-leaving': isLeaving(task) || undefined,
    'data-outdated': outdated || undefined,
    'data-half': cell?.half || undefined,
    style: cell ? { gridArea: `${cell.row} / ${cell.column}` } : undefined,
  };
}
