import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

const wave = (severity: string, color: string) => ({
  [`.cm-lintRange-${severity}`]: {
    backgroundImage: 'none',
    textDecoration: `underline wavy ${color}`,
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '0.2em',
  },
});

/** The site's colours, light and dark: its custom properties reach into the editor's shadow. */
const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--paper-raised)', fontSize: '0.9375rem' },
  // An outline would lie under the line numbers.
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused::after': {
    position: 'absolute',
    inset: '0',
    zIndex: '201',
    border: '2px solid var(--celadon)',
    content: '""',
    pointerEvents: 'none',
  },
  '.cm-scroller': { fontFamily: 'var(--font-code)', lineHeight: '1.65' },
  '.cm-content': { caretColor: 'var(--ink)', padding: '0.5rem 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--celadon) 28%, transparent)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in srgb, var(--celadon) 7%, transparent)',
  },
  '.cm-gutters': { color: 'var(--ink-faint)', backgroundColor: 'var(--paper-sunken)', border: '0' },
  '.cm-tooltip': {
    maxWidth: 'min(34rem, 90vw)',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    color: 'var(--ink)',
    backgroundColor: 'var(--paper-raised)',
    boxShadow: 'var(--shadow)',
    fontFamily: 'var(--font-korean)',
    fontSize: '0.875rem',
    lineHeight: '1.55',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-code)', maxHeight: '14em' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--paper)',
    backgroundColor: 'var(--celadon)',
  },
  '.cm-completionDetail': {
    marginLeft: '1em',
    fontStyle: 'normal',
    fontFamily: 'var(--font-korean)',
    opacity: '0.85',
  },
  '.cm-completionInfo': { maxHeight: '16rem', overflow: 'auto', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic': { padding: '0.375rem 0.625rem', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--seal)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--ochre)' },
  '.cm-diagnostic-info': { borderLeft: '4px solid var(--indigo)' },
  '.cm-diagnosticAction': {
    borderRadius: '0.25rem',
    color: 'var(--paper)',
    backgroundColor: 'var(--celadon)',
    font: 'inherit',
    fontSize: '0.8125rem',
  },
  ...wave('error', 'var(--seal)'),
  ...wave('warning', 'var(--ochre)'),
  ...wave('info', 'var(--indigo)'),
  '.cm-lintRange-active': { backgroundColor: 'var(--ochre-soft)' },
  '.cm-lintPoint:after': { borderBottomColor: 'var(--seal)' },
  '.cm-panels': { color: 'var(--ink)', backgroundColor: 'var(--paper-sunken)', borderColor: 'var(--line)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--font-korean)', fontSize: '0.875rem' },
  '.cm-panel.cm-search input, .cm-panel.cm-search button, .cm-panel.cm-search label': {
    fontSize: '0.875rem',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--paper-raised)',
    border: '1px solid var(--line-strong)',
    color: 'var(--ink)',
  },
  '.cm-textfield': {
    backgroundColor: 'var(--paper-raised)',
    border: '1px solid var(--line-strong)',
    color: 'var(--ink)',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--ochre-soft)', outline: '1px solid var(--ochre)' },
  '.hover': { padding: '0.5rem 0.75rem', maxHeight: '18rem', overflow: 'auto' },
  '.hover-head': { margin: '0 0 0.25rem', fontFamily: 'var(--font-code)', fontWeight: '700' },
  '.hover-text': { margin: '0', whiteSpace: 'pre-wrap' },
  '.hover-values': { margin: '0.375rem 0 0', color: 'var(--ink-faint)' },
  '@media (max-width: 49.99em)': { '&': { fontSize: '1rem' } },
});

const highlight = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-token-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.attributeValue], color: 'var(--code-token-string)' },
  {
    tag: [tags.number, tags.bool, tags.null, tags.typeName, tags.labelName],
    color: 'var(--code-token-constant)',
  },
  { tag: tags.comment, color: 'var(--code-token-comment)', fontStyle: 'italic' },
  { tag: [tags.punctuation, tags.separator, tags.meta], color: 'var(--code-token-punctuation)' },
]);

export const editorTheme: Extension = [theme, syntaxHighlighting(highlight)];
