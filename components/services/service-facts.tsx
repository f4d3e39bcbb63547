'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Copyable } from '@/components/ui/copyable';
import { Fact, Facts } from '@/components/ui/facts';
import { Moment } from '@/components/ui/moment';
import { Section } from '@/components/ui/section';
import { useAnswer } from '@/lib/client/use-answer';
import type { Service } from '@/lib/swarm/objects/service';
import { type FactRow, reachRows, ruleRows, runRows } from './fact-rows';
import { NetworkAddresses } from './network-addresses';
import { OpenPorts } from './open-ports';
import { useFactWords } from './use-fact-words';

/**
 * What a service is made of, in three groups: what runs, where it is reached, and by which rules. The picture holds a part
 * of it; the rest is read when the page opens and when the service changes. What nobody set is named at the end.
 */
export function ServiceFacts({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('services.definition');
  const failures = useTranslations('action.failure');
  const words = useFactWords();
  const { answer, again } = useAnswer({ kind: 'service', service: service.id }, service.version);
  const definition = answer?.ok ? answer.value : null;
  const groups = [
    ['runs', runRows(service, definition, words)],
    [
      'reached',
      reachRows(service, definition, {
        ports: <OpenPorts service={service} />,
        networks: <NetworkAddresses service={service} />,
      }),
    ],
    ['rules', ruleRows(service, definition, words)],
  ] as const;
  const unset = groups.flatMap(([, rows]) => rows.filter(({ value }) => value === null));
  return (
    <div data-slot="definition" className="flex flex-col gap-4">
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
        {groups.map(([group, rows]) => (
          <Section key={group} title={t(`group.${group}`)}>
            <div data-slot={`facts-${group}`} className="rounded-lg border border-line bg-surface p-4">
              <Rows rows={rows} />
              {answer === null && <p className="mt-2 text-muted">{t('reading')}</p>}
            </div>
          </Section>
        ))}
      </div>
      {answer && !answer.ok && (
        <div role="alert" className="flex flex-wrap items-center gap-3">
          <p className="text-danger">{failures(answer.kind)}</p>
          <Button size="sm" onClick={again}>
            {t('again')}
          </Button>
        </div>
      )}
      <div className="flex flex-wrap items-start gap-x-8 gap-y-2 text-[0.8125rem] text-muted">
        {definition && unset.length > 0 && (
          <details data-slot="unset" className="min-w-0">
            <summary className="min-h-6 w-fit cursor-pointer font-medium pointer-coarse:min-h-11">
              {t('unset', { count: `${unset.length}` })}
            </summary>
            <p className="mt-1 max-w-prose">
              {unset
                .map(({ key }): string => words.label(key))
                .reduce((before, next) => t('joined', { before, next }))}
            </p>
          </details>
        )}
        <Stamps service={service} />
      </div>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly FactRow[] }): ReactNode {
  const words = useFactWords();
  return (
    <Facts>
      {rows
        .filter(({ value }) => value !== null)
        .map(({ key, value }) => (
          <Fact key={key} label={words.label(key)}>
            {value}
          </Fact>
        ))}
    </Facts>
  );
}

function Stamps({ service }: { readonly service: Service }): ReactNode {
  const t = useTranslations('view.service');
  const stamps = [
    [t('created'), <Moment key="created" at={service.createdAt} fine />],
    [t('changed'), <Moment key="changed" at={service.updatedAt} fine />],
    [t('id'), <Copyable key="id" text={service.id} />],
  ] as const;
  return (
    <dl className="flex flex-wrap gap-x-8 gap-y-1">
      {stamps.map(([label, value]) => (
        <div key={label} className="flex min-w-0 items-baseline gap-2">
          <dt>{label}</dt>
          <dd className="min-w-0 text-ink">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
