import type { ComponentProps, ReactNode } from 'react';
import { classes } from '@/components/ui/classes';

const TONES = {
  demo: 'border-accent/40 bg-[repeating-linear-gradient(-45deg,transparent_0_10px,color-mix(in_oklab,var(--accent)_7%,transparent)_10px_20px)] bg-surface text-ink',
  warning: 'border-warning/50 bg-warning-soft text-warning',
  danger: 'border-danger/50 bg-danger-soft text-danger',
} as const;

interface BannerProps extends ComponentProps<'div'> {
  readonly tone: keyof typeof TONES;
  readonly icon?: ReactNode;
}

/** A strip below the bar that says what holds for the whole page. */
export function Banner({ tone, icon, className, children, ...props }: BannerProps): ReactNode {
  return (
    <div
      data-slot="banner"
      data-tone={tone}
      className={classes(
        'flex flex-wrap items-center gap-x-3 gap-y-1 border-b px-4 py-1.5 text-[0.8125rem] [&>svg]:size-4 [&>svg]:shrink-0',
        TONES[tone],
        className,
      )}
      {...props}
    >
      {icon}
      {children}
    </div>
  );
}
