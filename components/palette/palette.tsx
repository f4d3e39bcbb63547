'use client';

import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useMayDo } from '@/components/actions/use-permission';
import { Dialog } from '@/components/ui/dialog';
import { useSession } from '@/lib/client/hooks';
import { useClient } from '@/lib/client/use-client';
import { useOffers } from '@/lib/client/use-offers';
import { maySignIn } from '@/lib/protocol/session';
import { LOG_RULE } from '@/lib/swarm/operations/log-rule';
import { allows } from '@/lib/swarm/operations/role';
import { findEntries } from './find-entries';
import { makeEntries } from './make-entries';
import { PaletteOption } from './palette-option';
import { recentKeys, rememberKey } from './recent';
import { useChoose } from './use-choose';

/** Two rows for fingers, px: less is no list. */
const MIN_LIST = 88;

/** Everything that can be gone to or done, found by typing: a combobox over a list that stands still while it is open. */
export function Palette({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations('palette');
  const entries = useEntries();
  const choose = useChoose();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [recent] = useState(recentKeys);
  const found = useMemo(() => findEntries(entries, query, recent), [entries, query, recent]);

  useEffect(() => keepInSight(list.current), []);

  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  function take(index: number): void {
    const entry = found[index]?.entry;
    if (!entry) return;
    rememberKey(entry.key);
    onClose();
    choose(entry.choice);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const next = placeAfter(event, at, found.length);
    if (event.key === 'Enter') take(at);
    else if (next !== null) setAt(next);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title={t('title')} onClose={onClose} width="md" place="top">
      <input
        type="text"
        role="combobox"
        data-autofocus
        aria-label={t('field')}
        aria-expanded={found.length > 0}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('field')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        className="mt-1 h-11 shrink-0 rounded-md border border-edge bg-surface px-3 text-base placeholder:text-muted"
      />
      <div
        ref={list}
        role="listbox"
        id={`${id}list`}
        aria-label={t('list')}
        data-slot="palette-list"
        className="-mx-2 h-80 overflow-y-auto overscroll-contain"
      >
        {found.map(({ entry, places, fact }, index) => (
          <PaletteOption
            key={entry.key}
            id={`${id}${index}`}
            entry={entry}
            places={places}
            fact={fact}
            isActive={index === at}
            onPoint={() => setAt(index)}
            onTake={() => take(index)}
          />
        ))}
      </div>
      <p className="flex justify-between gap-4 text-muted text-xs">
        <span role="status">
          {found.length === 0 ? t('none', { query }) : t('count', { count: found.length })}
        </span>
        <span className="pointer-coarse:hidden">{t('keys')}</span>
      </p>
    </Dialog>
  );
}

/** Ends the list where a phone's keyboard begins. */
function keepInSight(list: HTMLElement | null): () => void {
  const seen = visualViewport;
  const limit = () => {
    if (!list || !seen) return;
    const room = seen.offsetTop + seen.height - list.getBoundingClientRect().top - 8;
    list.style.maxHeight = `${Math.max(MIN_LIST, room)}px`;
  };
  limit();
  seen?.addEventListener('resize', limit);
  return () => seen?.removeEventListener('resize', limit);
}

/** Where the choice goes by this key; null where it is no such key. */
function placeAfter({ key, ctrlKey }: KeyboardEvent, at: number, count: number): number | null {
  const last = Math.max(0, count - 1);
  if (key === 'ArrowDown' || (ctrlKey && key === 'n')) return at >= last ? 0 : at + 1;
  if (key === 'ArrowUp' || (ctrlKey && key === 'p')) return at === 0 ? last : at - 1;
  if (key === 'PageDown') return Math.min(last, at + 8);
  if (key === 'PageUp') return Math.max(0, at - 8);
  return null;
}

/** As the swarm and this session are now: what is under a finger must not move. */
function useEntries() {
  const t = useTranslations('palette');
  const words = useTranslations('action');
  const ofNodes = useTranslations('nodeOffers');
  const titleOf = useTranslations();
  const mode = useTranslations('swarm.mode');
  const { cluster } = useClient();
  const mayDo = useMayDo();
  const offers = useOffers();
  const session = useSession();
  const [entries] = useState(() =>
    makeEntries({
      cluster: cluster.cluster,
      t,
      words,
      ofNodes,
      titleOf,
      mode,
      mayDo,
      mayRead: (stack) => allows(session, LOG_RULE, stack),
      offers,
      maySignIn: maySignIn(session),
    }),
  );
  return entries;
}
