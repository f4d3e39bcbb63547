'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerCommand } from '@/components/actions/docker-command';
import { FailureBox } from '@/components/actions/failure-box';
import { RolloutPreview } from '@/components/actions/rollout-preview';
import { useServiceAction } from '@/components/actions/use-service-action';
import { ServiceImage } from '@/components/marks/service-image';
import { Button } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { useSource } from '@/lib/client/hooks';
import { isImageReference } from '@/lib/swarm/objects/image';
import type { Service } from '@/lib/swarm/objects/service';
import { useImageSuggestions } from './form/use-image-suggestions';

interface UpdateImageDialogProps {
  readonly service: Service;
  readonly onClose: () => void;
}

/** Takes another image for a service, and starts its rolling update. */
export function UpdateImageDialog({ service, onClose }: UpdateImageDialogProps): ReactNode {
  const t = useTranslations('action.service.update-image');
  const words = useTranslations();
  const source = useSource();
  const { name } = service;
  const [text, setText] = useState(service.image.name);
  const [wasTried, setWasTried] = useState(false);
  const { act, isPending, failure } = useServiceAction(service, onClose);
  const image = text.trim();
  const isWrong = !isImageReference(image);
  const named = { kind: 'update-image', name, image } as const;
  function submit() {
    setWasTried(true);
    if (isWrong || isPending) return;
    const done = t('done', { name, image });
    void act({ action: { kind: 'update-image', service: service.id, image }, named, done });
  }
  return (
    <Dialog
      width="md"
      title={t('title', { name })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words('frame.cancel')}</Button>
          <Button variant="primary" aria-disabled={isPending} onClick={submit}>
            {isPending ? words('action.working') : t('confirm')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-1">
        <span className="text-muted text-xs">{t('now')}</span>
        <ServiceImage image={service.image} />
      </div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Field
          data-autofocus
          suggestions={useImageSuggestions(text)}
          label={t('field')}
          hint={t('hint')}
          mistake={isWrong && (wasTried || image !== service.image.name) ? t('invalid') : null}
          value={text}
          onChange={setText}
          code
        />
      </form>
      <RolloutPreview service={service} />
      <CommandBlock label={words('frame.command')} command={dockerCommand(named, source)} />
      <FailureBox outcome={failure} />
    </Dialog>
  );
}
