/** What the checkers of verify are called on pages, by the `source` of their diagnostics. */
export const CHECKERS: Readonly<Record<string, string>> = {
  yaml: 'YAML 읽기',
  schema: '종류와 필드',
  server: 'API 서버의 검증',
  reference: '리소스 사이의 참조',
  broken: '일부러 틀린 매니페스트',
  page: '페이지',
  console: '콘솔 블록',
  command: '명령',
  replay: '클러스터에서 다시 실행',
};
