'use client';

import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import type { Gap } from '@/lib/swarm/picture/gap';

interface GapNoteProps {
  /** Oldest first; with nothing seen between one and the next. */
  readonly gaps: readonly Gap[];
}

/** Says that a time was not watched, where lines of it would be. */
export function GapNote({ gaps }: GapNoteProps): ReactNode {
  const t = useTranslations('activities.gap');
  const format = useFormatter();
  const day = (at: number) => format.dateTime(at, { dateStyle: 'medium' });
  const time = (at: number, isLater = false) =>
    format.dateTime(at, {
      ...(isLater && { dateStyle: 'medium' }),
      timeStyle: 'medium',
      hourCycle: 'h23',
    });
  const open = gaps.find(({ to }) => to === null);
  const closed = gaps.flatMap(({ from, to }) => (to === null ? [] : [{ from, to }]));
  const [first] = closed;
  const to = closed.at(-1)?.to;
  return (
    <>
      {open && <Note>{t('open', { from: time(open.from) })}</Note>}
      {first && to !== undefined && (
        <Note>
          {t(closed.length > 1 ? 'several' : 'closed', {
            from: time(first.from),
            to: time(to, day(to) !== day(first.from)),
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
