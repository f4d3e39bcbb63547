'use client';

import { type DragEvent, type ReactNode, type RefObject, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { buttonClass } from '@/components/ui/button';
import { classes } from '@/components/ui/classes';
import { later } from '@/components/ui/later';
import { MAX_COMPOSE_BYTES } from '@/lib/compose/compose-file';
import { type Finding, hasErrors } from '@/lib/swarm/operations/finding';
import type { EditorHandle } from './editor/editor-handle';
import { PlainEditor } from './editor/plain-editor';
import { useSwarmNames } from './editor/use-swarm-names';
import { readTextFile } from './read-text-file';

// Where it cannot be had, the plain field stays.
const CodeEditor = later(
  () => import('./editor/code-editor').then((m) => m.CodeEditor),
  () => null,
);

interface ComposeEditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly findings: readonly Finding[];
  readonly handle: RefObject<EditorHandle | null>;
  /** Beside the button that opens a file. */
  readonly children?: ReactNode;
}

/** A compose file to type, paste, drop or open; what is wrong is said where it stands. */
export function ComposeEditor({ text, onChange, findings, handle, children }: ComposeEditorProps): ReactNode {
  const t = useTranslations('deploy');
  const swarm = useSwarmNames();
  const plain = useRef<HTMLTextAreaElement>(null);
  const [isReady, setReady] = useState(false);
  const [isComposing, setComposing] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isOver, setOver] = useState(false);
  const said = useMemo(
    () =>
      findings.map(({ kind, line, column, severity, about, elsewhere = line }) => ({
        line,
        column,
        severity,
        text: `${t(`finding.${kind}`, { about, elsewhere: `${elsewhere}` })}${kind.startsWith('docker') ? ` ${about}` : ''}`,
      })),
    [findings, t],
  );

  function type(next: string) {
    setTrouble(null);
    onChange(next);
  }

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
    event.stopPropagation();
    void take(file);
  }

  return (
    <div data-slot="compose" className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-center gap-2">
        <span id="compose-label" className="font-medium text-[0.8125rem]">
          {t('file')}
        </span>
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
      {/* A file is taken before the field takes its text. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for a pointer; the button opens a file, too */}
      <div
        data-over={isOver || undefined}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDropCapture={drop}
        className="flex h-[clamp(18rem,calc(100dvh-27.5rem),56rem)] overflow-hidden rounded-md border border-edge bg-surface font-mono text-[0.8125rem] leading-5 focus-within:outline-2 focus-within:outline-accent data-over:border-accent data-over:bg-sunken"
      >
        {!isReady && (
          <PlainEditor
            text={text}
            onChange={type}
            findings={findings}
            area={plain}
            handle={handle}
            onComposing={setComposing}
          />
        )}
        {(isReady || !isComposing) && (
          <CodeEditor
            text={text}
            onChange={type}
            findings={said}
            isInvalid={hasErrors(findings)}
            swarm={swarm}
            plain={plain}
            handle={handle}
            onReady={() => setReady(true)}
          />
        )}
      </div>
      {isReady && (
        <p id="compose-help" className="text-muted text-xs">
          {t('editor.help')}
        </p>
      )}
      {trouble && (
        <p role="alert" className="text-danger">
          {trouble}
        </p>
      )}
    </div>
  );
}
