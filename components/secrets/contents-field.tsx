'use client';

import { type ReactNode, useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, buttonClass } from '@/components/ui/button';
import { MAX_PAYLOAD_BYTES, type PayloadKind } from '@/lib/swarm/objects/payload';

interface ContentsFieldProps {
  readonly kind: PayloadKind;
  /** How many are in it now. */
  readonly bytes: number;
  readonly onChange: (contents: Uint8Array<ArrayBuffer>) => void;
}

/** What is to be in a secret or a config: typed, or a file of any kind. A secret is hidden as it is typed. */
export function ContentsField({ kind, bytes, onChange }: ContentsFieldProps): ReactNode {
  const t = useTranslations('secrets.create');
  const id = useId();
  const [text, setText] = useState('');
  const [file, setFile] = useState<string | null>(null);

  async function take(chosen: File | undefined) {
    if (!chosen) return;
    setFile(chosen.name);
    // One that is too large is not read: its size is all that is told.
    onChange(
      new Uint8Array(
        chosen.size > MAX_PAYLOAD_BYTES ? new ArrayBuffer(chosen.size) : await chosen.arrayBuffer(),
      ),
    );
  }

  function type(next: string) {
    setFile(null);
    setText(next);
    onChange(new TextEncoder().encode(next));
  }

  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor={id} className="font-medium text-[0.8125rem]">
          {t('contents')}
        </label>
        <label className={`${buttonClass({ size: 'sm' })} ml-auto has-focus-visible:outline-2`}>
          {t('file')}
          <input
            type="file"
            className="sr-only"
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
      </div>
      {file === null ? (
        <textarea
          id={id}
          rows={5}
          value={text}
          spellCheck={false}
          autoComplete="off"
          translate="no"
          data-secret={kind === 'secret' || undefined}
          onChange={(event) => type(event.target.value)}
          className="rounded-md border border-edge bg-surface px-3 py-1.5 font-mono text-[0.8125rem] data-secret:[-webkit-text-security:disc]"
        />
      ) : (
        <p id={id} className="flex flex-wrap items-center gap-2">
          {t('fromFile', { name: file, bytes: `${bytes}` })}
          <Button size="sm" onClick={() => type(text)}>
            {t('dropFile')}
          </Button>
        </p>
      )}
      <p className="text-muted text-xs">{t(`contentsHint.${kind}`)}</p>
      {bytes > MAX_PAYLOAD_BYTES && (
        <p role="alert" className="text-danger text-xs">
          {t('tooLarge', { limit: `${MAX_PAYLOAD_BYTES / 1024}` })}
        </p>
      )}
    </div>
  );
}
