const LETTERS: Readonly<Record<string, string>> = {
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const ESCAPE =
  /\\(?:x([0-9A-Fa-f]{1,2})|u([0-9A-Fa-f]{1,4})|U([0-9A-Fa-f]{1,8})|0?([0-7]{1,3})|(c)|([\s\S]))/g;

/** Text with its backslash sequences replaced; `\c` ends it. */
export function plainOf(text: string): { readonly text: string; readonly stopped: boolean } {
  const end = text.search(/(?<!\\)(?:\\\\)*\\c/);
  const whole = end < 0 ? text : text.slice(0, text.indexOf('\\c', end));
  const result = whole.replace(ESCAPE, (all, hex, short, long, octal, _stop, letter: string) => {
    if (hex ?? short ?? long) return String.fromCodePoint(Number.parseInt(hex ?? short ?? long, 16));
    if (octal) return String.fromCharCode(Number.parseInt(octal, 8));
    return LETTERS[letter] ?? all;
  });
  return { text: result, stopped: end >= 0 };
}

const DIRECTIVE = /%(?:%|([-+ 0#]*)(\*|\d+)?(?:\.(\*|\d+))?(?:\(([^)]*)\))?([a-zA-Z]))/g;

/**
 * What printf prints.
 *
 * @param now milliseconds since 1970, for `%(…)T`.
 */
export function format(
  pattern: string,
  values: readonly string[],
  now: number,
): { readonly text: string; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const rest = [...values];
  let text = '';
  let stopped = false;
  do {
    const before = rest.length;
    let at = 0;
    for (const match of pattern.matchAll(DIRECTIVE)) {
      text += plainOf(pattern.slice(at, match.index)).text;
      at = match.index + match[0].length;
      if (match[0] === '%%') {
        text += '%';
        continue;
      }
      const [, flags = '', width, precision, , kind = ''] = match;
      const size = Number(width === '*' ? (rest.shift() ?? 0) : (width ?? 0));
      const limit =
        precision === undefined ? undefined : Number(precision === '*' ? (rest.shift() ?? 0) : precision);
      const piece = convert(
        kind,
        kind === 'T' ? String(Math.floor(now / 1000)) : rest.shift(),
        limit,
        flags,
        problems,
      );
      if (piece === undefined)
        return { text, problems: [...problems, `\`${kind}': invalid format character`] };
      const pad = flags.includes('0') && !flags.includes('-') && /[diuxXof]/.test(kind) ? '0' : ' ';
      text += flags.includes('-') ? piece.text.padEnd(size) : padded(piece.text, size, pad);
      if (piece.stopped) stopped = true;
    }
    text += plainOf(pattern.slice(at)).text;
    if (rest.length === before) break;
  } while (rest.length > 0 && !stopped);
  return { text, problems };
}

function padded(text: string, size: number, pad: string): string {
  if (pad === '0' && text.startsWith('-')) return `-${text.slice(1).padStart(size - 1, '0')}`;
  return text.padStart(size, pad);
}

function convert(
  kind: string,
  value: string | undefined,
  limit: number | undefined,
  flags: string,
  problems: string[],
): { readonly text: string; readonly stopped?: boolean } | undefined {
  const sign = (number: number, text: string) => (flags.includes('+') && number >= 0 ? `+${text}` : text);
  const numeric = (): number => {
    const word = (value ?? '0').trim();
    if (/^["']/.test(word)) return word.codePointAt(1) ?? 0;
    const found = /^[-+]?(?:0[xX][0-9a-fA-F]+|\d*\.?\d+(?:[eE][-+]?\d+)?|\d+)/.exec(word)?.[0] ?? '';
    if (found !== word || word === '') problems.push(`${value}: invalid number`);
    return /^0[0-7]+$/.test(found) ? Number.parseInt(found, 8) : Number(found) || 0;
  };
  switch (kind) {
    case 's':
      return { text: (value ?? '').slice(0, limit) };
    case 'b':
      return plainOf(value ?? '');
    case 'q':
      return {
        text: /^[\w./:=@%+,-]+$/.test(value ?? '')
          ? (value ?? '')
          : (value ?? '').replace(/[^\w./:=@%+,-]/g, '\\$&') || "''",
      };
    case 'c':
      return { text: (value ?? '').slice(0, 1) };
    case 'd':
    case 'i':
    case 'u': {
      const number = Math.trunc(numeric());
      return {
        text: sign(
          number,
          String(number).replace(/\d+/, (digits) => digits.padStart(limit ?? 0, '0')),
        ),
      };
    }
    case 'x':
      return { text: Math.trunc(numeric()).toString(16) };
    case 'X':
      return { text: Math.trunc(numeric()).toString(16).toUpperCase() };
    case 'o':
      return { text: Math.trunc(numeric()).toString(8) };
    case 'f':
    case 'F': {
      const number = numeric();
      return { text: sign(number, number.toFixed(limit ?? 6)) };
    }
    case 'e':
      return {
        text: numeric()
          .toExponential(limit ?? 6)
          .replace(/e([-+])(\d)$/, 'e$10$2'),
      };
    case 'g':
      return { text: String(Number(numeric().toPrecision(limit ?? 6))) };
    case 'T':
      return { text: new Date(Number(value) * 1000).toISOString() };
    default:
      return undefined;
  }
}
