'use client';

import Link from 'next/link';
import { type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RawWords } from '@/components/actions/outcome-message';
import { Button, buttonClass } from '@/components/ui/button';
import { CommandBlock } from '@/components/ui/command-block';
import { Dialog } from '@/components/ui/dialog';
import { saveText } from '@/components/ui/save-text';
import { useAnswer } from '@/lib/client/use-answer';
import { hrefOf } from '@/lib/pages/href-of';
import type { StackName } from '@/lib/swarm/objects/ids';
import type { StackExport } from '@/lib/swarm/operations/stack-export';
import { changeDraft, draftFor } from './compose-draft';

interface ExportDialogProps {
  readonly stack: StackName;
  readonly onClose: () => void;
}

/** The running stack as a compose file: to copy, to save, to edit. */
export function ExportDialog({ stack, onClose }: ExportDialogProps): ReactNode {
  const t = useTranslations('deploy.export');
  const words = useTranslations();
  const [withValues, setWithValues] = useState(false);
  const { answer } = useAnswer({ kind: 'export-stack', stack, withValues });
  const { compose, unsaid } = answer?.ok ? answer.value : { compose: null, unsaid: [] };
  return (
    <Dialog
      width="md"
      title={t('title', { name: stack })}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{words('frame.close')}</Button>
          {compose !== null && (
            <>
              <Button onClick={() => saveText(compose, `${stack}.yml`, 'application/yaml')}>
                {t('save')}
              </Button>
              <Link
                prefetch={false}
                href={hrefOf('deploy', { stack })}
                className={buttonClass({ variant: 'primary' })}
                onClick={() => {
                  draftFor(stack);
                  changeDraft({ text: compose });
                }}
              >
                {t('edit')}
              </Link>
            </>
          )}
        </>
      }
    >
      <p>{t(unsaid.length === 0 ? 'body' : 'bodyBut')}</p>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-1"
          checked={withValues}
          onChange={(event) => setWithValues(event.target.checked)}
        />
        {t('withValues')}
      </label>
      {compose !== null ? (
        <>
          <Unsaid list="fields" title={t('unsaid')} of={unsaid} />
          <Unsaid list="reordered" title={t('reordered')} of={unsaid} />
          <div data-slot="export">
            <CommandBlock command={compose} prompt={false} />
          </div>
        </>
      ) : answer && !answer.ok ? (
        <div role="alert" className="text-danger">
          <p>{words(`action.failure.${answer.kind}`)}</p>
          <RawWords text={answer.message} />
        </div>
      ) : (
        <p className="text-muted">{t('asking')}</p>
      )}
    </Dialog>
  );
}

interface UnsaidProps {
  readonly list: 'fields' | 'reordered';
  readonly title: string;
  readonly of: StackExport['unsaid'];
}

/** What of each object the file does not tell, in Docker's words. */
function Unsaid({ list, title, of }: UnsaidProps): ReactNode {
  const some = of.filter((one) => one[list].length > 0);
  if (some.length === 0) return null;
  return (
    <div data-slot={`export-${list}`}>
      <p>{title}</p>
      <ul className="list-disc pl-5">
        {some.map((one) => (
          <li key={`${one.object} ${one.name}`} translate="no" className="break-words">
            <bdi>{one.name}</bdi>: {one[list].join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
