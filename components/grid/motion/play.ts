import { arcFrames } from './arc';
import { boxInSight, findTile } from './find-tile';
import type { Origins } from './measure';
import type { Motion } from './plan';

const FLIGHT_MS = 600;
const FADE_MS = 250;
/** For people who want no movement: how long a new tile stays outlined. */
const OUTLINE_MS = 4_000;

/** Plays a step's motion over the page that already shows it. */
export function playMotion(layer: HTMLElement, motion: Motion, { boxes, departing }: Origins): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const tiles = motion.arrivals.flatMap(({ task }) => {
    const tile = findTile(task.id);
    return tile ? [{ tile, from: boxes.get(task.id) }] : [];
  });
  if (isStill) {
    for (const { tile } of tiles) outline(tile);
    return;
  }
  // All are measured before anything is drawn: the page is laid out once, not for each.
  const flights = tiles.map(({ tile, from }) => ({ tile, from, to: boxInSight(tile) }));
  for (const { tile, from, to } of flights) {
    if (to && from) fly(layer, tile, from, to);
    else settle(tile);
  }
  for (const { element, copy, box } of departing) if (!element.isConnected) fade(layer, copy, box);
}

/** The token (`web.3` on its service's colour) goes to the tile, which shows itself when it is there. */
function fly(layer: HTMLElement, tile: HTMLElement, from: DOMRect, to: DOMRect): void {
  const token = document.createElement('div');
  token.className = 'motion-token';
  const mark = tile.querySelector('.mark')?.cloneNode(true);
  const name = document.createElement('span');
  name.textContent = tile.querySelector('.tile-name')?.textContent ?? tile.textContent?.trim() ?? '';
  token.append(...(mark ? [mark] : []), name);
  layer.append(token);
  const flight = token.animate(arcFrames({ x: from.left, y: from.top }, { x: to.left, y: to.top }), {
    duration: FLIGHT_MS,
    easing: 'cubic-bezier(0.45, 0.05, 0.3, 1)',
    fill: 'both',
  });
  const end = () => token.remove();
  flight.finished.then(end, end);
  tile.animate([{ opacity: 0.15 }, { opacity: 0.15, offset: 0.85 }, { opacity: 1 }], {
    duration: FLIGHT_MS + 80,
  });
}

function settle(tile: HTMLElement): void {
  tile.animate(
    [
      { opacity: 0, transform: 'scale(0.94)' },
      { opacity: 1, transform: 'none' },
    ],
    {
      duration: FADE_MS,
      easing: 'ease-out',
    },
  );
}

function outline(tile: HTMLElement): void {
  const colour = getComputedStyle(tile).getPropertyValue('--accent');
  const drawn = { outline: `3px solid ${colour}`, outlineOffset: '1px' };
  tile.animate([drawn, drawn], { duration: OUTLINE_MS });
}

function fade(layer: HTMLElement, copy: HTMLElement, box: DOMRect): void {
  copy.classList.add('motion-copy');
  Object.assign(copy.style, {
    left: `${box.left}px`,
    top: `${box.top}px`,
    width: `${box.width}px`,
    height: `${box.height}px`,
  });
  layer.append(copy);
  const fading = copy.animate([{ opacity: 1 }, { opacity: 0, transform: 'scale(0.92)' }], {
    duration: FADE_MS,
    easing: 'ease-in',
    fill: 'both',
  });
  const end = () => copy.remove();
  fading.finished.then(end, end);
}
