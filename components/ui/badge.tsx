import type { ComponentProps } from 'react';
import { classes } from './classes';

const TONES = {
  neutral: 'border-line bg-sunken text-muted',
  accent: 'border-accent/40 bg-surface text-accent',
  success: 'border-success/40 bg-success-soft text-success',
  warning: 'border-warning/50 bg-warning-soft text-warning',
  danger: 'border-danger/50 bg-danger-soft text-danger',
  unknown: 'border-dashed border-edge bg-surface text-unknown',
} as const;

export type Tone = keyof typeof TONES;

export function Badge({
  tone = 'neutral',
  className,
  ...props
}: ComponentProps<'span'> & { readonly tone?: Tone }): React.ReactNode {
  return (
    <span
      data-slot="badge"
      data-tone={tone}
      className={classes(
        'inline-flex items-center gap-1 whitespace-nowrap rounded border px-1.5 py-px font-medium text-xs tabular-nums [&>svg]:size-3',
        TONES[tone],
        className,
      )}
      {...props}
    />
  );
}
