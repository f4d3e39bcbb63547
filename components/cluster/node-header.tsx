import { Crown, Lock, Pause, PlugZap, Shield } from 'lucide-react';
import type { ReactNode } from 'react';
import type { CardDensity } from '@/lib/swarm/density';
import { nodeName, type SwarmNode } from '@/lib/swarm/node';
import type { Tally } from '@/lib/swarm/tally';
import type { NodeWords } from './node-words';
import { type Share, shares } from './shares';
import { StateGlyph } from './state-glyph';

interface NodeHeaderProps {
  readonly node: SwarmNode;
  readonly tally: Tally;
  readonly density: CardDensity;
  readonly words: NodeWords;
  /** What stands for its name where there is no room for all of it. */
  readonly short?: string | undefined;
}

/** Who a node is, how it is, and how much of it is promised. */
export function NodeHeader({ node, tally, density, words, short }: NodeHeaderProps): ReactNode {
  if (density === 'chips') return <ShortHeader node={node} tally={tally} words={words} short={short} />;
  const hint = words.hint(node, tally);
  return (
    <header className="node-header">
      <div className="node-title">
        <NodeName node={node} />
        <RoleBadge node={node} words={words} />
        {hint && <span className="node-hint">{hint}</span>}
        <NodeState node={node} words={words} />
      </div>
      <NodeShares node={node} tally={tally} words={words} />
      <div className="node-labels">
        <Generic node={node} tally={tally} words={words} />
        <Labels node={node} words={words} />
      </div>
    </header>
  );
}

/** Over the tasks of nodes that are gone. */
export function RemovedHeader({ tally, density, words }: Omit<NodeHeaderProps, 'node' | 'short'>): ReactNode {
  return (
    <header className="node-header">
      <div className="node-title">
        <h2 className="node-name" title={words.removedHint}>
          {words.removed}
        </h2>
        {density === 'chips' && <span className="node-count">{tally.tasks}</span>}
      </div>
      {density === 'tiles' && <p className="node-removed-hint">{words.removedHint}</p>}
    </header>
  );
}

function ShortHeader({ node, tally, words, short }: Omit<NodeHeaderProps, 'density'>): ReactNode {
  const grave = tally.worst !== null && tally.worst !== 'running' && tally.worst !== 'complete';
  return (
    <header className="node-header">
      <div className="node-title">
        <RoleIcon node={node} />
        <NodeName node={node} short={short} />
        {(node.state !== 'ready' || node.availability !== 'active') && (
          <NodeState node={node} words={words} />
        )}
        {grave && tally.worst && (
          <span className="node-worst" data-look={tally.worst}>
            <StateGlyph look={tally.worst} step={5} />
          </span>
        )}
        <span className="node-count">{tally.tasks}</span>
      </div>
    </header>
  );
}

/** Its name on one line; of a hostname that is another's too, the id that tells them apart is never cut off. */
function NodeName({ node, short }: Pick<NodeHeaderProps, 'node' | 'short'>): ReactNode {
  const name = nodeName(node);
  const whole = node.sharesHostname ? (
    <>
      <span className="node-host">{node.hostname}</span>
      <span className="node-id">{name.slice(node.hostname.length)}</span>
    </>
  ) : (
    name
  );
  return (
    <h2 className="node-name" title={name}>
      {short ?? whole}
    </h2>
  );
}

function RoleIcon({ node }: { readonly node: SwarmNode }): ReactNode {
  if (node.role === 'worker') return null;
  const Icon = node.manager?.leader ? Crown : Shield;
  return <Icon className="node-role-icon" aria-hidden="true" />;
}

function RoleBadge({ node, words }: Pick<NodeHeaderProps, 'node' | 'words'>): ReactNode {
  return (
    <span className="node-role" data-role={node.role}>
      <RoleIcon node={node} />
      {words.role(node)}
    </span>
  );
}

function NodeState({ node, words }: Pick<NodeHeaderProps, 'node' | 'words'>): ReactNode {
  const Icon = node.state !== 'ready' ? PlugZap : node.availability === 'drain' ? Lock : Pause;
  const isQuiet = node.state === 'ready' && node.availability === 'active';
  return (
    <span className="node-state">
      {isQuiet ? <span className="node-dot" aria-hidden="true" /> : <Icon aria-hidden="true" />}
      {words.state(node)}
    </span>
  );
}

function NodeShares({ node, tally, words }: Omit<NodeHeaderProps, 'density'>): ReactNode {
  return (
    <div className="shares">
      <span className="share-name">{words.reserved}</span>
      {shares(tally.reserved, node.capacity).map(
        ({ kind, ratio, used, total, unreserved }) =>
          kind !== 'generic' && (
            <div key={kind} className="share" title={words.unreserved(unreserved)}>
              <span className="share-name">{words.resource(kind)}</span>
              <span className="share-text">
                {used} <span className="share-total">/ {total}</span>
              </span>
              <span className="share-bar" data-over={ratio > 1 || undefined}>
                <span style={{ inlineSize: `${Math.min(1, ratio) * 100}%` }} />
              </span>
            </div>
          ),
      )}
    </div>
  );
}

const MOST_GENERIC = 2;

/** Generic resources stand before the labels: a line of their own would make the card of a node with a GPU higher. */
function Generic({ node, tally, words }: Omit<NodeHeaderProps, 'density'>): ReactNode {
  const generic = shares(tally.reserved, node.capacity).filter(({ kind }) => kind === 'generic');
  const text = ({ name, used, total }: Share) => `${used} / ${total} ${name}`;
  return (
    <>
      {generic.slice(0, MOST_GENERIC).map((share) => (
        <span
          key={share.name}
          className="node-label"
          data-over={share.ratio > 1 || undefined}
          title={`${share.name}: ${words.unreserved(share.unreserved)}`}
        >
          {text(share)}
        </span>
      ))}
      {generic.length > MOST_GENERIC && (
        <span className="node-label" title={generic.slice(MOST_GENERIC).map(text).join('\n')}>
          {words.moreLabels(generic.length - MOST_GENERIC)}
        </span>
      )}
    </>
  );
}

const MOST_LABELS = 3;

function Labels({ node, words }: Pick<NodeHeaderProps, 'node' | 'words'>): ReactNode {
  const labels = Object.entries(node.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  const text = ([key, value]: [string, string]) => (value === '' ? key : `${key}=${value}`);
  return (
    <>
      {labels.slice(0, MOST_LABELS).map((label) => (
        <span key={label[0]} className="node-label" title={text(label)}>
          {text(label)}
        </span>
      ))}
      {labels.length > MOST_LABELS && (
        <span className="node-label" title={labels.slice(MOST_LABELS).map(text).join('\n')}>
          {words.moreLabels(labels.length - MOST_LABELS)}
        </span>
      )}
    </>
  );
}
