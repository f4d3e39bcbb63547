import { FileDown } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { saveText } from '@/components/ui/save-text';
import { useClient } from '@/lib/client/use-client';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { StackExport } from '@/lib/swarm/operations/stack-export';
import { ActionButton } from './action-button';

/** Saves what a stack could be deployed from again, before it goes. */
export function SaveCompose({ stack }: { readonly stack: StackName }): ReactNode {
  const t = useTranslations('action');
  const { ask } = useClient();
  const [told, setTold] = useState<string | null>(null);

  async function save() {
    const answer = await ask<'export-stack'>({ kind: 'export-stack', stack, withValues: false });
    if (!answer.ok) return setTold(t(`failure.${answer.kind}`));
    saveText(answer.value.compose, `${stack}.yml`, 'application/yaml');
    setTold(
      t(saysAll(answer.value) ? 'removeStack.saved' : 'removeStack.savedBut', { file: `${stack}.yml` }),
    );
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ActionButton kind="export-stack" stack={stack} size="sm" onClick={() => void save()}>
        <FileDown aria-hidden />
        {t('removeStack.save')}
      </ActionButton>
      <span role="status" className="text-muted text-xs">
        {told}
      </span>
    </div>
  );
}

const saysAll = ({ unsaid }: StackExport): boolean => unsaid.every(({ fields }) => fields.length === 0);
