/** Words that YAML 1.1 reads as something else than text. */
const WORDS = new Set(
  ['', '~', 'null', 'Null', 'NULL', '<<'].concat(
    ['y', 'yes', 'true', 'on', 'n', 'no', 'false', 'off'].flatMap((word) => [
      word,
      word.charAt(0).toUpperCase() + word.slice(1),
      word.toUpperCase(),
    ]),
    ['.nan', '.NaN', '.NAN'],
    ['', '+', '-'].flatMap((sign) => ['.inf', '.Inf', '.INF'].map((word) => sign + word)),
  ),
);
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const BASED = /^[-+]?0([xX][0-9a-fA-F]+|[oO]?[0-7]+|[bB][01]+)$/;
const SEXAGESIMAL = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIME =
  /^\d{4}-(\d{1,2})-(\d{1,2})(?:[Tt](\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)| (\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.\d+)?)?$/;

/**
 * Whether a YAML 1.1 reader would take this text, unquoted, for something else than text.
 * https://github.com/yaml/go-yaml/blob/v2/resolve.go
 */
export function readsAsOther(text: string): boolean {
  if (WORDS.has(text) || SEXAGESIMAL.test(text)) return true;
  const first = text.charAt(0);
  if (first === '.') return FLOAT.test(text);
  if (!/[-+0-9]/.test(first)) return false;
  const plain = text.replaceAll('_', '');
  return isTime(text) || FLOAT.test(plain) || BASED.test(plain);
}

function isTime(text: string): boolean {
  const match = TIME.exec(text);
  if (!match) return false;
  const [month = 0, day = 0] = match.slice(1, 3).map(Number);
  const [hour, minute, second] = (match[3] === undefined ? match.slice(6, 9) : match.slice(3, 6)).map(
    (part) => Number(part ?? 0),
  );
  const days = new Date(Date.UTC(Number(text.slice(0, 4)), month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && day >= 1 && day <= days && hour! < 24 && minute! < 60 && second! < 60;
}

/** In which styles a text may be written. https://github.com/yaml/go-yaml/blob/v2/emitterc.go (analyze_scalar) */
export interface Allowed {
  plain: boolean;
  single: boolean;
  block: boolean;
}

const SPECIAL = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const BREAK = /[\r\n\u0085\u2028\u2029]/;

export function allowedStyles(text: string): Allowed {
  const breaks = BREAK.test(text);
  const special = SPECIAL.test(text) || / [\r\n\u0085\u2028\u2029]/.test(text);
  const breakSpace = /[\r\n\u0085\u2028\u2029] /.test(text);
  const edge = /^[ \r\n\u0085\u2028\u2029]|[ \r\n\u0085\u2028\u2029]$/.test(text);
  const indicator =
    /^(---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-]([ \t\r\n\u0085\u2028\u2029]|$)/.test(text) ||
    /.:([ \t\r\n\u0085\u2028\u2029]|$)/su.test(text) ||
    /[ \t\r\n\u0085\u2028\u2029]#/.test(text);
  return {
    plain: !(breaks || special || breakSpace || edge || indicator),
    single: !(special || breakSpace),
    block: !(special || text.endsWith(' ')),
  };
}
