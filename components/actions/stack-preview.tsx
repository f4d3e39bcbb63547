import { ArrowDownToLine, KeyRound, Layers, Network as NetworkIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { CommandBlock } from '@/components/ui/command-block';
import { useSource } from '@/lib/client/hooks';
import { useAnswer } from '@/lib/client/use-answer';
import type { Stack } from '@/lib/swarm/objects/stack';
import type { StackMember } from '@/lib/swarm/operations/query';
import { dockerCommand } from './docker-command';

const PAYLOADS = ['secret', 'config'] as const;

/** What removing the stack takes away, in the order in which the docker CLI does it, and what it leaves. */
export function StackPreview({ stack }: { readonly stack: Stack }): ReactNode {
  const t = useTranslations('action.removeStack');
  const words = useTranslations('frame');
  const source = useSource();
  const { answer } = useAnswer({ kind: 'stack-members', stack: stack.name });
  const members = answer?.ok ? answer.value : null;
  const named = (object: StackMember['object']) =>
    (members ?? []).filter((member) => member.object === object).map(({ name }) => name);
  return (
    <>
      <div className="flex flex-col gap-2">
        <p>{t('order')}</p>
        <ol className="flex flex-col divide-y divide-line rounded-md border border-line">
          <Part icon={<Layers aria-hidden />} title={t('services', { count: stack.services.length })}>
            <Names names={stack.services.map(({ name }) => name)} />
          </Part>
          {members ? (
            PAYLOADS.map((object) => (
              <Part
                key={object}
                icon={<KeyRound aria-hidden />}
                title={t(`${object}s`, { count: named(object).length })}
              >
                <Names names={named(object)} />
              </Part>
            ))
          ) : (
            <Part icon={<KeyRound aria-hidden />} title={t('payloads')}>
              {answer && <p className="text-muted text-xs">{t('payloadsUnknown')}</p>}
            </Part>
          )}
          <Part icon={<NetworkIcon aria-hidden />} title={t('networks', { count: stack.networks.length })}>
            <Names names={stack.networks.map(({ name }) => name)} />
          </Part>
        </ol>
        <p className="flex items-center gap-2 text-muted [&>svg]:size-4 [&>svg]:shrink-0">
          <ArrowDownToLine aria-hidden />
          <span>
            <span className="font-medium text-ink">{t('staysTitle')}</span> {t('stays')}
          </span>
        </p>
        {members && (
          <p className="text-muted">{t(named('secret').length === 0 ? 'forTenMinutes' : 'notBack')}</p>
        )}
      </div>
      <CommandBlock
        label={words('command')}
        command={dockerCommand({ kind: 'remove-stack', name: stack.name }, source)}
      />
    </>
  );
}

interface PartProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
}

function Part({ icon, title, children }: PartProps): ReactNode {
  return (
    <li className="flex items-start gap-3 px-3 py-2 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0 [&>svg]:text-muted">
      {icon}
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </li>
  );
}

function Names({ names }: { readonly names: readonly string[] }): ReactNode {
  if (names.length === 0) return null;
  return (
    <ul translate="no" className="flex flex-wrap gap-x-3 font-mono text-[0.8125rem] text-muted">
      {names.map((name) => (
        <li key={name} className="break-all">
          {name}
        </li>
      ))}
    </ul>
  );
}
