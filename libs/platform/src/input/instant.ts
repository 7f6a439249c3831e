const DATE = /^(\d{4})-(\d\d)-(\d\d)/;
const INSTANT = /^\d{4}-\d\d-\d\d(?:[T ](\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?)(Z|[+\- ]\d\d:?\d\d)?)?$/i;

/**
 * Reads an ISO 8601 date (its first instant) or date-time, to the millisecond; UTC unless it names an offset. A blank stands for the `+` of
 * an offset, because that is what an unescaped `+` of a query string means.
 * @returns null when the text is something else, or a day or an hour that doesn't exist
 */
export function readInstant(text: string): Date | null {
  const match = INSTANT.exec(text.trim());
  if (!match || !isDay(text.trim())) return null;
  const [, time = '00:00', offset = 'Z'] = match;
  const zone = offset.toUpperCase() === 'Z' ? 'Z' : offset.replace(' ', '+').replace(/(\d\d):?(\d\d)$/, '$1:$2');
  const instant = new Date(`${text.trim().slice(0, 10)}T${time.replace(',', '.')}${zone}`);
  return Number.isNaN(instant.getTime()) ? null : instant;
}

/** False for 30 February: a Date would make it 1 or 2 March. */
function isDay(text: string): boolean {
  const [, year, month, day] = DATE.exec(text)!.map(Number) as [number, number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
