import { describe, expect, it } from 'vitest';
import { box, down, draw, type FigureDefinition, renderFigure, renderSvg, stack } from './index.ts';

const example: FigureDefinition = {
  id: 'example',
  title: '파드 <하나>',
  description: '파드가 "하나" 있습니다.',
  caption: '`kubectl`로 봅니다.',
  text: { form: 'steps', items: ['먼저 `a < b`', '다음'] },
  scene: { content: stack([box('pod', { id: 'one', title: '`a<b`' }), down(), box('pod', { title: '둘' })]) },
};

describe('renderSvg', () => {
  it('names and describes the drawing for those who do not see it', () => {
    const svg = renderSvg(example);
    expect(svg).toContain(
      'role="img" aria-labelledby="fig-example-title" aria-describedby="fig-example-desc"',
    );
    expect(svg).toContain('<title id="fig-example-title">파드 &lt;하나&gt;</title>');
    expect(svg).toContain('<desc id="fig-example-desc">파드가 &quot;하나&quot; 있습니다.</desc>');
  });

  it('escapes labels', () => {
    expect(renderSvg(example)).toContain('<tspan class="fig-code">a&lt;b</tspan>');
  });
});

describe('renderFigure', () => {
  it('tells the same in words, in order when order matters', () => {
    expect(renderFigure(example)).toContain(
      '<summary>그림을 글로 읽기</summary><ol><li>먼저 <code>a &lt; b</code></li><li>다음</li></ol>',
    );
  });

  it('makes an unordered list when order does not matter', () => {
    expect(renderFigure({ ...example, text: { form: 'list', items: ['안'] } })).toContain(
      '<ul><li>안</li></ul>',
    );
  });

  it('takes another prefix for its ids', () => {
    const ids = [...renderFigure(example, 'second').matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]);
    expect(ids).toEqual(['second', 'second-title', 'second-desc']);
  });
});

describe('draw', () => {
  it.each([
    ['two boxes of one name', [box('pod', { id: 'a' }), box('pod', { id: 'a' })], 'two boxes are called "a"'],
    ['an arrow at an unknown box', [box('pod', { id: 'a' }), down({ at: 'b' })], 'no box is called "b"'],
  ])('refuses %s', (_name, content, message) => {
    expect(() => draw({ content: stack(content) })).toThrow(message);
  });

  it('refuses a link to an unknown box', () => {
    const links = [{ from: { id: 'a', side: 'top' }, to: { id: 'b', side: 'top' } }] as const;
    expect(() => draw({ content: box('pod', { id: 'a' }), links })).toThrow('no box is called "b"');
  });
});
