/** What a page does to the field that holds a compose file, whichever of the two stands there. */
export interface EditorHandle {
  /** Puts the caret at a place of the text, both from 1, into view and into focus. */
  show(line: number, column: number): void;
}

/** Of both fields. */
export interface EditorProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}
