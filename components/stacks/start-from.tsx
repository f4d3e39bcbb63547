'use client';

import { FileText, Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MoreButton } from '@/components/ui/more-button';
import { Section } from '@/components/ui/section';
import { useFirst } from '@/components/ui/use-first';
import { compareNames } from '@/lib/base/compare';
import { useServices } from '@/lib/client/hooks';
import type { StackName } from '@/lib/swarm/objects/ids';
import echo from '../../stack/echo.yml';
import ingress from '../../stack/ingress.yml';
import nginx from '../../stack/nginx.yml';
import visualizer from '../../stack/visualizer.yml';
import { useLoadRunning } from './load-running';

const EXAMPLES = { nginx, echo, visualizer, ingress } as const;
const NAMES = ['nginx', 'echo', 'visualizer', 'ingress'] as const;

/** Running stacks offered at first. */
const STACKS = 6;

interface StartFromProps {
  /** The stack that it is for already; null: whichever is chosen. */
  readonly stack: StackName | null;
  readonly onStart: (draft: { readonly stack: string; readonly text: string }) => void;
}

/** What an empty form can begin with: an example of this repository, or what runs. */
export function StartFrom({ stack, onStart }: StartFromProps): ReactNode {
  const t = useTranslations('deploy.start');
  const stacks = new Set([...useServices().values()].flatMap((service) => service.stack ?? []));
  const running = stack === null ? [...stacks].sort(compareNames) : [];
  const { shown, left, showMore } = useFirst(running, STACKS);
  const { load, wanted } = useLoadRunning((name, text) => onStart({ stack: name, text }));
  return (
    <>
      <Section title={t('examples')}>
        <Ways>
          {NAMES.map((name) => (
            <Way
              key={name}
              icon={<FileText aria-hidden />}
              name={name}
              about={t(`about.${name}`)}
              onChoose={() => onStart({ stack: stack ?? name, text: EXAMPLES[name] })}
            />
          ))}
        </Ways>
      </Section>
      {running.length > 0 && (
        <Section title={t('running')}>
          <Ways>
            {shown.map((name) => (
              <Way
                key={name}
                icon={<Layers aria-hidden />}
                name={name}
                about={t('runningHint')}
                isBusy={wanted === name}
                onChoose={() => load(name)}
              />
            ))}
          </Ways>
          <MoreButton left={left} onClick={showMore} />
        </Section>
      )}
    </>
  );
}

function Ways({ children }: { readonly children: ReactNode }): ReactNode {
  return <ul className="grid gap-2 sm:grid-cols-2">{children}</ul>;
}

interface WayProps {
  readonly icon: ReactNode;
  readonly name: string;
  readonly about: string;
  readonly isBusy?: boolean;
  readonly onChoose: () => void;
}

function Way({ icon, name, about, isBusy = false, onChoose }: WayProps): ReactNode {
  return (
    <li className="flex">
      <button
        type="button"
        data-slot="way"
        data-name={name}
        aria-disabled={isBusy}
        onClick={() => !isBusy && onChoose()}
        className="flex w-full cursor-pointer items-start gap-3 rounded-lg border border-edge bg-surface p-3 text-left transition-colors duration-100 hover:bg-sunken aria-disabled:opacity-50 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted"
      >
        {icon}
        <span className="flex min-w-0 flex-col gap-0.5">
          <bdi translate="no" className="wrap-anywhere font-semibold">
            {name}
          </bdi>
          <span className="text-[0.8125rem] text-muted">{about}</span>
        </span>
      </button>
    </li>
  );
}
