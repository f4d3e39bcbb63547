'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Choice, Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { byName } from '@/lib/base/compare';
import { useServices } from '@/lib/client/hooks';
import type { Service } from '@/lib/swarm/objects/service';
import { MOST_SERVICES } from './neighbourhood';
import { ReachAnswer } from './reach-answer';
import { changeNetworksView, type NetworksView } from './use-networks-view';

/** "Can A reach B?", asked with two lists and answered in a sentence. */
export function ReachPanel({ view }: { readonly view: NetworksView }): ReactNode {
  const t = useTranslations('networks.reach');
  const services = [...useServices().values()].sort(byName);
  const from = services.find(({ name }) => name === view.from);
  const to = services.find(({ name }) => name === view.to);
  return (
    <Section title={t('title')}>
      <div data-slot="reach" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
        <div className="grid gap-3 sm:grid-cols-2">
          <ServiceChoice
            label={t('from')}
            services={services}
            value={from?.name ?? ''}
            onChange={(name) => changeNetworksView({ from: name, network: null })}
          />
          <ServiceChoice
            label={t('to')}
            services={services}
            value={to?.name ?? ''}
            onChange={(name) => changeNetworksView({ to: name, network: null })}
          />
        </div>
        <div role="status" data-slot="reach-answer" className="flex flex-col gap-2">
          {from && to ? <ReachAnswer from={from} to={to} /> : <p className="text-muted">{t('ask')}</p>}
        </div>
      </div>
    </Section>
  );
}

interface ServiceChoiceProps {
  readonly label: string;
  readonly services: readonly Service[];
  /** A service's name; empty: none. */
  readonly value: string;
  readonly onChange: (name: string) => void;
}

/** One of a few is chosen from a list, one of many typed. */
function ServiceChoice(props: ServiceChoiceProps): ReactNode {
  const { services, label, value, onChange } = props;
  if (services.length > MOST_SERVICES) return <ServiceField {...props} />;
  const choices = services.map(({ name }) => [name, name] as const);
  return <Choice label={label} value={value} choices={[['', '—'], ...choices]} onChange={onChange} />;
}

/** Names that a list below the field offers. */
const MOST_OFFERED = 20;

function ServiceField({ services, label, value, onChange }: ServiceChoiceProps): ReactNode {
  const t = useTranslations('networks.reach');
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const sought = text.toLowerCase();
  const offered = services.filter(({ name }) => name.toLowerCase().includes(sought)).slice(0, MOST_OFFERED);
  return (
    <Field
      code
      label={label}
      value={text}
      placeholder={t('typeName')}
      mistake={offered.length === 0 ? t('noSuch') : null}
      suggestions={offered.map(({ name }) => name)}
      onChange={(next) => {
        const isName = next === '' || services.some(({ name }) => name === next);
        setTyped(isName ? null : next);
        if (isName) onChange(next);
      }}
    />
  );
}
