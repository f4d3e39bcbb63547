import { CircleCheck, CircleX, Info, X } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { classes } from './classes';
import { dismissToast, type Toast } from './toasts';

const TONES = {
  success: { Icon: CircleCheck, className: 'text-success' },
  info: { Icon: Info, className: 'text-accent' },
  danger: { Icon: CircleX, className: 'text-danger' },
} as const;

/** One message, with its way out. It stays while it is held or read. */
export function ToastCard({ toast }: { readonly toast: Toast }): ReactNode {
  const t = useTranslations('frame');
  const [held, setHeld] = useState(false);
  const { Icon, className } = TONES[toast.tone];

  useEffect(() => {
    if (held || toast.lasts === null) return;
    const timer = setTimeout(() => dismissToast(toast.id), toast.lasts);
    return () => clearTimeout(timer);
  }, [held, toast]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: holding the message while it is read is no action
    <div
      role={toast.tone === 'danger' ? 'alert' : 'status'}
      data-slot="toast"
      data-tone={toast.tone}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="enter-up pointer-events-auto grid w-full grid-cols-[auto_minmax(0,1fr)_auto_auto] items-center gap-x-3 gap-y-2 rounded-lg border border-line bg-raised p-3 text-ink text-sm shadow-black/15 shadow-lg"
    >
      <Icon aria-hidden className={classes('size-4', className)} />
      <div className="break-words font-medium">{toast.title}</div>
      {toast.action ? (
        <Button
          size="sm"
          onClick={() => {
            dismissToast(toast.id);
            toast.action?.run();
          }}
        >
          {toast.action.label}
        </Button>
      ) : (
        <span />
      )}
      <Button
        variant="quiet"
        size="icon"
        className="-my-1 -mr-1"
        onClick={() => dismissToast(toast.id)}
        aria-label={t('dismiss')}
      >
        <X aria-hidden />
      </Button>
      {toast.body && <div className="col-span-full break-words text-muted">{toast.body}</div>}
    </div>
  );
}
