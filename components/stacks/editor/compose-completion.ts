import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionSource,
  completionStatus,
  moveCompletionSelection,
  pickedCompletion,
  selectedCompletionIndex,
} from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { completeCompose, type Completion as Option, type SwarmNames } from '@/lib/compose/complete-compose';

/** Offers the keys of a compose file, and what there is in the swarm; `swarm` is asked at each key. */
export function composeCompletion(swarm: () => SwarmNames, ofSwarm: string): Extension {
  const source: CompletionSource = ({ state, pos, explicit }) => {
    const found = completeCompose(state.doc.toString(), pos, swarm());
    if (!found || (!explicit && pos === found.from && !isPlaceForName(state.sliceDoc(pos - 2, pos))))
      return null;
    // Whole lists are given, and narrowed down while one types on.
    return { from: found.from, options: found.options.map(toCompletion), validFor: /^[^\s,[\]{}"']*$/ };
  };
  const toCompletion = (option: Option): Completion => ({
    label: option.label,
    ...(option.isOfSwarm && { detail: ofSwarm }),
    apply: (view, completion, from, to) => {
      const { insert, more } = option;
      view.dispatch({
        changes: [{ from, to, insert }, ...(more ? [{ from: more.at, insert: more.insert }] : [])],
        selection: { anchor: from + insert.length + (more && more.at <= from ? more.insert.length : 0) },
        annotations: pickedCompletion.of(completion),
        scrollIntoView: true,
      });
    },
  });
  return [
    autocompletion({
      override: [source],
      icons: false,
      maxRenderedOptions: 60,
      // Enter is for the next line, unless one has chosen by the arrows.
      selectOnOpen: false,
      interactionDelay: 0,
    }),
    keymap.of([{ key: 'Tab', run: takeOffer }]),
  ];
}

/** The chosen one, else the first. */
function takeOffer(view: EditorView): boolean {
  if (completionStatus(view.state) !== 'active') return false;
  if (selectedCompletionIndex(view.state) === null) moveCompletionSelection(true)(view);
  return acceptCompletion(view);
}

/** Behind `- `, `[` and `: ` names are offered before one is typed. */
const isPlaceForName = (before: string): boolean =>
  before === '- ' || before === ': ' || before.endsWith('[');
