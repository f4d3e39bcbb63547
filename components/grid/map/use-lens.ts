import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { changeView } from '@/components/frame/use-view';
import { ROOT } from '@/lib/client/root';
import { REMOVED } from '@/lib/client/task-index';
import { useClient } from '@/lib/client/use-client';
import { hrefOf } from '@/lib/pages/href-of';
import type { Filter } from '@/lib/swarm/derived/filter';
import type { MapLayout } from '@/lib/swarm/layout/map-layout';
import type { NodeId } from '@/lib/swarm/objects/ids';
import { type Pointed, pointAt } from './point-at';

/** How long a pointer rests on a node before its card opens, ms; and how long it may be away before it closes. */
const OPEN_MS = 140;
const CLOSE_MS = 260;

/** Whose card is open. */
export interface Shown {
  readonly node: NodeId;
  /** It stays until it is closed. */
  readonly isPinned: boolean;
  /** The keyboard went in: its first task takes the focus. */
  readonly isEntered: boolean;
}

interface Parts {
  readonly map: RefObject<HTMLDivElement | null>;
  readonly lens: RefObject<HTMLDivElement | null>;
  /** Goes around the square under the pointer. */
  readonly ring: RefObject<HTMLDivElement | null>;
  readonly layout: MapLayout<NodeId>;
  readonly filter: Filter;
  readonly byStack: boolean;
}

/** The pointer, the finger and the keyboard on the map. One listener each for all nodes; moving paints nothing but the lens. */
export function useLens(parts: Parts): { readonly shown: Shown | null; readonly close: () => void } {
  const { cluster: store } = useClient();
  const [shown, setShown] = useState<Shown | null>(null);
  const now = useRef({ parts, shown });
  const pointed = useRef<Pointed | null>(null);
  const isClosing = useRef(false);
  now.current = { parts, shown };

  const close = useCallback(() => {
    const { lens, map } = now.current.parts;
    const node = now.current.shown?.node;
    // The focus goes back to the node, which must not open what was just closed.
    isClosing.current = true;
    if (lens.current?.contains(document.activeElement)) shellOf(map.current, node)?.focus();
    isClosing.current = false;
    setShown(null);
  }, []);

  useEffect(() => {
    const map = parts.map.current;
    if (!map) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (ms: number, act: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(act, ms);
    };
    const open = (node: NodeId, more: Partial<Shown> = {}) => {
      clearTimeout(timer);
      setShown({ node, isPinned: false, isEntered: false, ...more });
    };
    const leave = () => {
      pointed.current = null;
      mark(now.current.parts, null);
      if (!now.current.shown?.isPinned) soon(CLOSE_MS, close);
    };
    const find = (event: MouseEvent, node: NodeId): Pointed | null => {
      const cell = shellOf(map, node)?.getBoundingClientRect();
      const scene = { store, ...now.current.parts };
      return cell ? pointAt(scene, node, event.clientX - cell.left, event.clientY - cell.top) : null;
    };

    const onMove = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      if (inLens(event.target)) {
        clearTimeout(timer);
        return;
      }
      const node = nodeOf(event.target);
      if (!node) {
        leave();
        return;
      }
      pointed.current = find(event, node);
      mark(now.current.parts, pointed.current);
      const { shown } = now.current;
      if (shown?.isPinned) return;
      if (shown?.node === node) clearTimeout(timer);
      else soon(OPEN_MS, () => open(node));
    };
    const onClick = (event: MouseEvent) => {
      const node = nodeOf(event.target);
      if (!node || event.button !== 0) return;
      // A finger covers several squares: it gets the card, whose chips it can hit.
      const isFinger = event instanceof PointerEvent && event.pointerType === 'touch';
      const task = isFinger ? null : find(event, node)?.tile.task.id;
      if (!task) open(node, { isPinned: true });
      else if (event.metaKey || event.ctrlKey) window.open(ROOT + hrefOf('task', task), '_blank');
      else {
        setShown(null);
        changeView({ task });
      }
    };
    const onFocus = (event: FocusEvent) => {
      const node = nodeOf(event.target);
      if (isClosing.current || !node) return;
      if (event.target instanceof Element && event.target.matches(':focus-visible'))
        soon(OPEN_MS, () => open(node));
    };
    const onBlur = (event: FocusEvent) => {
      if (!(event.relatedTarget instanceof Node && map.contains(event.relatedTarget))) leave();
    };
    const onKey = (event: KeyboardEvent) => {
      const node = nodeOf(event.target);
      if (!node || event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      open(node, { isPinned: true, isEntered: true });
    };
    const listening = new AbortController();
    const { signal } = listening;
    map.addEventListener('pointermove', onMove, { signal });
    map.addEventListener('pointerleave', leave, { signal });
    map.addEventListener('click', onClick, { signal });
    map.addEventListener('focusin', onFocus, { signal });
    map.addEventListener('focusout', onBlur, { signal });
    map.addEventListener('keydown', onKey, { signal });
    return () => {
      clearTimeout(timer);
      listening.abort();
    };
  }, [parts.map, store, close]);

  // The card that just opened has the chip of the square under the pointer.
  useLayoutEffect(() => {
    if (shown) mark(now.current.parts, pointed.current);
  }, [shown]);

  const isOpen = shown !== null;
  useEffect(() => {
    if (!isOpen) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      // Escape in a panel or a dialog is for that.
      const from = event.target;
      if (from !== document.body && !(from instanceof Node && now.current.parts.map.current?.contains(from)))
        return;
      event.preventDefault();
      close();
    };
    const onDown = (event: PointerEvent) => {
      if (!inLens(event.target) && !nodeOf(event.target)) close();
    };
    const onScroll = () => now.current.shown?.isPinned || close();
    const listening = new AbortController();
    const { signal } = listening;
    addEventListener('keydown', onKey, { signal });
    addEventListener('pointerdown', onDown, { signal });
    addEventListener('scroll', onScroll, { passive: true, signal });
    return () => listening.abort();
  }, [isOpen, close]);

  return { shown, close };
}

const inLens = (target: EventTarget | null) => target instanceof Element && target.closest('.lens') !== null;

function nodeOf(target: EventTarget | null): NodeId | null {
  const shell = target instanceof Element ? target.closest<HTMLElement>('.shell') : null;
  if (shell?.dataset.removedNodes !== undefined) return REMOVED;
  return (shell?.dataset.nodeId as NodeId | undefined) ?? null; // the shells carry nodes' ids
}

const shellOf = (map: HTMLElement | null, node: NodeId | undefined) =>
  node === undefined
    ? null
    : (map?.querySelector<HTMLElement>(
        node === REMOVED ? '[data-removed-nodes]' : `[data-node-id="${CSS.escape(node)}"]`,
      ) ?? null);

/** Marks the square under the pointer, and its chip in the open card. */
function mark({ ring, lens }: Parts, pointed: Pointed | null): void {
  const id = pointed?.tile.task.id;
  for (const chip of lens.current?.querySelectorAll('[data-pointed]') ?? [])
    chip.removeAttribute('data-pointed');
  if (id)
    lens.current
      ?.querySelector(`[data-task-id="${CSS.escape(id)}"], [data-tombstone="${CSS.escape(id)}"]`)
      ?.setAttribute('data-pointed', '');
  if (!ring.current) return;
  ring.current.hidden = !pointed;
  if (!pointed) return;
  const { left, top, width, height } = pointed.box;
  Object.assign(ring.current.style, {
    left: `${left}px`,
    top: `${top}px`,
    width: `${width}px`,
    height: `${height}px`,
  });
}
