import { box, down, type FigureDefinition, frame, row, stack } from '../kit/index.ts';

const request = (host: string) => box('file', { tag: 'HTTP 요청', lines: ['`GET /`', `\`Host: ${host}\``] });

export const hostHeader: FigureDefinition = {
  id: 'host-header',
  title: '별명으로 불러도 Host 헤더는 별명 그대로다',
  description:
    'site-alias로 부르면 연결은 example.com의 서버에 닿지만 Host가 site-alias라서 서버가 알아보지 못합니다. Host를 example.com으로 적어 보내면 제대로 대답합니다.',
  caption:
    'DNS는 주소만 바꿔 줍니다. 요청에 적힌 이름은 아무도 고쳐 주지 않습니다. HTTPS라면 인증서의 이름도 맞지 않습니다.',
  text: {
    form: 'list',
    items: [
      '`curl http://site-alias`: DNS가 `example.com`의 주소를 알려 주므로 연결은 그 서버에 닿습니다. 그러나 요청 `GET /`에는 `Host: site-alias`라고 적혀 있습니다. 서버는 그런 사이트를 모르므로 오류나 엉뚱한 페이지를 돌려줍니다.',
      '`curl -H "Host: …" http://site-alias`에 `example.com`을 적으면: 같은 서버에 닿고 `Host: example.com`이라고 적혀 있습니다. 서버가 제 사이트를 돌려줍니다.',
      'HTTPS에서는 클라이언트가 `site-alias`라는 이름으로 인증서를 확인하므로 이름이 맞지 않아 실패합니다.',
    ],
  },
  scene: {
    content: stack([
      row(
        [
          box('pod', { tag: '파드', lines: ['`curl`', '`http://site-alias`'] }),
          box('pod', { tag: '파드', lines: ['`curl`', '`-H "Host: …"`', '`http://site-alias`'] }),
        ],
        { gap: 12 },
      ),
      row([down(), down()], { gap: 12 }),
      row([request('site-alias'), request('example.com')], { gap: 12 }),
      row([down(), down()], { gap: 12 }),
      frame(
        'panel',
        '`example.com`의 서버 (같은 주소)',
        row(
          [
            box('bad', { title: '모르는 이름', lines: ['오류나 엉뚱한 페이지'] }),
            box('good', { title: '아는 이름', lines: ['제 페이지를 준다'] }),
          ],
          { gap: 12 },
        ),
      ),
    ]),
  },
};
