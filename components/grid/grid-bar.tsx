'use client';

import { ChartNoAxesColumn, Grid3x3, LayoutGrid, Rows3, Search, Table2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { changeView } from '@/components/frame/use-view';
import { Button } from '@/components/ui/button';
import { later } from '@/components/ui/later';
import { useNodes } from '@/lib/client/hooks';
import type { Density } from '@/lib/swarm/layout/density';
import { groupingText, labelKeys, parseView, type View } from '@/lib/swarm/layout/view';

const KeysHelp = later(() => import('./keys/keys-help').then((m) => m.KeysHelp));

interface GridBarProps {
  readonly view: View;
  /** What the grid is shown as now. */
  readonly density: Density | null;
  /** Whether what is not needed for the first picture may be loaded. */
  readonly isWarm: boolean;
}

/** What is shown, how much of it, and how: one row, in which nothing moves. */
export function GridBar({ view, density, isWarm }: GridBarProps): ReactNode {
  return (
    <div className="grid-bar">
      <div className="grid-tools">
        <FilterBox query={view.query} />
        <GroupingSelect view={view} />
        <ModeSwitch mode={view.mode} density={density} />
        <span className="keys-button size-8">{isWarm && <KeysHelp />}</span>
      </div>
    </div>
  );
}

function FilterBox({ query }: { readonly query: string }): ReactNode {
  const t = useTranslations('grid.filter');
  return (
    <search className="filter-box">
      <Search aria-hidden="true" />
      <input
        type="text"
        inputMode="search"
        aria-label={t('label')}
        placeholder={t('placeholder')}
        value={query}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => changeView({ query: event.target.value }, 'replace')}
        onKeyDown={(event) => event.key === 'Escape' && changeView({ query: '' }, 'replace')}
      />
      {query !== '' && (
        <Button
          variant="quiet"
          size="icon"
          aria-label={t('clear')}
          onClick={() => changeView({ query: '' }, 'replace')}
        >
          <X aria-hidden="true" />
        </Button>
      )}
    </search>
  );
}

const KINDS = ['role', 'state', 'stack'] as const;

function GroupingSelect({ view }: { readonly view: View }): ReactNode {
  const t = useTranslations('grid.group');
  const keys = labelKeys(useNodes().values());
  const current = groupingText(view.grouping);
  const chosen = view.grouping?.kind === 'label' ? view.grouping.key : null;
  return (
    <label className="group-select">
      <span className="group-select-name">{t('label')}</span>
      <select
        value={current}
        onChange={(event) => {
          const group = event.target.value;
          changeView({ grouping: parseView({ get: (name) => (name === 'group' ? group : null) }).grouping });
        }}
      >
        <option value="">{t('none')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(kind)}
          </option>
        ))}
        {[...new Set([...keys, ...(chosen === null ? [] : [chosen])])].map((key) => (
          <option key={key} value={`label:${key}`}>
            {t('byLabel', { key })}
          </option>
        ))}
      </select>
    </label>
  );
}

const MODES = [
  ['auto', null],
  ['tiles', LayoutGrid],
  ['chips', Rows3],
  ['squares', Grid3x3],
  ['bars', ChartNoAxesColumn],
  ['table', Table2],
] as const;

function ModeSwitch({
  mode,
  density,
}: {
  readonly mode: View['mode'];
  readonly density: Density | null;
}): ReactNode {
  const t = useTranslations('grid.view');
  return (
    <fieldset className="mode-switch">
      <legend className="sr-only">{t('label')}</legend>
      {MODES.map(([value, Icon]) => (
        // What fits is marked at its own place: words that change would push their neighbours.
        <label
          key={value}
          title={value === 'auto' ? t('autoHint') : t(value)}
          data-fits={(mode === 'auto' && value === density) || undefined}
        >
          <input
            type="radio"
            name="view"
            className="sr-only"
            checked={mode === value}
            onChange={() => changeView({ mode: value })}
          />
          {Icon && <Icon aria-hidden="true" />}
          <span>{t(value)}</span>
        </label>
      ))}
    </fieldset>
  );
}
