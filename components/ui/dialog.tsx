'use client';

import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from './button';
import { classes } from './classes';

const WIDTHS = { sm: 'max-w-md', md: 'max-w-xl' } as const;

interface DialogProps {
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, in the order in which a keyboard should meet them. */
  readonly footer?: ReactNode;
  readonly width?: keyof typeof WIDTHS;
  /** On a phone: at the foot of the window, or at its top, where no keyboard covers what is typed into. */
  readonly place?: 'foot' | 'top';
  /** alertdialog: it interrupts to ask. */
  readonly role?: 'dialog' | 'alertdialog';
}

/**
 * The browser's own modal dialog: it traps focus, makes the rest inert, closes on Escape, and gives focus back.
 * Mount it to open it; what carries `data-autofocus` has the focus first: the way out, or the field to fill.
 */
export function Dialog({
  title,
  onClose,
  children,
  footer,
  width = 'sm',
  place = 'foot',
  role = 'dialog',
}: DialogProps): ReactNode {
  const t = useTranslations('frame');
  const titleId = useId();
  const ref = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const dialog = ref.current;
    const opener = document.activeElement;
    if (!dialog?.open) dialog?.showModal();
    const first = dialog?.querySelector('[data-autofocus]');
    if (first instanceof HTMLElement) first.focus();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click on the backdrop only repeats what Escape does
    <dialog
      ref={ref}
      role={role}
      data-slot="dialog"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget && role === 'dialog') onClose();
      }}
      className={classes(
        'enter-up m-auto w-[calc(100vw-2rem)] overflow-hidden rounded-xl border border-line bg-raised p-0 text-ink shadow-2xl shadow-black/25',
        'backdrop:bg-black/45',
        place === 'foot' ? 'max-sm:mb-4' : 'max-sm:mt-2',
        WIDTHS[width],
      )}
    >
      <div className="flex max-h-[calc(100dvh-3rem)] flex-col">
        <header className="flex items-start gap-4 px-5 pt-4 pb-1">
          <h2 id={titleId} className="min-w-0 flex-1 break-words font-semibold text-lg leading-snug">
            {title}
          </h2>
          <Button
            variant="quiet"
            size="icon"
            onClick={onClose}
            aria-label={t('close')}
            className="-mt-1 -mr-2"
          >
            <X aria-hidden />
          </Button>
        </header>
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 pt-1 pb-5 text-sm">{children}</div>
        {footer && (
          <footer className="flex flex-wrap justify-end gap-2 border-line border-t bg-sunken px-5 py-3">
            {footer}
          </footer>
        )}
      </div>
    </dialog>
  );
}
