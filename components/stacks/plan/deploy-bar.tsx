'use client';

import { LoaderCircle, RefreshCw } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { useTranslations } from 'use-intl';
import { TypedName } from '@/components/actions/typed-name';
import { useGate } from '@/components/actions/use-gate';
import { Button } from '@/components/ui/button';
import type { PlannedObject } from '@/lib/swarm/operations/stack-plan';
import { deployWords } from './deploy-words';
import type { WhyNot } from './why-not';

interface DeployBarProps {
  /** As it was typed. */
  readonly stack: string;
  /** null while it is not known. */
  readonly objects: readonly PlannedObject[] | null;
  readonly why: WhyNot | null;
  /** Errors of the file, where those are why. */
  readonly errors: number;
  readonly confirmation: string;
  readonly onConfirm: (typed: string) => void;
  readonly onDeploy: () => void;
  readonly onAgain: () => void;
}

/** The one button that deploys: it says what it does, and what is missing where it cannot. */
export function DeployBar(props: DeployBarProps): ReactNode {
  const { stack, objects, why, errors } = props;
  const t = useTranslations('deploy');
  const id = useId();
  const gate = useGate('deploy-stack', null);
  const removed = objects?.filter(({ change }) => change === 'remove').length ?? 0;
  const isBusy = why === 'asking' || why === 'slow' || why === 'deploying';
  const reason =
    gate.disabled ?? (why && (why === 'errors' ? t('why.errors', { count: errors }) : t(`why.${why}`)));
  // Who is to sign in first is led there.
  const isOff = gate.disabled !== undefined || (why !== null && why !== 'signIn');
  return (
    <form
      data-slot="deploy-bar"
      data-why={why ?? undefined}
      className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isOff) gate.pass(props.onDeploy);
      }}
    >
      {removed > 0 && why !== 'deploying' && (
        <TypedName
          label={(b) => t.rich('confirm', { count: removed, name: stack, b })}
          value={props.confirmation}
          onChange={props.onConfirm}
        />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          type="submit"
          variant="primary"
          data-slot="deploy"
          aria-disabled={isOff}
          aria-describedby={reason ? `${id}-why` : undefined}
          className="wrap-anywhere min-w-0 shrink"
        >
          {why === 'deploying'
            ? t('deploying', { name: stack })
            : objects
              ? deployWords(stack, objects, t)
              : t('deploy')}
        </Button>
        {objects && !isBusy && (
          <Button
            variant="quiet"
            size="icon"
            title={t('again')}
            aria-label={t('again')}
            onClick={props.onAgain}
          >
            <RefreshCw aria-hidden />
          </Button>
        )}
        <p
          id={`${id}-why`}
          role="status"
          className="flex min-h-9 min-w-0 flex-1 basis-48 items-center gap-2 text-muted empty:min-h-0 empty:flex-none [&>svg]:size-4 [&>svg]:shrink-0"
        >
          {isBusy && !gate.disabled && (
            <LoaderCircle aria-hidden className="animate-spin motion-reduce:animate-none" />
          )}
          {reason}
        </p>
      </div>
    </form>
  );
}
