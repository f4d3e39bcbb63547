'use client';

import { type ReactNode, useSyncExternalStore } from 'react';
import { useTranslations } from 'use-intl';
import { later } from './later';
import { type Toast, toasts } from './toasts';

const ToastCard = later(() => import('./toast-card').then((m) => m.ToastCard));

const EMPTY: readonly Toast[] = [];

/** The messages that lie over the page, the latest last. Failures interrupt a screen reader, the rest wait. */
export function Toasts(): ReactNode {
  const t = useTranslations('frame');
  const list = useSyncExternalStore(toasts.subscribe, toasts.get, () => EMPTY);
  return (
    <section
      aria-label={t('notifications')}
      data-slot="toasts"
      className="pointer-events-none fixed right-0 bottom-(--foot) z-50 flex w-full flex-col items-end gap-2 p-4 sm:w-[26rem]"
    >
      {list.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}
