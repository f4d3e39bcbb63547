'use client';

import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useSource } from '@/lib/client/hooks';
import type { Service } from '@/lib/swarm/objects/service';
import { MAX_REPLICAS } from '@/lib/swarm/operations/scale';
import { dockerCommand } from './docker-command';
import { FormButtons } from './form-buttons';
import { parseReplicas } from './replica-text';
import { useScale } from './use-scale';

interface ScaleDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** Asks for how many tasks a service is to have: where there is no stepper, or no room for one. */
export function ScaleDialog({ service, onClose }: ScaleDialogProps): ReactNode {
  const t = useTranslations('action.scale');
  const words = useTranslations('frame');
  const source = useSource();
  const { count, scale } = useScale(service);
  const [text, setText] = useState(`${count}`);
  const form = useId();
  const replicas = parseReplicas(text);
  const isJob = service.mode.kind === 'replicated-job';
  return (
    <Dialog
      title={t('title', { name: service.name })}
      onClose={onClose}
      footer={
        <FormButtons
          form={form}
          confirm={t('commit', { count: `${replicas ?? '…'}` })}
          isReady={replicas !== null && replicas !== count}
          isPending={false}
          onClose={onClose}
        />
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          if (replicas === null || replicas === count) return;
          onClose();
          void scale(replicas);
        }}
      >
        <Field
          data-autofocus
          inputMode="numeric"
          label={t(isJob ? 'field.completions' : 'field.replicas')}
          value={text}
          onChange={setText}
          mistake={replicas === null ? t('invalid', { max: `${MAX_REPLICAS}` }) : null}
        />
      </form>
      {replicas === 0 && count !== 0 && <p className="text-warning">{t('zeroHint')}</p>}
      {isJob && <p className="text-warning">{t('jobHint')}</p>}
      {replicas !== null && (
        <CommandBlock
          label={words('command')}
          command={dockerCommand({ kind: 'scale-service', name: service.name, replicas }, source)}
        />
      )}
    </Dialog>
  );
}
