import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { type EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';

/** What is said of a place in the text, and the stretch that it is about. */
export interface FieldHelp {
  readonly from: number;
  readonly dom: HTMLElement;
}

const show = StateEffect.define<Tooltip | null>();

const shown = StateField.define<Tooltip | null>({
  create: () => null,
  update(tooltip, transaction) {
    for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
    // It is about the place where the cursor was.
    return transaction.docChanged || transaction.selection ? null : tooltip;
  },
  provide: (field) => showTooltip.from(field),
});

/**
 * F1 explains the field in which the cursor stands, as hovering does for a mouse. Esc closes it.
 *
 * @param look Looks a place up; undefined where nothing is known.
 * @param told Gets what is shown, for who does not see it.
 */
export function fieldHelp(
  look: (text: string, offset: number) => Promise<FieldHelp | undefined>,
  told: (text: string) => void,
): Extension {
  const explain = async (view: EditorView) => {
    const { doc, selection } = view.state;
    const { head } = selection.main;
    const help = await look(doc.toString(), head);
    // The reader may have gone on meanwhile.
    if (view.state.doc !== doc || view.state.selection.main.head !== head) return;
    const { from, dom } = help ?? { from: head, dom: document.createElement('p') };
    if (!help) {
      dom.className = 'hover';
      dom.textContent = '설명할 필드가 없는 자리입니다.';
    }
    view.dispatch({ effects: show.of({ pos: from, above: true, create: () => ({ dom }) }) });
    told(dom.textContent ?? '');
  };
  return [
    shown,
    keymap.of([
      {
        key: 'F1',
        preventDefault: true,
        run(view) {
          void explain(view);
          return true;
        },
      },
      {
        key: 'Escape',
        run(view) {
          if (!view.state.field(shown)) return false;
          view.dispatch({ effects: show.of(null) });
          return true;
        },
      },
    ]),
  ];
}
