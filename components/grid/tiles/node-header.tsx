import { Crown, Lock, Pause, PlugZap, Shield } from 'lucide-react';
import type { ReactNode } from 'react';
import { type Share, shares } from '@/components/marks/shares';
import { StateGlyph } from '@/components/marks/state-glyph';
import type { Tally } from '@/lib/swarm/derived/tally';
import type { CardDensity } from '@/lib/swarm/layout/density';
import { nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import type { NodeWords } from './node-words';

/** Chips of a card. */
const MOST_GENERIC = 2;
const MOST_LABELS = 3;

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
  const all = shares(tally.reserved, node.capacity);
  return (
    <header className="node-header">
      <div className="node-title">
        <NodeName node={node} />
        <RoleBadge node={node} words={words} />
        {hint && <span className="node-hint">{hint}</span>}
        <NodeState node={node} words={words} />
      </div>
      <NodeShares all={all} words={words} />
      <div className="node-labels">
        <Chips chips={genericChips(all, words)} most={MOST_GENERIC} words={words} />
        <Chips chips={labelChips(node)} most={MOST_LABELS} words={words} />
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
    <span className="node-state" data-quiet={isQuiet || undefined}>
      {isQuiet ? <span className="node-dot" aria-hidden="true" /> : <Icon aria-hidden="true" />}
      {words.state(node)}
    </span>
  );
}

function NodeShares({
  all,
  words,
}: {
  readonly all: readonly Share[];
  readonly words: NodeWords;
}): ReactNode {
  return (
    <div className="shares" data-some={all.some(({ ratio }) => ratio > 0) || undefined}>
      <span className="share-name">{words.reserved}</span>
      {all.map(
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

/** Generic resources stand before the labels: a line of their own would make the card of a node with a GPU higher. */
function genericChips(all: readonly Share[], words: NodeWords): Chip[] {
  return all
    .filter(({ kind }) => kind === 'generic')
    .map(({ name, used, total, ratio, unreserved }) => ({
      key: name,
      text: `${used} / ${total} ${name}`,
      title: `${name}: ${words.unreserved(unreserved)}`,
      isOver: ratio > 1,
    }));
}

const labelChips = ({ labels }: SwarmNode): Chip[] =>
  Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => ({ key, text: value === '' ? key : `${key}=${value}` }));

interface Chip {
  readonly key: string;
  readonly text: string;
  /** The text itself where absent. */
  readonly title?: string;
  readonly isOver?: boolean;
}

interface ChipsProps {
  readonly chips: readonly Chip[];
  readonly most: number;
  readonly words: NodeWords;
}

/** The first of them, and how many more there are. */
function Chips({ chips, most, words }: ChipsProps): ReactNode {
  return (
    <>
      {chips.slice(0, most).map(({ key, text, title = text, isOver }) => (
        <span key={key} className="node-label" data-over={isOver || undefined} title={title}>
          {text}
        </span>
      ))}
      {chips.length > most && (
        <span
          className="node-label"
          title={chips
            .slice(most)
            .map(({ text }) => text)
            .join('\n')}
        >
          {words.moreLabels(chips.length - most)}
        </span>
      )}
    </>
  );
}
