const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const DAYS = 'sun mon tue wed thu fri sat'.split(' ');

const SHORTHANDS: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
};

/** Whether a minute, in UTC, is one of a cron schedule. */
export function isDue(schedule: string, at: Date): boolean {
  const fields = (SHORTHANDS[schedule.trim()] ?? schedule).trim().split(/\s+/);
  const [minute = '*', hour = '*', day = '*', month = '*', weekday = '*'] = fields;
  const days = fits(day, at.getUTCDate(), 1, 31, []);
  const weekdays =
    fits(weekday, at.getUTCDay(), 0, 7, DAYS) || (at.getUTCDay() === 0 && fits(weekday, 7, 0, 7, DAYS));
  // When both are given, either is enough.
  const dated = day.startsWith('*') || weekday.startsWith('*') ? days && weekdays : days || weekdays;
  return (
    fits(minute, at.getUTCMinutes(), 0, 59, []) &&
    fits(hour, at.getUTCHours(), 0, 23, []) &&
    fits(month, at.getUTCMonth() + 1, 1, 12, ['', ...MONTHS]) &&
    dated
  );
}

function fits(field: string, value: number, low: number, high: number, names: readonly string[]): boolean {
  return field.split(',').some((part) => {
    const [range = '*', step] = part.split('/');
    const number = (text: string) =>
      names.includes(text.toLowerCase()) ? names.indexOf(text.toLowerCase()) : Number(text);
    let [from, to] = [low, high];
    if (range !== '*' && range !== '?') {
      const [first = '', last] = range.split('-');
      from = number(first);
      to = last === undefined ? (step === undefined ? from : high) : number(last);
    }
    return value >= from && value <= to && (value - from) % (Number(step) || 1) === 0;
  });
}
