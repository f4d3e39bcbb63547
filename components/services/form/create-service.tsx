'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { ViewFrame } from '@/components/frame/view-frame';
import { showToast } from '@/components/ui/toasts';
import { useNetworks, useSource } from '@/lib/client/hooks';
import { useAct } from '@/lib/client/use-action';
import { hrefOf } from '@/lib/pages/href-of';
import type { ServiceDraft } from '@/lib/swarm/objects/service-definition';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { FormFrame } from './form-frame';
import { createCommand } from './service-command';
import { ServiceFields } from './service-fields';
import { EMPTY_FORM } from './service-form';
import { useImageSuggestions } from './use-image-suggestions';
import { useSay } from './use-say';
import { useServiceForm } from './use-service-form';

/** A new service, asked for in a form. */
export function CreateService(): ReactNode {
  const t = useTranslations('services.form');
  const router = useRouter();
  const source = useSource();
  const networks = useNetworks();
  const act = useAct();
  const state = useServiceForm(EMPTY_FORM, null);
  const say = useSay(state);
  const images = useImageSuggestions(state.form.image);
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { name, fields, variables } = state.read;
  const draft: ServiceDraft = { ...fields, name, env: variables };
  const command = createCommand(dockerPrefix(source), draft, (id) => networks.get(id)?.name ?? id);

  async function submit() {
    if (!state.tryAll()) return;
    setPending(true);
    const answer = await act({ kind: 'create-service', ...draft });
    setPending(false);
    setOutcome(answer);
    if (!answer.ok) return;
    showToast({
      tone: 'success',
      title: t('created', { name }),
      body: answer.warnings.join('\n'),
      lasts: 8_000,
    });
    router.push(answer.created ? hrefOf('service', answer.created) : hrefOf('services'));
  }

  return (
    <ViewFrame title={t('createTitle')}>
      <FormFrame
        kind="create-service"
        stack={null}
        confirm={t('create')}
        command={command}
        isPending={isPending}
        outcome={outcome}
        mistakes={state.read.mistakes}
        onSubmit={() => void submit()}
      >
        <ServiceFields isNew images={images} state={state} say={say} />
      </FormFrame>
    </ViewFrame>
  );
}
