'use client';

import { completionStatus } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentService, indentUnit } from '@codemirror/language';
import { Compartment, EditorState } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import {
  type ReactNode,
  type RefObject,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react';
import { useTranslations } from 'use-intl';
import type { SwarmNames } from '@/lib/compose/complete-compose';
import { composeCompletion } from './compose-completion';
import type { EditorHandle, EditorProps } from './editor-handle';
import { editorLook } from './editor-look';
import { indentAfter } from './indent-after';
import { type SaidFinding, saidFindings, setFindings } from './said-findings';

interface CodeEditorProps extends EditorProps {
  readonly findings: readonly SaidFinding[];
  readonly isInvalid: boolean;
  readonly swarm: SwarmNames;
  readonly handle: RefObject<EditorHandle | null>;
  /** The plain field whose place, caret and focus it takes. */
  readonly plain: RefObject<HTMLTextAreaElement | null>;
  /** Called once it stands. */
  readonly onReady: () => void;
}

/** From the last change to what is said below its lines, ms: lines do not jump while one types. */
const CALM_MS = 500;

/** CodeMirror on a compose file. Its code is loaded where it is drawn, and nowhere else. */
export function CodeEditor(props: CodeEditorProps): ReactNode {
  const { text, findings, isInvalid, handle, plain } = props;
  const t = useTranslations('deploy.editor');
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  /** What the page knows, and what it is to be told with: of the last drawing. */
  const last = useRef({ text, props });
  last.current.props = props;
  const attributes = useRef(new Compartment());

  // biome-ignore lint/correctness/useExhaustiveDependencies: made once; what changes is told to it below
  useLayoutEffect(() => {
    if (!box.current) return;
    const field = plain.current;
    const made = new EditorView({
      parent: box.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          nonce(),
          EditorState.phrases.of({
            Completions: t('completions'),
            'Fold line': t('fold'),
            'Unfold line': t('unfold'),
            'folded code': t('folded'),
            unfold: t('unfold'),
          }),
          lineNumbers(),
          foldGutter({ openText: '▾', closedText: '▸' }),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          history(),
          bracketMatching(),
          yaml(),
          indentUnit.of('  '),
          indentService.of((context, at) => indentAfter(context.lineAt(at, -1).text)),
          composeCompletion(() => last.current.props.swarm, t('inSwarm')),
          keymap.of([
            { key: 'Escape', run: letTabLeave },
            ...defaultKeymap,
            ...historyKeymap,
            ...foldKeymap,
            indentWithTab,
          ]),
          saidFindings,
          attributes.current.of(fieldAttributes(isInvalid)),
          editorLook,
          EditorView.updateListener.of((update) => {
            if (!update.docChanged) return;
            update.view.setTabFocusMode(false);
            last.current.text = update.state.doc.toString();
            last.current.props.onChange(last.current.text);
          }),
        ],
      }),
    });
    view.current = made;
    if (field) {
      const [anchor, head] = [field.selectionStart, field.selectionEnd].map((at) =>
        Math.min(at, made.state.doc.length),
      );
      made.dispatch({ selection: { anchor: anchor ?? 0, head: head ?? 0 } });
      if (document.activeElement === field) made.focus();
    }
    // Its ends of lines are all of one kind.
    if (made.state.doc.toString() !== text) last.current.props.onChange(made.state.doc.toString());
    last.current.props.onReady();
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  // Another text: of a file, an example, a running stack.
  useEffect(() => {
    const current = view.current;
    if (!current || text === last.current.text) return;
    last.current.text = text;
    current.dispatch({
      changes: { from: 0, to: current.state.doc.length, insert: text },
      selection: { anchor: 0 },
    });
  }, [text]);

  useEffect(() => {
    let timer = setTimeout(say, CALM_MS);
    function say() {
      const now = view.current;
      // Not under an input method's hands, nor beneath what is offered.
      if (now && (now.composing || completionStatus(now.state) !== null)) timer = setTimeout(say, CALM_MS);
      else now?.dispatch({ effects: setFindings.of(findings) });
    }
    return () => clearTimeout(timer);
  }, [findings]);

  useEffect(
    () => view.current?.dispatch({ effects: attributes.current.reconfigure(fieldAttributes(isInvalid)) }),
    [isInvalid],
  );

  useImperativeHandle(handle, () => ({
    show(number, column) {
      const current = view.current;
      if (!current) return;
      const line = current.state.doc.line(Math.min(number, current.state.doc.lines));
      const at = Math.min(line.from + column - 1, line.to);
      current.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      current.focus();
    },
  }));

  return <div ref={box} className="flex min-w-0 flex-1" />;
}

/** The policy of the page lets no style in without it. */
function nonce() {
  const value = document.querySelector<HTMLElement>('[nonce]')?.nonce;
  return value ? EditorView.cspNonce.of(value) : [];
}

/** Until something is typed, so that nobody has to hurry. */
function letTabLeave(view: EditorView): boolean {
  view.setTabFocusMode(true);
  return true;
}

const fieldAttributes = (isInvalid: boolean) =>
  EditorView.contentAttributes.of({
    'aria-labelledby': 'compose-label',
    'aria-describedby': 'compose-help compose-findings',
    'aria-invalid': `${isInvalid}`,
    'data-slot': 'code',
  });
