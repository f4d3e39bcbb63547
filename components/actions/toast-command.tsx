import type { ReactNode } from 'react';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource } from '@/lib/client/hooks';
import type { NamedAction } from '@/lib/swarm/operations/action';
import { dockerCommand } from './docker-command';
import { RawWords } from './outcome-message';

interface ToastCommandProps {
  readonly action: NamedAction;
  /** Docker's remarks, raw. */
  readonly warnings: readonly string[];
}

/** Below "done": the command that does the same, and what Docker remarked. */
export function ToastCommand({ action, warnings }: ToastCommandProps): ReactNode {
  return (
    <>
      <CommandBlock command={dockerCommand(action, useSource())} />
      {warnings.map((warning) => (
        <RawWords key={warning} text={warning} />
      ))}
    </>
  );
}
