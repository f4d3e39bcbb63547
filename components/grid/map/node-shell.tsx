import { memo, type ReactNode } from 'react';
import { useNode, useTallyAt } from '@/lib/client/hooks';
import { REMOVED } from '@/lib/client/task-index';
import { shortNodeName } from '@/lib/swarm/derived/node-tone';
import type { Box, MapDensity } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { NodeHeader, RemovedHeader } from '../tiles/node-header';
import type { NodeWords } from '../tiles/node-words';

interface NodeShellProps {
  readonly id: NodeId;
  readonly box: Box;
  readonly density: MapDensity;
  /** Whether the header has room for a whole name. */
  readonly isWide: boolean;
  readonly words: NodeWords;
}

/** What the page holds of a node that the canvas draws: its place, its name for those who hear it, and the focus. */
export const NodeShell = memo(function NodeShell({
  id,
  box,
  density,
  isWide,
  words,
}: NodeShellProps): ReactNode {
  const node = useNode(id);
  const tally = useTallyAt(id);
  if (!node && id !== REMOVED) return null;
  return (
    <article
      className="shell"
      tabIndex={-1}
      {...(node ? { 'data-node-id': id } : { 'data-removed-nodes': '' })}
      data-state={node?.state}
      data-availability={node?.availability}
      data-wide={isWide || undefined}
      aria-label={words.label(node, tally)}
      style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
    >
      {density === 'squares' && !node && <RemovedHeader tally={tally} density="chips" words={words} />}
      {density === 'squares' && node && (
        <NodeHeader
          node={node}
          tally={tally}
          density="chips"
          words={words}
          short={isWide ? undefined : shortNodeName(node)}
        />
      )}
    </article>
  );
});
