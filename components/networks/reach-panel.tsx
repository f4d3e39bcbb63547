'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Choice } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { byName } from '@/lib/base/compare';
import { useServices } from '@/lib/client/hooks';
import type { Service } from '@/lib/swarm/objects/service';
import { ReachAnswer } from './reach-answer';

/** "Can A reach B?", asked with two lists and answered in a sentence. */
export function ReachPanel(): ReactNode {
  const t = useTranslations('networks.reach');
  const services = [...useServices().values()].sort(byName);
  const [ids, setIds] = useState({ from: '', to: '' });
  const from = services.find(({ id }) => id === ids.from);
  const to = services.find(({ id }) => id === ids.to);
  const choices: readonly (readonly [string, string])[] = [
    ['', '—'],
    ...services.map(({ id, name }: Service) => [id, name] as const),
  ];
  return (
    <Section title={t('title')}>
      <div data-slot="reach" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <Choice
            label={t('from')}
            value={ids.from}
            choices={choices}
            onChange={(id) => setIds({ ...ids, from: id })}
          />
          <Choice
            label={t('to')}
            value={ids.to}
            choices={choices}
            onChange={(id) => setIds({ ...ids, to: id })}
          />
        </div>
        <div role="status" data-slot="reach-answer">
          {from && to ? <ReachAnswer from={from} to={to} /> : <p className="text-muted">{t('ask')}</p>}
        </div>
      </div>
    </Section>
  );
}
