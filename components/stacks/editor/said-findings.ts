import {
  type EditorState,
  type Extension,
  RangeSetBuilder,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import type { Finding } from '@/lib/swarm/operations/finding';

/** A finding with what is said of it. */
export interface SaidFinding extends Pick<Finding, 'line' | 'column' | 'severity'> {
  readonly text: string;
}

/** Takes the place of all that was said before. */
export const setFindings = StateEffect.define<readonly SaidFinding[]>();

/** Underlines what is wrong, and says why below its line. */
export const saidFindings: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(drawn, transaction) {
    const told = transaction.effects.find((effect) => effect.is(setFindings));
    return told ? draw(transaction.state, told.value) : drawn.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

function draw({ doc }: EditorState, findings: readonly SaidFinding[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  const ordered = findings
    .filter(({ line }) => line > 0 && line <= doc.lines)
    .sort((a, b) => a.line - b.line || a.column - b.column);
  for (let i = 0; i < ordered.length; ) {
    const number = ordered[i]?.line ?? 1;
    const line = doc.line(number);
    const said: SaidFinding[] = [];
    let end = line.from;
    for (; ordered[i]?.line === number; i += 1) {
      const finding = ordered[i];
      if (!finding) break;
      said.push(finding);
      const from = Math.max(end, Math.min(line.from + finding.column - 1, line.to));
      const to = from + wordAt(line.text.slice(from - line.from));
      if (to > from) builder.add(from, to, underline(finding.severity));
      end = Math.max(end, to);
    }
    builder.add(
      line.to,
      line.to,
      Decoration.widget({ widget: new Said(number, said), block: true, side: 1 }),
    );
  }
  return builder.finish();
}

const underline = (severity: Finding['severity']) =>
  Decoration.mark({ class: 'cm-underlined', attributes: { 'data-severity': severity } });

/** How long the key or value at the beginning of `text` is; all of it where it begins with neither. */
const wordAt = (text: string): number => (/^["']?[^\s:,[\]{}]+/.exec(text)?.[0] ?? text.trimEnd()).length;

/** For the eyes: the list of findings says the same to those who hear the page. */
class Said extends WidgetType {
  constructor(
    private readonly line: number,
    private readonly said: readonly SaidFinding[],
  ) {
    super();
  }

  override eq(other: Said): boolean {
    const key = ({ said, line }: Said) =>
      JSON.stringify([line, said.map(({ severity, text }) => [severity, text])]);
    return key(this) === key(other);
  }

  override toDOM(): HTMLElement {
    const box = document.createElement('div');
    box.ariaHidden = 'true';
    for (const { severity, text } of this.said) {
      const row = document.createElement('div');
      row.className = 'cm-said';
      row.dataset.slot = 'line-finding';
      row.dataset.severity = severity;
      row.dataset.line = `${this.line}`;
      row.textContent = `${severity === 'error' ? '✕' : '△'} ${text}`;
      box.append(row);
    }
    return box;
  }
}
