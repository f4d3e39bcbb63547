'use client';

import { type ReactNode, type RefObject, useImperativeHandle, useMemo, useRef } from 'react';
import { type Finding, hasErrors } from '@/lib/swarm/operations/finding';
import type { EditorHandle, EditorProps } from './editor-handle';

interface PlainEditorProps extends EditorProps {
  readonly findings: readonly Finding[];
  readonly area: RefObject<HTMLTextAreaElement | null>;
  readonly handle: RefObject<EditorHandle | null>;
  /** Whether an input method is at work, whose field must not be taken away. */
  readonly onComposing: (isComposing: boolean) => void;
}

const LINE_PX = 20;

/** A plain field with numbered lines: until the editor has come, and where it cannot be had. */
export function PlainEditor({
  text,
  onChange,
  findings,
  area,
  handle,
  onComposing,
}: PlainEditorProps): ReactNode {
  const gutter = useRef<HTMLPreElement>(null);
  const numbers = useMemo(() => {
    const wrong = new Set(findings.filter(({ severity }) => severity === 'error').map(({ line }) => line));
    return text
      .split('\n')
      .map((_, i) => `${wrong.has(i + 1) ? '✕ ' : ''}${i + 1}`)
      .join('\n');
  }, [text, findings]);
  useImperativeHandle(handle, () => ({
    show(line, column) {
      const lines = text.split('\n').slice(0, line - 1);
      const offset = lines.reduce((sum, each) => sum + each.length + 1, 0) + column - 1;
      area.current?.focus();
      area.current?.setSelectionRange(offset, offset);
      area.current?.scrollTo({ top: (line - 5) * LINE_PX });
    },
  }));
  return (
    <>
      <pre
        ref={gutter}
        aria-hidden
        className="min-w-12 shrink-0 select-none overflow-hidden border-line border-r bg-sunken px-2 py-2 text-right text-muted"
      >
        {numbers}
      </pre>
      <textarea
        ref={area}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onCompositionStart={() => onComposing(true)}
        onCompositionEnd={() => onComposing(false)}
        onScroll={(event) => gutter.current?.scrollTo({ top: event.currentTarget.scrollTop })}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        translate="no"
        aria-labelledby="compose-label"
        aria-invalid={hasErrors(findings)}
        aria-describedby="compose-findings"
        className="min-w-0 flex-1 resize-none bg-transparent px-3 py-2 outline-none"
      />
    </>
  );
}
