import { Progress } from './progress';

const STEP_WIDTH = 9;
const LONGEST_BAR = 30;
const SHORTEST_BAR = 5;
const BYTE_UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/**
 * One line for a terminal, with a bar as long as there is room for.
 * @param rate per second, of the progress's unit; undefined as long as it isn't known
 * @param columns the width of the terminal, which the line stays below
 */
export function barLine(progress: Progress, rate: number | undefined, columns: number): string {
  const { step, percent } = progress;
  const facts = factsOf(progress, rate).join('  ');
  const head = step.padEnd(STEP_WIDTH);
  const room = Math.min(columns - head.length - facts.length - 7, LONGEST_BAR);
  const bar = percent === undefined || room < SHORTEST_BAR ? '' : `[${barOf(percent, room)}]  `;
  return `${head}  ${bar}${facts}`.slice(0, Math.max(columns - 1, 0));
}

/** One line for a log. @param rate per second, of the progress's unit; undefined as long as it isn't known */
export const plainLine = (progress: Progress, rate: number | undefined): string =>
  `${progress.step}: ${factsOf(progress, rate).join(', ')}`;

/** An amount for eyes, such as `12,345 rows` or `1.4 MB`. */
export function amountText(amount: number, unit: Progress['unit']): string {
  if (unit === 'rows')
    return `${Math.round(amount).toLocaleString('en-US')} ${Math.round(amount) === 1 ? 'row' : 'rows'}`;
  const power = Math.min(Math.floor(Math.log10(Math.max(amount, 1)) / 3), BYTE_UNITS.length - 1);
  return `${(amount / 1_000 ** power).toFixed(power === 0 ? 0 : 1)} ${BYTE_UNITS[power]}`;
}

function factsOf({ percent, done, unit, secondsLeft }: Progress, rate: number | undefined): string[] {
  return [
    ...(percent === undefined ? [] : [`${Math.floor(percent)} %`]),
    amountText(done, unit),
    ...(rate === undefined ? [] : [rateText(rate, unit)]),
    ...(typeof secondsLeft === 'number' ? [`${durationText(secondsLeft)} left`] : []),
  ];
}

const rateText = (rate: number, unit: Progress['unit']): string =>
  unit === 'rows' ? `${Math.round(rate).toLocaleString('en-US')} rows/s` : `${amountText(rate, unit)}/s`;

/** `12 s`, `3:05 min`, `2:03 h`: as long as it says, to the second or the minute. */
function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${twoDigits(seconds % 60)} min`
    : `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)} h`;
}

const twoDigits = (amount: number): string => String(amount).padStart(2, '0');

function barOf(percent: number, length: number): string {
  const filled = Math.min(Math.floor((percent / 100) * length), length);
  return '#'.repeat(filled).padEnd(length, '.');
}
