'use client';

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type ButtonLook, buttonClass } from './button';
import { classes } from './classes';
import { placeNear } from './place-near';

export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Why it cannot be chosen now. */
  readonly disabled?: string | undefined;
  readonly tone?: 'danger';
  readonly onSelect: () => void;
}

interface MenuProps extends ButtonLook {
  readonly trigger: ReactNode;
  readonly label: string;
  /** Those of one group stand together, with a line between groups. Made when it opens. */
  readonly groups: () => readonly (readonly MenuItem[])[];
}

/**
 * A button and a menu of what it can do. Arrows, Home and End move in it, a letter finds the next entry that begins with
 * it, Enter chooses, Escape and Tab close. What cannot be chosen stays in it and says why.
 */
export function Menu({ trigger, label, groups, variant = 'quiet', size = 'icon' }: MenuProps): ReactNode {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  const items = () => [...(box.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  function onKeyDown(event: KeyboardEvent) {
    const all = items();
    const at = all.findIndex((item) => item.matches(':focus'));
    const next = nextItem(event.key, at, all);
    if (event.key === 'Tab') box.current?.hidePopover();
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  /** At once, so that the next key finds the menu. */
  function open() {
    flushSync(() => setOpen(true));
    box.current?.showPopover();
    place();
  }

  function place() {
    if (!box.current || !button.current) return;
    const view = { width: innerWidth, height: innerHeight };
    const anchor = button.current.getBoundingClientRect();
    const { left, top } = placeNear(anchor, box.current.getBoundingClientRect(), view, 'end');
    box.current.style.left = `${left}px`;
    box.current.style.top = `${top}px`;
    if (!box.current.matches(':focus-within')) items()[0]?.focus();
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        data-slot="menu-trigger"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        onKeyDown={(event) => {
          if (!['ArrowDown', 'Enter', ' '].includes(event.key) || box.current?.matches(':popover-open'))
            return;
          event.preventDefault();
          open();
        }}
        className={buttonClass({ variant, size })}
      >
        {trigger}
      </button>
      <div
        ref={box}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        data-slot="menu"
        onKeyDown={onKeyDown}
        // Its entries are there before it is placed, and go after the browser has given the focus back.
        onBeforeToggle={(event) => event.nativeEvent.newState === 'open' && setOpen(true)}
        onToggle={(event) => {
          if (event.nativeEvent.newState === 'closed') setOpen(false);
          else place();
        }}
        className="fixed inset-auto m-0 max-w-[calc(100vw-1rem)] rounded-lg border border-line bg-raised p-1 text-ink text-sm shadow-black/15 shadow-lg"
      >
        {isOpen &&
          groups()
            .filter((group) => group.length > 0)
            .map((group) => (
              <div
                key={group.map(({ key }) => key).join()}
                className="border-line border-t py-1 first:border-t-0 first:pt-0 last:pb-0"
              >
                {group.map(({ key, ...item }) => (
                  <Entry key={key} {...item} close={() => box.current?.hidePopover()} />
                ))}
              </div>
            ))}
      </div>
    </>
  );
}

function Entry({
  label,
  icon,
  disabled,
  tone,
  onSelect,
  close,
}: Omit<MenuItem, 'key'> & { readonly close: () => void }): ReactNode {
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled !== undefined}
      title={disabled}
      onClick={() => {
        if (disabled !== undefined) return;
        close();
        onSelect();
      }}
      onPointerEnter={(event) => event.currentTarget.focus({ preventScroll: true })}
      className={classes(
        'flex min-h-9 w-full cursor-pointer items-center gap-2.5 rounded-md px-2.5 py-1 text-left outline-none pointer-coarse:min-h-11',
        'focus:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:opacity-50 [&>svg]:size-4 [&>svg]:shrink-0',
        tone === 'danger' && 'text-danger',
      )}
    >
      {icon}
      {label}
    </button>
  );
}

function nextItem(key: string, at: number, items: readonly HTMLElement[]): HTMLElement | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return undefined;
      const after = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return after.find((item) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()));
    }
  }
}
