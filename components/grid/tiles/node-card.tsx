'use client';

import { type CSSProperties, memo, type ReactNode, useLayoutEffect, useRef } from 'react';
import type { TileWords } from '@/components/marks/tile-words';
import { useNode, useTallyAt } from '@/lib/client/hooks';
import { REMOVED } from '@/lib/client/task-index';
import { useClient } from '@/lib/client/use-client';
import { useShownTaskIds } from '@/lib/client/use-shown';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { Arrangement } from '@/lib/swarm/layout/density';
import type { NodeId, TaskId } from '@/lib/swarm/objects/ids';
import { capTasks } from './cap-tasks';
import { cellsOf } from './cells';
import { NodeHeader, RemovedHeader } from './node-header';
import { useNodeWords } from './node-words';
import { stackRuns } from './stack-runs';
import { TaskChip, TaskTile } from './task-tile';

interface NodeCardProps {
  readonly id: NodeId;
  readonly density: Arrangement['density'];
  /** null: not known yet. */
  readonly tileColumns: number | null;
  readonly filter: Filter;
  readonly byStack: boolean;
  readonly words: TileWords;
  /** Set in the lens over the map: shows no more tasks than this, those that are not well first. */
  readonly most?: number;
}

/** One node with the tasks on it, in their lasting order; `REMOVED`: the tasks of nodes that are gone. */
export const NodeCard = memo(function NodeCard(props: NodeCardProps): ReactNode {
  const { id, density, filter } = props;
  const node = useNode(id);
  const tally = useTallyAt(id);
  const all = useShownTaskIds(id, filter);
  const nodeWords = useNodeWords();
  const card = useKeptFocus();
  const { cluster } = useClient();
  const isRemoved = id === REMOVED;
  if (!node && !isRemoved) return null;
  const isLens = props.most !== undefined;
  const ids = isLens ? capTasks(all, props.most, (task) => cluster.tile(task)?.look ?? null) : all;
  return (
    <article
      ref={card}
      className="node"
      // The grid is one tab stop: its keys move it from card to card (see grid-keys).
      tabIndex={-1}
      {...cardAttributes(id, isLens)}
      data-state={node?.state}
      data-availability={node?.availability}
      aria-label={nodeWords.label(node, tally)}
      style={rowsOf(ids.length, props.tileColumns ?? 2)}
    >
      {node ? (
        <NodeHeader node={node} tally={tally} density={density} words={nodeWords} />
      ) : (
        <RemovedHeader tally={tally} density={density} words={nodeWords} />
      )}
      {ids.length === 0 && node ? (
        <p className="node-empty">{nodeWords.empty(node, filter.length > 0 && tally.tasks > 0)}</p>
      ) : (
        <Tiles {...props} ids={ids} />
      )}
      {ids.length < all.length && (
        <p className="node-more">{nodeWords.more(all.length - ids.length, isRemoved)}</p>
      )}
    </article>
  );
});

/** How programs and the keyboard find a card; what is left of removed nodes is no node's. */
const cardAttributes = (id: NodeId, isLens: boolean) => {
  if (isLens) return { 'data-lens-node': id };
  return id === REMOVED ? { 'data-removed-nodes': '' } : { 'data-node-id': id };
};

/** Rows of tiles, from which the style sheet knows the height of a card that is not laid out yet. */
const rowsOf = (tiles: number, columns: number) =>
  // React's types do not know custom properties.
  ({ '--rows': Math.ceil(tiles / columns) }) as CSSProperties;

function Tiles({ ids, ...props }: NodeCardProps & { readonly ids: readonly TaskId[] }): ReactNode {
  const { cluster } = useClient();
  if (!props.byStack) return <TileRun ids={ids} {...props} />;
  return stackRuns(ids, (id) => cluster.tile(id)?.service?.stack ?? null).map((run) => (
    <section key={run.stack ?? ''} className="node-stack">
      {run.stack !== null && <h3 className="node-stack-name">{run.stack}</h3>}
      <TileRun {...props} ids={run.ids} />
    </section>
  ));
}

function TileRun({
  ids,
  density,
  tileColumns,
  words,
}: NodeCardProps & { readonly ids: readonly TaskId[] }): ReactNode {
  const { cluster } = useClient();
  const places = ids.map((id) => ({ id, slotKey: cluster.tile(id)?.slotKey ?? id }));
  const cells = tileColumns === null ? null : cellsOf(places, tileColumns);
  const Task = density === 'tiles' ? TaskTile : TaskChip;
  return (
    <div className="tiles">
      {ids.map((id) => (
        <Task key={id} id={id} words={words} cell={cells?.get(id) ?? null} />
      ))}
    </div>
  );
}

/** When the task that has the focus goes, its node gets it: an update never throws a person out of the grid. */
function useKeptFocus() {
  const card = useRef<HTMLElement>(null);
  const had = useRef(false);
  useLayoutEffect(() => {
    if (had.current && document.activeElement === document.body) card.current?.focus({ preventScroll: true });
    return () => {
      had.current = card.current?.contains(document.activeElement) ?? false;
    };
  });
  return card;
}
