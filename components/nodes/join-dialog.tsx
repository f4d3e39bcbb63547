'use client';

import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { dockerPrefix } from '@/components/actions/docker-command';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { useSource } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import type { NodeRole } from '@/lib/swarm/objects/node';
import { JoinAnswer } from './join-answer';
import { RotateToken } from './rotate-token';

const ROLES: readonly NodeRole[] = ['worker', 'manager'];

/** The command with which a machine joins. Nothing is asked before a role is chosen, and only its token comes. */
export function JoinDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useTranslations('nodes.join');
  const source = useSource();
  const [role, setRole] = useState<NodeRole | null>(null);
  const { answer, again } = useAnswer(role && { kind: 'join-command', role });
  return (
    <Dialog width="md" title={t('title')} onClose={onClose}>
      <fieldset className="flex flex-col gap-3">
        <legend className="pb-3">{t('intro')}</legend>
        <div className="grid gap-2 sm:grid-cols-2">
          {ROLES.map((each) => (
            <label
              key={each}
              className="flex cursor-pointer items-start gap-2.5 rounded-md border border-edge p-3 has-checked:border-accent has-checked:bg-sunken"
            >
              <input
                type="radio"
                name="role"
                value={each}
                checked={role === each}
                onChange={() => setRole(each)}
                className="mt-0.5 size-4 accent-[var(--accent)]"
              />
              <span>
                <span className="block font-medium">{t(each)}</span>
                <span className="text-muted text-xs">{t(`${each}Hint`)}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {role && (
        <>
          <JoinAnswer answer={answer} again={again} />
          {answer?.ok && (
            <>
              <p className="text-muted text-xs">{t('secret')}</p>
              {source?.kind === 'demo' ? <p>{t('demo')}</p> : <p className="text-muted">{t('ports')}</p>}
              <CommandBlock label={t('same')} command={`${dockerPrefix(source)} swarm join-token ${role}`} />
              <RotateToken key={role} role={role} onRotated={again} />
            </>
          )}
        </>
      )}
    </Dialog>
  );
}
