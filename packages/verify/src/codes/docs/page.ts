import type { pageCodes } from '../page.ts';
import type { DocsOf } from './doc.ts';

const HEAD = '---\ntitle: 첫 파드\ndescription: 파드를 만듭니다.\n';
const HELLO =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: hello\nspec:\n  containers:\n    - name: web\n      image: example.com/web:1.0\n';

export const pageDocs: DocsOf<typeof pageCodes> = {
  'page-syntax': {
    what: 'MDX로 읽을 수 없는 페이지입니다.',
    why: '닫지 않은 태그나 중괄호가 있으면 페이지 전체를 만들지 못합니다.',
    wrong: '본문에 쓴 중괄호 {«»',
    right: '본문에 쓴 중괄호 `{`',
  },
  'page-frontmatter': {
    what: '머리말의 항목이 없거나 모양이 틀렸습니다.',
    why: '제목과 소개, 장의 준비가 여기서 나옵니다. 틀리면 페이지를 만들지 못합니다.',
    wrong: `${HEAD}«chapter: CH1»\n---\n`,
    right: `${HEAD}chapter: CH-01\n---\n`,
  },
  'page-frontmatter-field': {
    what: '머리말에 없는 항목을 적었습니다. 철자가 틀린 듯합니다.',
    why: '모르는 항목은 조용히 무시됩니다. 준비나 정리 명령이 빠진 페이지가 됩니다.',
    wrong: `${HEAD}«cleanpu: []»\n---\n`,
    right: `${HEAD}cleanup: []\n---\n`,
  },
  'page-missing-file': {
    what: '페이지가 보여 주는 매니페스트가 없습니다.',
    why: '보여 줄 파일이 없어 페이지를 만들지 못합니다.',
    wrong: '<Manifest «file="helo.yaml"» />',
    right: '<Manifest file="hello.yaml" />',
  },
  'page-file-outside': {
    what: '매니페스트의 경로가 manifests 폴더 밖으로 나갑니다.',
    why: '페이지는 manifests 폴더의 것만 보여 줍니다. 다른 파일이 실수로 공개되지 않게 합니다.',
    wrong: '<Manifest «file="../secret.yaml"» />',
    right: '<Manifest file="hello.yaml" />',
  },
  'page-file-symlink': {
    what: '매니페스트가 manifests 폴더 밖을 가리키는 심볼릭 링크입니다.',
    why: '링크를 따라가면 공개하지 않을 파일이 사이트에 실릴 수 있습니다.',
    wrong: {
      text: '<Manifest «file="link.yaml"» />',
      files: { 'manifests/link.yaml': HELLO },
      symlinks: { 'link.yaml': '../../secret.yaml' },
    },
    right: '<Manifest file="hello.yaml" />',
  },
  'page-file-attribute': {
    what: '<Manifest>에 파일 이름이 글자로 적혀 있지 않습니다.',
    why: '이름이 글자여야 빌드하기 전에 그 파일을 확인할 수 있습니다.',
    wrong: '<Manifest «file={name}» />',
    right: '<Manifest file="hello.yaml" />',
  },
  'page-line-outside': {
    what: '강조하거나 설명하는 줄이 파일에 없습니다.',
    why: '매니페스트를 고친 뒤 줄 번호가 어긋난 것입니다. 설명이 엉뚱한 줄에 붙거나 사라집니다.',
    wrong: '<Manifest «file="hello.yaml"» highlight="90" />',
    right: '<Manifest file="hello.yaml" highlight="4" />',
  },
  'page-unused-manifest': {
    what: '어느 페이지도 쓰지 않는 매니페스트입니다.',
    why: 'manifests 폴더는 독자가 내려받는 것입니다. 쓰지 않는 파일은 독자를 헷갈리게 합니다.',
    wrong: {
      file: 'manifests/web.yaml',
      text: HELLO,
      files: { 'content/ch-01-x.mdx': `${HEAD}---\n본문입니다.\n` },
    },
    right: {
      file: 'manifests/web.yaml',
      text: HELLO,
      files: { 'content/ch-01-x.mdx': `${HEAD}---\n<Manifest file="web.yaml" />\n` },
    },
  },
  'page-manifest-in-mdx': {
    what: '매니페스트를 글에 직접 붙여 넣었습니다.',
    why: '글 속의 YAML은 확인하지도 내려받지도 못합니다. manifests 폴더에 두면 둘 다 됩니다.',
    wrong: '«```yaml\napiVersion: v1\nkind: Pod\n```»\n',
    right: '<Manifest file="hello.yaml" />',
  },
  'page-broken-link': {
    what: '링크가 가리키는 페이지가 없습니다.',
    why: '독자가 누르면 없는 페이지가 나옵니다.',
    wrong: '«[레이블](/ch-02-label/)»',
    right: '[레이블](/ch-02-labels/)',
  },
  'page-broken-anchor': {
    what: '링크가 가리키는 제목이 그 페이지에 없습니다.',
    why: '페이지는 열리지만 맨 위에서 멈춥니다. 제목을 고치면 주소도 바뀝니다.',
    wrong: '«[셀렉터](/ch-02-labels/#없는-제목)»',
    right: '[셀렉터](/ch-02-labels/#셀렉터)',
  },
  'page-image-alt': {
    what: '그림에 대체 텍스트가 없습니다.',
    why: '화면을 읽어 주는 프로그램을 쓰는 독자는 그림이 무엇을 보여 주는지 알 수 없습니다.',
    wrong: '«![](/pod.png)»',
    right: '![파드 하나와 컨테이너 둘](https://example.com/pod.png)',
  },
  'page-spelling': {
    what: '이 길잡이에서 쓰지 않는 표기입니다.',
    why: '같은 말을 여러 가지로 쓰면 독자가 다른 것으로 압니다. 검색에도 걸리지 않습니다.',
    wrong: '파드의 «라벨»을 바꿉니다.',
    right: '파드의 레이블을 바꿉니다.',
  },
  'page-unknown-term': {
    what: '용어집에 없는 용어를 가리킵니다.',
    why: '용어 위에 뜨는 설명을 만들 수 없습니다.',
    wrong: '<Term «id="pood"»>파드</Term>',
    right: '<Term id="pod">파드</Term>',
  },
};
