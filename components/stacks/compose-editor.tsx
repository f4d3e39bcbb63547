'use client';

import { type DragEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { MAX_COMPOSE_BYTES } from '@/lib/compose/compose-file';
import { type Finding, hasErrors } from '@/lib/swarm/operations/finding';
import { readTextFile } from './read-text-file';

interface ComposeEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly findings: readonly Finding[];
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** Beside the button that opens a file. */
  readonly children?: ReactNode;
}

/** A compose file to type, paste, drop or open, its lines numbered; lines with errors are marked. */
export function ComposeEditor({ text, onChange, findings, area, children }: ComposeEditorProps): ReactNode {
  const t = useTranslations('deploy');
  const gutter = useRef<HTMLPreElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const numbers = useMemo(() => {
    const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
    return text
      .split('\n')
      .map((_, i) => `${wrong.has(i + 1) ? '✕ ' : ''}${i + 1}`)
      .join('\n');
  }, [text, findings]);

  async function take(file: File | undefined) {
    if (!file) return;
    const read = await readTextFile(file, MAX_COMPOSE_BYTES);
    setTrouble(
      read === 'too-large'
        ? t('finding.too-large', { about: `${MAX_COMPOSE_BYTES / 1024}` })
        : read === null
          ? t('unreadable')
          : null,
    );
    if (read !== null && read !== 'too-large') onChange(read.text);
  }

  function drop(event: DragEvent) {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return; // text, which the field takes itself
    event.preventDefault();
    void take(file);
  }

  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <label htmlFor="compose" className="font-medium text-[0.8125rem]">
          {t('file')}
        </label>
        <span className="text-muted text-xs">{t('fileHint')}</span>
        <span className="ml-auto flex flex-wrap gap-2">
          {children}
          <label className={classes(buttonClass({ size: 'sm' }), 'has-focus-visible:outline-2')}>
            {t('open')}
            <input
              type="file"
              className="sr-only"
              onChange={(event) => {
                void take(event.target.files?.[0]);
                event.target.value = ''; // so that the same file can be opened again
              }}
            />
          </label>
        </span>
      </div>
      <div
        data-over={isOver || undefined}
        className="flex h-[clamp(18rem,calc(100dvh-24rem),56rem)] overflow-hidden rounded-md border border-edge bg-surface font-mono text-[0.8125rem] leading-5 focus-within:outline-2 focus-within:outline-accent data-over:border-accent data-over:bg-sunken"
      >
        <pre
          ref={gutter}
          aria-hidden
          className="min-w-12 shrink-0 select-none overflow-hidden border-line border-r bg-sunken px-2 py-2 text-right text-muted"
        >
          {numbers}
        </pre>
        <textarea
          id="compose"
          ref={area}
          value={text}
          onChange={(event) => {
            setTrouble(null);
            onChange(event.target.value);
          }}
          onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
          onDragOver={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          translate="no"
          aria-invalid={hasErrors(findings)}
          aria-describedby="compose-findings"
          className="min-w-0 flex-1 resize-none bg-transparent px-3 py-2 outline-none"
        />
      </div>
      {trouble && (
        <p role="alert" className="text-danger">
          {trouble}
        </p>
      )}
    </div>
  );
}
