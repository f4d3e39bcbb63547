import { ArrowRight, Square, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatResources } from '@/components/ui/amounts';
import { unreachable } from '@/lib/base/assert';
import { groupBy } from '@/lib/base/group';
import type { Move, Refused, Stop } from '@/lib/swarm/derived/drain-preview';
import type { Refusal } from '@/lib/swarm/derived/node-capacity';
import { nodeName } from '@/lib/swarm/objects/node';
import { portText } from '@/lib/swarm/objects/port';
import type { Task } from '@/lib/swarm/objects/task';

/** So many nodes are named for one reason; the others are counted. */
const MOST_NAMES = 4;

/** A service whose tasks move: where to, and what fits nowhere. */
export function MoveItem({ move }: { readonly move: Move }): ReactNode {
  const t = useTranslations('nodes.drain');
  const { service, places, stranded } = move;
  return (
    <Item service={service.name} slot="drain-move">
      {places.map(({ node, count }) => (
        <Line key={node.id} icon={<ArrowRight aria-hidden className="text-muted" />}>
          {t('places', { count, node: nodeName(node) })}
        </Line>
      ))}
      {stranded > 0 && (
        <div data-slot="stranded" data-count={stranded} className="text-warning">
          <Line icon={<TriangleAlert aria-hidden />}>{t('stranded', { count: stranded })}</Line>
          <Reasons move={move} />
        </div>
      )}
    </Item>
  );
}

/** A service with one task on every node: here it just stops. */
export function StopItem({ stop }: { readonly stop: Stop }): ReactNode {
  const t = useTranslations('nodes.drain');
  return (
    <Item service={stop.service.name} slot="drain-stop">
      <Line icon={<Square aria-hidden className="text-muted" />}>
        {t('stops', { count: stop.tasks.length })}
      </Line>
    </Item>
  );
}

/** Why no node takes what is stranded: nodes with the same reason in one line. */
function Reasons({ move: { refused, tasks } }: { readonly move: Move }): ReactNode {
  const t = useTranslations('nodes.drain');
  const why = useRefusalText(tasks.at(-1));
  if (refused.length === 0) return <p className="pl-6 text-xs">{t('alone')}</p>;
  const byReason = groupBy(refused, (one) => JSON.stringify([one.why, stateOf(one)]));
  return (
    <ul className="flex flex-col pl-6 text-xs">
      {[...byReason].map(([reason, nodes]) => (
        <li key={reason} data-slot="refusal" data-kind={nodes[0]?.why.kind}>
          {nodes[0] && why(nodes[0].why, nodes)}
        </li>
      ))}
    </ul>
  );
}

/** The state that keeps a node from tasks, where it has a word of its own for that. */
const stateOf = ({ why, node }: Refused): string => (why.kind === 'not-available' ? node.state : '');

function useRefusalText(task: Task | undefined): (why: Refusal, nodes: readonly Refused[]) => string {
  const t = useTranslations('nodes.drain');
  return (why, all) => {
    const named = all
      .slice(0, MOST_NAMES)
      .map(({ node }) => nodeName(node))
      .join(', ');
    const more = all.length - MOST_NAMES;
    const nodes = more > 0 ? t('andMore', { nodes: named, count: more }) : named;
    switch (why.kind) {
      case 'not-available':
        return t('why.not-available', { nodes, state: all[0] ? stateOf(all[0]) : '' });
      case 'resources':
        return t('why.resources', {
          nodes,
          asks: (task && formatResources(task.reservations)) || t('nothing'),
          unreserved: formatResources(why.unreserved) || t('nothing'),
        });
      case 'constraints':
        return t('why.constraints', { nodes, constraint: why.constraint });
      case 'port':
        return t('why.port', { nodes, port: portText(why.port) });
      case 'max-replicas':
        return t('why.max-replicas', { nodes, limit: why.limit });
      default:
        return unreachable(why);
    }
  };
}

interface ItemProps {
  readonly service: string;
  readonly slot: string;
  readonly children: ReactNode;
}

function Item({ service, slot, children }: ItemProps): ReactNode {
  return (
    <li data-slot={slot} data-service={service} className="flex flex-col gap-0.5 px-3 py-2">
      <bdi className="break-words font-medium">{service}</bdi>
      {children}
    </li>
  );
}

function Line({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <span className="flex items-start gap-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {icon}
      <span className="min-w-0">{children}</span>
    </span>
  );
}
