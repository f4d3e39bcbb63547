'use client';

import { Maximize2, X } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '@/components/ui/button';
import { hrefOf } from '@/lib/pages/href-of';
import type { TaskId } from '@/lib/swarm/objects/ids';
import { TaskDetails } from './task-details';
import { TaskHeading } from './task-heading';

interface TaskPanelProps {
  readonly taskId: TaskId;
  readonly onClose: () => void;
}

/** A task beside the picture: it takes the focus when it opens, Escape closes it, and the focus goes back. */
export function TaskPanel({ taskId, onClose }: TaskPanelProps): ReactNode {
  const t = useTranslations();
  const titleId = useId();
  const panel = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const opener = document.activeElement;
    panel.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented && !document.querySelector('dialog[open]'))
        close.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => {
      removeEventListener('keydown', onKeyDown);
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);

  return (
    <aside
      ref={panel}
      tabIndex={-1}
      data-slot="task-panel"
      aria-labelledby={titleId}
      className="enter-side fixed inset-y-0 right-0 z-40 flex w-[min(30rem,100vw)] flex-col border-line border-l bg-raised shadow-2xl shadow-black/25 outline-none"
    >
      <header className="flex items-start gap-2 border-line border-b px-5 pt-4 pb-3">
        <TaskHeading key={taskId} id={taskId} titleId={titleId} />
        <Link
          href={hrefOf('task', taskId)}
          prefetch={false}
          aria-label={t('view.task.full')}
          title={t('view.task.full')}
          className={buttonClass({ variant: 'quiet', size: 'icon' })}
        >
          <Maximize2 aria-hidden />
        </Link>
        <Button variant="quiet" size="icon" aria-label={t('frame.close')} onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">
        <TaskDetails key={taskId} id={taskId} />
      </div>
    </aside>
  );
}
