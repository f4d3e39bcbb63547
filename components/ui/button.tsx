import type { ComponentProps } from 'react';
import { classes } from './classes';

const VARIANTS = {
  primary: 'bg-accent text-on-accent hover:brightness-110',
  outline: 'border border-edge bg-surface text-ink hover:bg-sunken',
  quiet: 'text-muted hover:bg-sunken hover:text-ink',
  danger: 'bg-danger text-on-danger hover:brightness-110',
  'danger-quiet': 'text-muted hover:bg-danger-soft hover:text-danger focus-visible:text-danger',
} as const;

const SIZES = {
  sm: 'min-h-7 gap-1.5 px-2.5 py-0.5 text-[0.8125rem] pointer-coarse:min-h-11',
  md: 'min-h-9 gap-2 px-3.5 py-1 text-sm pointer-coarse:min-h-11',
  icon: 'size-8 pointer-coarse:size-11',
} as const;

export interface ButtonLook {
  readonly variant?: keyof typeof VARIANTS;
  readonly size?: keyof typeof SIZES;
}

/** For a link that looks like a button. */
export const buttonClass = ({ variant = 'outline', size = 'md' }: ButtonLook = {}): string =>
  classes(
    'inline-flex shrink-0 cursor-pointer select-none items-center justify-center rounded-md text-center font-medium transition-[background-color,filter] duration-100',
    'disabled:cursor-not-allowed disabled:opacity-50 disabled:hover:brightness-100 aria-disabled:cursor-not-allowed aria-disabled:opacity-50',
    '[&>svg]:size-4 [&>svg]:shrink-0',
    VARIANTS[variant],
    SIZES[size],
  );

export function Button({
  variant,
  size,
  className,
  ...props
}: ComponentProps<'button'> & ButtonLook): React.ReactNode {
  return (
    <button
      type="button"
      data-slot="button"
      data-variant={variant ?? 'outline'}
      className={classes(buttonClass({ ...(variant && { variant }), ...(size && { size }) }), className)}
      {...props}
    />
  );
}
