import type { MouseEvent } from 'react';
import { changeView } from '@/components/frame/use-view';

/** Opens the task that was clicked as a panel beside the picture; with a modifier the link does what links do. */
export function openTaskOnClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (!(event.target instanceof Element)) return;
  const link = event.target.closest('a[data-task-id], a[data-tombstone]');
  const task = link?.getAttribute('data-task-id') ?? link?.getAttribute('data-tombstone');
  if (!task) return;
  event.preventDefault();
  changeView({ task });
}
