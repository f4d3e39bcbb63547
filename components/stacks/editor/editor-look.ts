import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** YAML in the page's own colours, which its themes change. */
const yamlColours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--success)' },
  { tag: tags.comment, color: 'var(--muted)' },
  { tag: [tags.labelName, tags.typeName, tags.keyword, tags.meta], color: 'var(--warning)' },
  { tag: [tags.separator, tags.punctuation, tags.squareBracket, tags.brace], color: 'var(--muted)' },
]);

const frame = EditorView.theme({
  '&': { height: '100%', flex: '1', minWidth: '0', color: 'var(--ink)', containerType: 'inline-size' },
  '&.cm-focused': { outline: 'none' }, // the frame has the ring
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit' },
  '.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.75rem' },
  '.cm-gutters': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--muted)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-lineNumbers .cm-gutterElement': { minWidth: '2.25rem', padding: '0 0.25rem 0 0.5rem' },
  '.cm-foldGutter .cm-gutterElement': { width: '1rem', textAlign: 'center', cursor: 'pointer' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-foldPlaceholder': {
    backgroundColor: 'var(--sunken)',
    border: '1px solid var(--edge)',
    color: 'var(--muted)',
    padding: '0 0.375rem',
  },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--accent) 18%, transparent)',
  },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--danger-soft)' },
  '.cm-underlined': {
    textDecoration: 'underline wavy',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
  '.cm-underlined[data-severity=error]': { textDecorationColor: 'var(--danger)' },
  '.cm-underlined[data-severity=warning]': { textDecorationColor: 'var(--warning)' },
  // Long lines scroll, and what is said of one stays where it is read.
  '.cm-said': {
    position: 'sticky',
    left: '0.75rem',
    boxSizing: 'border-box',
    width: 'fit-content',
    maxWidth: 'calc(100cqi - 6rem)',
    margin: '0.125rem 0.75rem 0.375rem',
    padding: '0.25rem 0.625rem',
    borderLeft: '3px solid',
    borderRadius: '0 0.375rem 0.375rem 0',
    fontFamily: 'var(--font-sans)',
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
  '.cm-said[data-severity=error]': { color: 'var(--danger)', backgroundColor: 'var(--danger-soft)' },
  '.cm-said[data-severity=warning]': { color: 'var(--warning)', backgroundColor: 'var(--warning-soft)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    border: '1px solid var(--edge)',
    borderRadius: '0.5rem',
    boxShadow: '0 8px 24px rgb(0 0 0 / 0.18)',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    maxHeight: '16rem',
    maxWidth: 'min(36rem, calc(100vw - 2rem))',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    gap: '1.5rem',
    padding: '0.25rem 0.625rem',
    lineHeight: '1.4',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--on-accent)',
  },
  '.cm-completionLabel': { minWidth: '0', overflow: 'hidden', textOverflow: 'ellipsis' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': {
    marginLeft: 'auto',
    fontStyle: 'normal',
    fontFamily: 'var(--font-sans)',
    fontSize: '0.75rem',
    color: 'var(--muted)',
  },
  'li[aria-selected] .cm-completionDetail': { color: 'inherit' },
  '@media (pointer: coarse)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { minHeight: '44px', alignItems: 'center' },
  },
});

export const editorLook = [frame, syntaxHighlighting(yamlColours)];
