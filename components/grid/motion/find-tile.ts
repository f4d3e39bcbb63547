import type { ServiceId, TaskId } from '@/lib/swarm/objects/ids';

/** The element of a task on the page, its tombstone's too; null where it is not drawn. */
export const findTile = (id: TaskId): HTMLElement | null =>
  document.querySelector(`[data-task-id="${CSS.escape(id)}"], [data-tombstone="${CSS.escape(id)}"]`);

/** A ghost of the service in the tray. */
export const findGhost = (service: ServiceId | null): HTMLElement | null =>
  service === null ? null : document.querySelector(`[data-service-id="${CSS.escape(service)}"] .ghost`);

/** Where on the screen an element is; null where it is out of sight. */
export function boxInSight(element: Element | null): DOMRect | null {
  const box = element?.getBoundingClientRect();
  if (!box || box.width === 0) return null;
  const isInSight = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return isInSight ? box : null;
}
