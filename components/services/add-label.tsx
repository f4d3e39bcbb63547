'use client';

import { Server } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { openDialog } from '@/components/actions/open-dialog';
import { Menu } from '@/components/ui/menu';
import { compareNames } from '@/lib/base/compare';
import { useClient } from '@/lib/client/use-client';
import { hrefOf } from '@/lib/pages/href-of';
import { isReporting, nodeName, type SwarmNode } from '@/lib/swarm/objects/node';

/** A menu is no list of all nodes: beyond, the page of nodes has a filter. */
const MOST_NODES = 12;

interface AddLabelProps {
  readonly label: { readonly name: string; readonly value: string };
  readonly trigger: ReactNode;
}

/** Asks which node gets a label that a service needs, and opens that node's labels with it filled in. */
export function AddLabel({ label, trigger }: AddLabelProps): ReactNode {
  const t = useTranslations();
  const { cluster: store } = useClient();
  const router = useRouter();
  const open = (node: SwarmNode) => {
    openDialog.set({ kind: 'set-node-labels', node, add: label });
    // Only pages that tell of nodes bring the dialog's words.
    router.push(hrefOf('node', node.id));
  };
  return (
    <Menu
      label={t('reason.waiting.addLabelTo', { label: `${label.name}=${label.value}` })}
      trigger={trigger}
      variant="outline"
      size="sm"
      groups={() => {
        const nodes = [...store.cluster.nodes.values()].sort(
          (a, b) => Number(takesTasks(b)) - Number(takesTasks(a)) || compareNames(nodeName(a), nodeName(b)),
        );
        return [
          nodes.slice(0, MOST_NODES).map((node) => ({
            key: node.id,
            label: nodeName(node),
            icon: <Server aria-hidden />,
            onSelect: () => open(node),
          })),
          nodes.length > MOST_NODES
            ? [
                {
                  key: 'more',
                  label: t('reason.waiting.more', { count: nodes.length - MOST_NODES }),
                  onSelect: () => router.push(hrefOf('nodes')),
                },
              ]
            : [],
        ];
      }}
    />
  );
}

const takesTasks = (node: SwarmNode): boolean => isReporting(node) && node.availability === 'active';
