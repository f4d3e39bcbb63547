import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Entry } from './entry';

interface PaletteOptionProps {
  readonly id: string;
  readonly entry: Entry;
  /** The letters of the label that were typed. */
  readonly places: readonly number[];
  /** What it was found by, where its label does not say it. */
  readonly fact: string | null;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onTake: () => void;
}

/** One line of the palette; the field above keeps the focus. */
export function PaletteOption({
  id,
  entry,
  places,
  fact,
  isActive,
  onPoint,
  onTake,
}: PaletteOptionProps): ReactNode {
  const t = useTranslations('palette.kind');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys, as in every combobox
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      data-slot="palette-option"
      data-kind={entry.kind}
      onPointerMove={onPoint}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2 py-1 aria-selected:bg-sunken aria-selected:outline-2 aria-selected:outline-accent aria-selected:-outline-offset-2 pointer-coarse:min-h-11"
    >
      <bdi className="min-w-0 break-words">{marked(entry.label, places)}</bdi>
      {fact !== null ? (
        <span translate="no" className="truncate font-mono text-accent text-xs">
          {fact}
        </span>
      ) : (
        entry.detail && <span className="truncate text-muted text-xs">{entry.detail}</span>
      )}
      <span className="ml-auto shrink-0 text-muted text-xs">{t(entry.kind)}</span>
    </div>
  );
}

/** The label with the typed letters heavier. */
function marked(label: string, places: readonly number[]): ReactNode {
  const parts: { from: number; text: string; isTyped: boolean }[] = [];
  for (let at = 0; at < label.length; at++) {
    const isTyped = places.includes(at);
    const last = parts.at(-1);
    if (last?.isTyped === isTyped) last.text += label[at];
    else parts.push({ from: at, text: label[at] ?? '', isTyped });
  }
  return parts.map(({ from, text, isTyped }) =>
    isTyped ? (
      <b key={from} className="font-semibold text-accent">
        {text}
      </b>
    ) : (
      <span key={from}>{text}</span>
    ),
  );
}
