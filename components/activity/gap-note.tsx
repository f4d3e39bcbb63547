'use client';

import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Gap } from '@/lib/swarm/picture/gap';

interface GapNoteProps {
  /** Oldest first; with nothing seen between one and the next. */
  readonly gaps: readonly Gap[];
  /** On which day the reader takes it to be, ms since 1970; null: on none. */
  readonly on: number | null;
}

/** Says that a time was not watched, where lines of it would be. */
export function GapNote({ gaps, on }: GapNoteProps): ReactNode {
  const t = useTranslations('activities.gap');
  const format = useFormatter();
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' });
  const time = (at: number, known: number | null) =>
    format.dateTime(at, {
      ...((known === null || day(at) !== day(known)) && { dateStyle: 'medium' }),
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
  const open = gaps.find(({ to }) => to === null);
  const closed = gaps.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const [first] = closed;
  const to = closed.at(-1)?.to;
  return (
    <>
      {open && <Note>{t('open', { from: time(open.from, on) })}</Note>}
      {first && to !== undefined && (
        <Note>
          {t(closed.length > 1 ? 'several' : 'closed', {
            from: time(first.from, on),
            to: time(to, first.from),
            count: closed.length,
          })}
        </Note>
      )}
    </>
  );
}

function Note({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <p
      data-slot="gap-note"
      className="my-1 flex items-center gap-3 rounded-md border border-edge border-dashed bg-sunken px-2 py-1.5 text-muted text-sm sm:px-3"
    >
      <EyeOff aria-hidden="true" className="size-4 shrink-0" />
      {children}
    </p>
  );
}
