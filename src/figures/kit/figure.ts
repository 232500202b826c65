import { draw, type Scene } from './drawing.ts';
import { escapeHtml, inlineHtml } from './escape.ts';
import { paint } from './paint.ts';

/** The drawing's content in words: numbered steps when time or sequence is the point, otherwise a list. */
export interface TextAlternative {
  readonly form: 'steps' | 'list';
  readonly items: readonly string[];
}

/** A figure as an author writes it. Prose fields may hold `code`. */
export interface FigureDefinition {
  /** Kebab-case; unique in the book, since every id on the page is made from it. */
  readonly id: string;
  /** Accessible name of the drawing. */
  readonly title: string;
  /** One or two sentences that say what the drawing shows, for those who do not see it. */
  readonly description: string;
  /** What to take from it, shown to everybody. */
  readonly caption: string;
  readonly text: TextAlternative;
  readonly scene: Scene;
  /** It draws objects of a cluster as they stand at its place in the chapter: the reader's own can be shown for it. */
  readonly live?: true;
}

function renderText(text: TextAlternative): string {
  const tag = text.form === 'steps' ? 'ol' : 'ul';
  return `<${tag}>${text.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('')}</${tag}>`;
}

/** The drawing alone, as an accessible <svg>. `id` prefixes the ids in it. */
export function renderSvg(figure: FigureDefinition, id = `fig-${figure.id}`): string {
  const { width, height, shapes } = draw(figure.scene);
  return [
    `<svg class="fig-art" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    ` aria-labelledby="${id}-title" aria-describedby="${id}-desc" xmlns="http://www.w3.org/2000/svg">`,
    `<title id="${id}-title">${escapeHtml(figure.title)}</title>`,
    `<desc id="${id}-desc">${escapeHtml(figure.description)}</desc>`,
    paint(shapes),
    '</svg>',
  ].join('');
}

/**
 * The whole figure: drawing, caption, and the same content in words.
 * @param id prefix of the ids, for a page that shows a figure twice
 */
export function renderFigure(figure: FigureDefinition, id = `fig-${figure.id}`): string {
  return [
    `<figure class="fig" id="${id}"${figure.live ? ' data-live' : ''}>`,
    renderSvg(figure, id),
    `<figcaption class="fig-caption"><p>${inlineHtml(figure.caption)}</p>`,
    `<details class="fig-text"><summary>그림을 글로 읽기</summary>${renderText(figure.text)}</details>`,
    '</figcaption></figure>',
  ].join('');
}
