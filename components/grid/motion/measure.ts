import type { TaskId } from '@/lib/swarm/objects/ids';
import { boxInSight, findGhost, findTile } from './find-tile';
import type { Motion } from './plan';

/** What the page showed before a step: where arrivals come from, and a likeness of what is about to go. */
export interface Origins {
  readonly boxes: ReadonlyMap<TaskId, DOMRect>;
  readonly departing: readonly {
    readonly element: HTMLElement;
    readonly copy: HTMLElement;
    readonly box: DOMRect;
  }[];
}

export function measureMotion({ arrivals, departures }: Motion): Origins {
  const boxes = new Map<TaskId, DOMRect>();
  for (const { task, from } of arrivals) {
    if (from.kind === 'place') continue;
    const origin =
      from.kind === 'task'
        ? (findTile(from.id) ?? findTile(task.id))
        : from.kind === 'tray'
          ? findTile(task.id)
          : findGhost(task.service);
    const box = boxInSight(origin ?? document.querySelector('[data-kind="tray"] .dock-title'));
    if (box) boxes.set(task.id, box);
  }
  const departing = departures.flatMap((id) => {
    const element = findTile(id);
    const box = boxInSight(element);
    return element && box ? [{ element, copy: copyOf(element), box }] : [];
  });
  return { boxes, departing };
}

/** A likeness that no program or reader takes for a task. */
function copyOf(element: HTMLElement): HTMLElement {
  const copy = element.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return element;
  for (const name of ['data-task-id', 'data-tombstone', 'href', 'style', 'data-half'])
    copy.removeAttribute(name);
  return copy;
}
