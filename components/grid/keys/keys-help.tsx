'use client';

import './keys.css';
import { Keyboard } from 'lucide-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { Kbd } from '@/components/ui/kbd';
import { Popover } from '@/components/ui/popover';
import { areShortcutsOn, setShortcuts } from './shortcuts';

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const KEYS = [
  ['move', ['←', '↑', '↓', '→']],
  ['enter', ['Enter']],
  ['escape', ['Esc']],
  ['ends', ['Home', 'End']],
  ['row', ['←', '→']],
  ['zoom', ['+', '−']],
  ['table', ['T']],
  ['palette', ['⌘ K', 'Ctrl K']],
] as const;

/** The grid's keys, and the switch for those of a single letter. */
export function KeysHelp(): ReactNode {
  const t = useTranslations('grid.help');
  const isOn = useSyncExternalStore(subscribe, areShortcutsOn, () => true);
  return (
    <Popover trigger={<Keyboard aria-hidden="true" />} label={t('title')} className="max-sm:hidden">
      <dl className="keys-help">
        {KEYS.map(([name, keys]) => (
          <div key={name}>
            <dt>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-switch">
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => {
            setShortcuts(event.target.checked);
            for (const listener of listeners) listener();
          }}
        />
        {t('singleKeys')}
      </label>
    </Popover>
  );
}
