import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { formatBytes, formatCpus, formatResources } from '@/components/ui/amounts';
import { cutText } from '@/lib/base/cut-text';
import { hrefOf } from '@/lib/pages/href-of';
import type { Obstacle } from '@/lib/swarm/derived/why-waiting';
import { wantedLabel } from '@/lib/swarm/objects/constraint';
import { isReporting, nodeName, type SwarmNode } from '@/lib/swarm/objects/node';
import { portText } from '@/lib/swarm/objects/port';
import { genericOf, type Resources } from '@/lib/swarm/objects/resources';

/** So many nodes are named; the others are counted. */
const MOST_NODES = 5;
/** So many kinds of generic resources are compared, under names that fit. */
const MOST_KINDS = 3;
const LONGEST_KIND = 24;

interface ObstacleTextProps {
  readonly obstacle: Obstacle;
  /** The sentence alone. */
  readonly short: boolean;
}

/** One thing that keeps a task from nodes, as a sentence, with the nodes that it is about. */
export function ObstacleText({ obstacle, short: isShort }: ObstacleTextProps): ReactNode {
  const t = useTranslations('reason.waiting');
  const code = (text: ReactNode) => (
    <code translate="no" className="break-all rounded bg-sunken px-1 py-px font-mono text-[0.9em] text-ink">
      {text}
    </code>
  );
  const b = (text: ReactNode) => <bdi className="font-semibold">{text}</bdi>;
  switch (obstacle.kind) {
    case 'constraint': {
      const { constraint } = obstacle;
      return (
        <p data-obstacle={obstacle.kind}>
          {t.rich(wantedLabel(constraint) ? 'label' : 'constraint', { code, constraint })}
        </p>
      );
    }
    case 'constraints':
      return (
        <div data-obstacle={obstacle.kind}>
          <p>{t('constraints')}</p>
          <ul className={isShort ? 'flex flex-wrap gap-x-4' : 'mt-1.5 flex flex-col gap-1'}>
            {obstacle.met.map(({ constraint, by }) => (
              <li key={constraint} className="flex flex-wrap gap-x-2">
                {code(constraint)}
                <span className="text-muted">
                  <NodeNames nodes={by} />
                </span>
              </li>
            ))}
          </ul>
        </div>
      );
    case 'not-available':
      return (
        <div data-obstacle={obstacle.kind}>
          <p>
            {t('not-available', { count: obstacle.nodes.length })}{' '}
            <NodeNames nodes={obstacle.nodes} withState />
          </p>
        </div>
      );
    case 'resources':
      return (
        <div data-obstacle={obstacle.kind}>
          <p>
            {t('resources', { asks: formatResources(obstacle.asks), count: obstacle.nodes.length })}{' '}
            {isShort && <LeftText obstacle={obstacle} />}
          </p>
          {!isShort && <LeftTable obstacle={obstacle} />}
        </div>
      );
    case 'port': {
      const words = { port: portText(obstacle.port), count: obstacle.nodes.length };
      const services = obstacle.services.map(({ name }) => name).join(', ');
      return (
        <p data-obstacle={obstacle.kind}>
          {services ? t.rich('port', { ...words, services, b }) : t('portTaken', words)}
        </p>
      );
    }
    case 'max-replicas':
      return (
        <p data-obstacle={obstacle.kind}>
          {t('max-replicas', { limit: obstacle.limit, count: obstacle.nodes.length })}
        </p>
      );
    case 'platform':
      return (
        <p data-obstacle={obstacle.kind}>{t('platform', { platforms: obstacle.platforms.join(', ') })}</p>
      );
  }
}

function NodeNames({
  nodes,
  withState = false,
}: {
  readonly nodes: readonly SwarmNode[];
  readonly withState?: boolean;
}): ReactNode {
  const t = useTranslations('reason.waiting');
  const left = nodes.length - MOST_NODES;
  return (
    <>
      {nodes.slice(0, MOST_NODES).map((node, i) => (
        <span key={node.id}>
          {i > 0 && ', '}
          <NodeLink node={node} />
          {withState && <span translate="no"> ({isReporting(node) ? node.availability : node.state})</span>}
        </span>
      ))}
      {left > 0 && `, ${t('more', { count: left })}`}
    </>
  );
}

function NodeLink({ node }: { readonly node: SwarmNode }): ReactNode {
  return (
    <Link
      href={hrefOf('node', node.id)}
      prefetch={false}
      className="inline-flex min-h-6 items-center font-medium text-ink underline-offset-2 hover:underline pointer-coarse:min-h-11"
    >
      <bdi>{nodeName(node)}</bdi>
    </Link>
  );
}

/** The nearest to taking the task. */
function LeftText({ obstacle: { asks, nodes } }: { readonly obstacle: Lacking }): ReactNode {
  const t = useTranslations('reason');
  const [first] = nodes;
  if (!first) return null;
  const left = columnsOf(asks, t).map(({ name, of, format }) => `${format(of(first.left))} ${name}`);
  return (
    <>
      <NodeLink node={first.node} /> {left.join(' · ')}
    </>
  );
}

/** What is asked, and below it what each node has left of that, most free first. */
function LeftTable({ obstacle: { asks, nodes } }: { readonly obstacle: Lacking }): ReactNode {
  const t = useTranslations('reason');
  const columns = columnsOf(asks, t);
  return (
    <>
      <table className="mt-1.5 text-left text-[0.8125rem] tabular-nums [&_:is(td,th)]:h-7 [&_:is(td,th)]:pr-6">
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="font-normal">
              {t('waiting.left')}
            </th>
            {columns.map(({ key, name }) => (
              <th key={key} scope="col" className="font-normal">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="border-line border-b">
            <th scope="row" className="font-normal">
              {t('waiting.asks')}
            </th>
            {columns.map(({ key, of, format }) => (
              <td key={key}>{format(of(asks))}</td>
            ))}
          </tr>
          {nodes.slice(0, MOST_NODES).map(({ node, left }) => (
            <tr key={node.id} data-slot="left" data-node={nodeName(node)}>
              <th scope="row" className="font-normal">
                <NodeLink node={node} />
              </th>
              {columns.map(({ key, of, format }) => (
                <td key={key} className={of(left) < of(asks) ? 'font-semibold text-danger' : undefined}>
                  {format(of(left))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {nodes.length > MOST_NODES && (
        <p className="text-muted text-xs">{t('waiting.more', { count: nodes.length - MOST_NODES })}</p>
      )}
    </>
  );
}

type Lacking = Extract<Obstacle, { kind: 'resources' }>;

/** One kind of resource that is asked for. A node that promised more than it has, has nothing left. */
interface Column {
  readonly key: string;
  readonly name: string;
  readonly of: (resources: Resources) => number;
  readonly format: (amount: number) => string;
}

function columnsOf(
  { nanoCpus, memoryBytes, generic }: Resources,
  t: ReturnType<typeof useTranslations<'reason'>>,
): readonly Column[] {
  const cpu: Column = {
    key: 'cpu',
    name: t('cpu'),
    of: (resources) => Math.max(0, resources.nanoCpus),
    format: formatCpus,
  };
  const memory: Column = {
    key: 'memory',
    name: t('memory'),
    of: (resources) => Math.max(0, resources.memoryBytes),
    format: formatBytes,
  };
  return [
    ...(nanoCpus > 0 ? [cpu] : []),
    ...(memoryBytes > 0 ? [memory] : []),
    ...generic.slice(0, MOST_KINDS).map(
      ({ kind }): Column => ({
        key: `generic ${kind}`,
        name: cutText(kind, LONGEST_KIND),
        of: (resources) => Math.max(0, genericOf(resources, kind)?.amount ?? 0),
        format: String,
      }),
    ),
  ];
}
