'use client';

import { Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { later } from '@/components/ui/later';
import { laterDialog } from '@/components/ui/later-dialog';
import { Stepper } from '@/components/ui/stepper';
import { Tooltip } from '@/components/ui/tooltip';
import type { Service } from '@/lib/swarm/objects/service';
import { MAX_REPLICAS } from '@/lib/swarm/operations/scale';
import { parseReplicas } from './replica-text';
import { useGate } from './use-gate';
import { useScale } from './use-scale';

const ScaleHint = later(() => import('./scale-hint').then((m) => m.ScaleHint));
const ScaleToZeroDialog = laterDialog(() =>
  import('./scale-to-zero-dialog').then((m) => m.ScaleToZeroDialog),
);

/** The stepper of a service, with what it is about to do; for a global service the reason why there is none. */
export function ScaleControl({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('action');
  const { permission, disabled, pass } = useGate('scale-service', service.stack);
  const { count, intended, isPending, undoTo, scale, undo } = useScale(service);
  const [draft, setDraft] = useState<number | null>(null);
  const [isTyped, setIsTyped] = useState(false);
  // The stepper forgets what was typed when the button beside it commits that.
  const [round, setRound] = useState(0);
  const [asksZero, setAsksZero] = useState(false);

  if (count === null)
    return (
      <Tooltip focusable text={t('scale.global')} className="rounded text-muted text-xs">
        <span className="border-edge border-b border-dotted">{service.mode.kind}</span>
      </Tooltip>
    );

  const shown = intended ?? count;
  const target = draft ?? intended;
  const commit = (replicas: number) =>
    pass(() => (replicas === 0 && shown > 0 ? setAsksZero(true) : void scale(replicas)));

  return (
    <div
      className="flex flex-wrap items-center justify-end gap-2"
      data-slot="scale"
      title={permission === 'not-allowed' ? disabled : undefined}
      data-pending={isPending || undefined}
    >
      <Stepper
        key={round}
        value={shown}
        max={MAX_REPLICAS}
        label={t(service.mode.kind === 'replicated-job' ? 'scale.completions' : 'scale.label', {
          name: service.name,
        })}
        fewer={t('scale.fewer')}
        more={t('scale.more')}
        invalid={t('scale.invalid', { max: `${MAX_REPLICAS}` })}
        parse={parseReplicas}
        disabled={disabled !== undefined || isPending}
        onDraft={(next, typed) => {
          setDraft(next);
          setIsTyped(typed);
        }}
        onCommit={commit}
      />
      {target !== null && (
        <span data-slot="intent" className="whitespace-nowrap font-medium text-accent text-xs tabular-nums">
          {t('scale.intent', { from: `${count}`, to: `${target}` })}
        </span>
      )}
      {target === null && undoTo !== null && (
        <Button data-slot="undo" variant="quiet" size="sm" onClick={() => void undo()}>
          <Undo2 aria-hidden />
          {t('scale.undoTo', { count: `${undoTo}` })}
        </Button>
      )}
      {draft !== null && isTyped && (
        <ScaleHint
          service={service}
          draft={draft}
          onCommit={() => {
            setRound(round + 1);
            setDraft(null);
            commit(draft);
          }}
        />
      )}
      {asksZero && (
        <ScaleToZeroDialog
          service={service}
          onClose={() => setAsksZero(false)}
          onConfirm={() => {
            setAsksZero(false);
            void scale(0);
          }}
        />
      )}
    </div>
  );
}
