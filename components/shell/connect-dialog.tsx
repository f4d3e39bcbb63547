import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { quote } from '@/components/actions/docker-command';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { PROXY_SECTIONS } from './problem-remedy';

interface ConnectDialogProps {
  /** Where the demo swarm's API listens; '' where nobody is told. */
  readonly endpoint: string;
  readonly onClose: () => void;
}

/** How to leave the demo for a real swarm, and how to drive the demo from a terminal. */
export function ConnectDialog({ endpoint, onClose }: ConnectDialogProps): ReactNode {
  const t = useTranslations('frame.demo');
  return (
    <Dialog title={t('title')} onClose={onClose} width="md">
      <p>{t('banner')}</p>
      <p>{t('intro')}</p>
      <CommandBlock label={t('local')} command="SWARM=live npm start" />
      <CommandBlock
        label={t('remote')}
        command={
          'DOCKER_HOST=tcp://manager:2376 DOCKER_TLS_VERIFY=1 DOCKER_CERT_PATH="$HOME/.docker" npm start'
        }
      />
      <CommandBlock label={t('socketProxy')} command={PROXY_SECTIONS.join('\n')} prompt={false} />
      {endpoint !== '' && (
        <>
          <h3 className="mt-1 font-semibold">{t('clientTitle')}</h3>
          <p className="-mt-2 text-muted">{t('client')}</p>
          <CommandBlock command={`docker -H ${quote(endpoint)} service ls`} />
        </>
      )}
    </Dialog>
  );
}
