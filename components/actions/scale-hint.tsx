import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Floating } from '@/components/ui/floating';
import { useSource } from '@/lib/client/hooks';
import type { Service } from '@/lib/swarm/objects/service';
import { dockerCommand } from './docker-command';

interface ScaleHintProps {
  readonly service: Service;
  readonly draft: number;
  readonly onCommit: () => void;
}

/** While a number is being chosen: its command, and a button for those without an Enter key. */
export function ScaleHint({ service, draft, onCommit }: ScaleHintProps): ReactNode {
  const t = useTranslations('action.scale');
  const words = useTranslations('frame');
  const source = useSource();
  return (
    <Floating
      slot="scale-hint"
      className="enter-up flex w-80 flex-col gap-2 rounded-lg border border-line bg-raised p-3 text-ink shadow-black/15 shadow-lg"
    >
      <CommandBlock
        label={words('command')}
        command={dockerCommand({ kind: 'scale-service', name: service.name, replicas: draft }, source)}
      />
      <p className="text-muted text-xs pointer-coarse:hidden">{t('hint')}</p>
      {service.mode.kind === 'replicated-job' && <p className="text-warning text-xs">{t('jobHint')}</p>}
      <Button variant="primary" size="sm" onClick={onCommit}>
        {t('commit', { count: `${draft}` })}
      </Button>
    </Floating>
  );
}
