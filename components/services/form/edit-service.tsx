'use client';

import { useRouter } from 'next/navigation';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { Empty, ViewFrame } from '@/components/frame/view-frame';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toasts';
import { useHasPicture, useNetworks, useService, useSource } from '@/lib/client/hooks';
import { useAct } from '@/lib/client/use-action';
import { useAnswer } from '@/lib/client/use-answer';
import { useClient } from '@/lib/client/use-client';
import { hrefOf } from '@/lib/pages/href-of';
import type { ServiceId } from '@/lib/swarm/objects/ids';
import type { Service } from '@/lib/swarm/objects/service';
import { changedFields, editEffect, type ServiceDefinition } from '@/lib/swarm/objects/service-definition';
import type { Outcome } from '@/lib/swarm/operations/outcome';
import { Conflict } from './conflict';
import { formChanges } from './form-changes';
import { FormFrame } from './form-frame';
import { rebaseForm } from './rebase-form';
import { updateCommand } from './service-command';
import { ServiceFields } from './service-fields';
import { formOf } from './service-form';
import { useImageSuggestions } from './use-image-suggestions';
import { useSay } from './use-say';
import { useServiceForm } from './use-service-form';

/** A service in a form. `id` is whatever the address says. */
export function EditService({ id }: { readonly id: string }): ReactNode {
  const view = useTranslations('view');
  const t = useTranslations('services.definition');
  const failures = useTranslations('action.failure');
  const hasPicture = useHasPicture();
  const service = useService(id as ServiceId); // one that is no service's is just not found
  const { answer, again } = useAnswer(service && { kind: 'service', service: service.id });
  // Asked again after each loss of the connection: what was typed into the form outlives whatever comes then.
  const [first, setFirst] = useState<ServiceDefinition | null>(null);
  if (!service) return <Empty title={hasPicture ? view('service.gone') : view('loading')} />;
  if (answer?.ok && first === null) setFirst(answer.value);
  if (first) return <EditForm service={service} first={first} />;
  if (answer && !answer.ok)
    return (
      <Empty title={failures(answer.kind)}>
        <Button className="self-center" onClick={again}>
          {t('again')}
        </Button>
      </Empty>
    );
  return <Empty title={t('reading')} />;
}

interface EditFormProps {
  readonly service: Service;
  readonly first: ServiceDefinition;
}

function EditForm({ service, first }: EditFormProps): ReactNode {
  const t = useTranslations('services.form');
  const router = useRouter();
  const client = useClient();
  const source = useSource();
  const networks = useNetworks();
  const act = useAct();
  const [opened, setOpened] = useState(first);
  /** What others made of it since; null: nobody did. */
  const [theirs, setTheirs] = useState<ServiceDefinition | null>(null);
  const [isPending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const state = useServiceForm(formOf(first), { id: service.id, opened });
  const say = useSay(state);
  const images = useImageSuggestions(state.form.image);
  const changes = formChanges(state.read, opened);
  const isChanged = changedFields(changes).length > 0;

  async function submit() {
    if (!state.tryAll() || !isChanged) return;
    setPending(true);
    setOutcome(null);
    const answer = await act({
      kind: 'edit-service',
      service: service.id,
      edition: opened.edition,
      changes,
    });
    if (!answer.ok && answer.kind === 'conflict') {
      const now = await client.ask({ kind: 'service', service: service.id });
      if (now.ok && now.value.edition !== opened.edition) {
        setPending(false);
        return setTheirs(now.value);
      }
    }
    setPending(false);
    setOutcome(answer);
    if (!answer.ok) return;
    showToast({
      tone: 'success',
      title: t('saved', { name: service.name }),
      body: answer.warnings.join('\n'),
      lasts: 8_000,
    });
    router.push(hrefOf('service', service.id));
  }

  return (
    <ViewFrame title={t('editTitle', { name: service.name })}>
      <FormFrame
        kind="edit-service"
        stack={service.stack}
        confirm={t('save')}
        command={
          isChanged
            ? updateCommand(dockerPrefix(source), opened, changes, (id) => networks.get(id)?.name ?? id)
            : ''
        }
        isPending={isPending}
        outcome={outcome}
        mistakes={state.read.mistakes}
        onSubmit={() => void submit()}
        effect={
          <>
            {theirs && (
              <Conflict
                opened={opened}
                theirs={theirs}
                mine={state.form}
                onTake={() => {
                  state.set(rebaseForm(state.form, opened, theirs));
                  setOpened(theirs);
                  setTheirs(null);
                }}
              />
            )}
            <p data-slot="effect" className="text-muted">
              {isChanged ? t(`effect.${editEffect(opened.mode, changes)}`) : t('unchanged')}
            </p>
          </>
        }
      >
        <ServiceFields isNew={false} images={images} state={state} say={say} />
      </FormFrame>
    </ViewFrame>
  );
}
