'use client';

import { Table2, Workflow } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { changeNetworksView, type NetworksView } from './use-networks-view';

const LOOKS = [
  ['drawing', Workflow],
  ['list', Table2],
] as const;

/** Drawing or list: each tells all of it. */
export function LookSwitch({ look }: Pick<NetworksView, 'look'>): ReactNode {
  const t = useTranslations('networks.look');
  return (
    <fieldset className="mode-switch">
      <legend className="sr-only">{t('label')}</legend>
      {LOOKS.map(([value, Icon]) => (
        <label key={value}>
          <input
            type="radio"
            name="look"
            className="sr-only"
            checked={value === look}
            onChange={() => changeNetworksView({ look: value })}
          />
          <Icon aria-hidden />
          {t(value)}
        </label>
      ))}
    </fieldset>
  );
}
