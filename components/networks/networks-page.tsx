'use client';

import { Plus } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslations } from 'use-intl';
import { ActionButton } from '@/components/actions/action-button';
import { dockerPrefix } from '@/components/actions/docker-command';
import { QueryFilter } from '@/components/frame/query-filter';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { CommandBlock } from '@/components/ui/command-block';
import { laterDialog } from '@/components/ui/later-dialog';
import { useHasPicture, useNetworks, useServices, useSource } from '@/lib/client/hooks';
import type { Network } from '@/lib/swarm/objects/network';
import { LaneDrawing } from './drawing/lane-drawing';
import { SearchFirst } from './drawing/search-first';
import { chosenIn } from './drawing/subject';
import { LookSwitch } from './look-switch';
import { neighbourhood } from './neighbourhood';
import { NetworksList } from './networks-list';
import { isRemovable } from './traits';
import { type NetworksView, useNetworksView } from './use-networks-view';

const CreateNetworkDialog = laterDialog(() =>
  import('./create-network-dialog').then((m) => m.CreateNetworkDialog),
);
const RemoveNetworkDialog = laterDialog(() =>
  import('./remove-network-dialog').then((m) => m.RemoveNetworkDialog),
);

/** The swarm's networks: who is on which, who reaches whom, and what is published; drawn, or as a list. */
export function NetworksPage(): ReactNode {
  const t = useTranslations();
  const networks = useNetworks();
  const hasPicture = useHasPicture();
  const view = useNetworksView();
  const [open, setOpen] = useState<'create' | Network | null>(null);
  const close = () => setOpen(null);
  const create = (
    <ActionButton kind="create-network" stack={null} variant="primary" onClick={() => setOpen('create')}>
      <Plus aria-hidden />
      {t('networks.create.action')}
    </ActionButton>
  );
  const isEmpty = useIsEmpty();
  return (
    <ViewFrame
      wide
      title={t('networks.title')}
      aside={hasPicture && t('networks.count', { count: networks.size })}
      tools={
        !isEmpty && (
          <>
            <QueryFilter query={view.query} hint={t('networks.filterHint')} />
            <LookSwitch look={view.look} />
            {create}
          </>
        )
      }
    >
      {!hasPicture ? (
        <Empty title={t('view.loading')} />
      ) : isEmpty ? (
        <NoNetworks>{create}</NoNetworks>
      ) : view.look === 'list' ? (
        <NetworksList view={view} onRemove={setOpen} />
      ) : (
        <Drawing view={view} onRemove={setOpen} />
      )}
      {open === 'create' && <CreateNetworkDialog onClose={close} />}
      {open !== null && open !== 'create' && (
        <RemoveNetworkDialog key={open.id} network={open} onClose={close} />
      )}
    </ViewFrame>
  );
}

/** Whether the swarm has no network of anybody's making, and nothing that could be drawn without. */
function useIsEmpty(): boolean {
  const networks = useNetworks();
  const services = useServices();
  const hasPicture = useHasPicture();
  return hasPicture && services.size === 0 && ![...networks.values()].some(isRemovable);
}

function NoNetworks({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useTranslations('networks.empty');
  const source = useSource();
  return (
    <Empty title={t('title')}>
      <p>{t('body')}</p>
      <div className="self-center">{children}</div>
      <CommandBlock command={`${dockerPrefix(source)} network create --driver overlay --attachable NAME`} />
    </Empty>
  );
}

interface DrawingProps {
  readonly view: NetworksView;
  readonly onRemove: (network: Network) => void;
}

function Drawing({ view, onRemove }: DrawingProps): ReactNode {
  const t = useTranslations('view');
  const services = useServices();
  const networks = useNetworks();
  const chosen = useMemo(() => chosenIn({ services, networks }, view), [services, networks, view]);
  const drawn = useMemo(() => {
    const { from, to, network } = chosen;
    return neighbourhood({ services, networks }, view.query, {
      services: [from, to].filter((service) => service !== null),
      networks: network ? [network] : [],
    });
  }, [services, networks, view.query, chosen]);
  if (drawn === null) return <SearchFirst />;
  if (drawn.services.length + drawn.networks.length === 0)
    return <Empty title={t('noMatch', { query: view.query })} />;
  return <LaneDrawing drawn={drawn} view={view} chosen={chosen} onRemove={onRemove} />;
}
