/** An amount of a resource, exact: an integer times a power of ten, as `resource.Quantity` keeps it. */
export interface Quantity {
  /** In billionths. */
  readonly nano: bigint;
  readonly format: 'binary' | 'decimal' | 'exponent';
}

const NANO = 1_000_000_000n;
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];

/** Reads `250m`, `64Mi`, `1.5`, `1e3`; undefined for what is no quantity. */
export function parseQuantity(text: string): Quantity | undefined {
  const match = /^([-+]?)(\d*)(?:\.(\d*))?(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]|[eE][-+]?\d+)?$/.exec(text);
  if (!match || (!match[2] && !match[3])) return undefined;
  const [, sign, whole = '', fraction = '', suffix = ''] = match;
  const digits = BigInt(`${whole}${fraction}` || '0') * (sign === '-' ? -1n : 1n);
  const places = BigInt(fraction.length);
  const binary = BINARY.indexOf(suffix);
  if (suffix !== '' && binary > 0) {
    return { nano: up(digits * NANO * 1024n ** BigInt(binary), 10n ** places), format: 'binary' };
  }
  const exponent = /^[eE][-+]?\d/.test(suffix) ? Number(suffix.slice(1)) : (DECIMAL.indexOf(suffix) - 3) * 3;
  const power = BigInt(exponent) + 9n - places;
  const nano = power >= 0n ? digits * 10n ** power : up(digits, 10n ** -power);
  return { nano, format: /^[eE][-+]?\d/.test(suffix) ? 'exponent' : 'decimal' };
}

/** The quantity of a text that is one, or nothing at all of it. */
export function quantityOf(text: unknown): Quantity {
  return parseQuantity(String(text ?? '0')) ?? { nano: 0n, format: 'decimal' };
}

function up(value: bigint, by: bigint): bigint {
  const whole = value / by;
  return value % by > 0n ? whole + 1n : whole;
}

/** The sum, in the format of the left one unless that is nothing. */
export function addQuantities(left: Quantity, right: Quantity): Quantity {
  return { nano: left.nano + right.nano, format: left.nano === 0n ? right.format : left.format };
}

/** The canonical text: the largest suffix that leaves no fraction. */
export function formatQuantity({ nano, format }: Quantity): string {
  if (nano === 0n) return '0';
  if (format === 'binary' && nano % NANO === 0n && abs(nano) >= 1024n * NANO) {
    let value = nano / NANO;
    let power = 0;
    for (; value % 1024n === 0n && power < BINARY.length - 1; power++) value /= 1024n;
    return `${value}${BINARY[power]}`;
  }
  let value = nano;
  let power = 0;
  for (; value % 1000n === 0n && power < DECIMAL.length - 1; power++) value /= 1000n;
  if (format !== 'exponent') return `${value}${DECIMAL[power]}`;
  return power === 3 ? String(value) : `${value}e${(power - 3) * 3}`;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** In whole units, rounded up; Go's `Value`. */
export function wholeValue({ nano }: Quantity): bigint {
  return up(nano, NANO);
}

/** In thousandths, rounded up; Go's `MilliValue`. */
export function milliValue({ nano }: Quantity): bigint {
  return up(nano, NANO / 1000n);
}
