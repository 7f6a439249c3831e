import type { Finding } from './exactness.ts';
import { Tally } from './verdict.ts';
import type { Verdict } from './verdict.ts';

const RESUMES_WITHIN_MS = 10_000;

/** What the first import of a round was seen at when the kill came. */
export type Phase = 'not begun' | 'reading' | 'applying' | 'ended';

/** What many kills came to. */
export class KillOutcome {
  readonly whole = new Tally('imports killed at any moment end whole');
  readonly swept = new Tally('databases in which nothing is left staged');
  readonly hits: Record<Phase, number> = { 'not begun': 0, reading: 0, applying: 0, ended: 0 };
  private readonly prompt = new Tally(`kills after which work goes on within ${RESUMES_WITHIN_MS / 1_000} s`, {
    timed: true,
  });
  private readonly slowest = { restart: 0, takeover: 0 };
  private lost = 0;
  private doubled = 0;

  found({ lost, doubled }: Finding): void {
    this.lost += lost;
    this.doubled += doubled;
  }

  /** @param how `restart`: milliseconds since the next process was ready; `takeover`: since the kill, another process standing by */
  resumed(name: string, how: 'restart' | 'takeover', imports: PromiseSettledResult<number | null>[]): void {
    const faults = imports.flatMap((each) => {
      if (each.status === 'rejected') return [String(each.reason)];
      const ms = each.value ?? 0;
      this.slowest[how] = Math.max(this.slowest[how], ms);
      return ms > RESUMES_WITHIN_MS ? [`it went on after ${seconds(ms)}`] : [];
    });
    this.prompt.count(name, faults);
  }

  /** @param took seconds of the whole section */
  verdicts(took: number): Verdict[] {
    const { 'not begun': early, reading, applying, ended } = this.hits;
    this.whole.note =
      `${this.lost} rows lost, ${this.doubled} doubled; killed before it began ${early}, while reading ${reading}, ` +
      `applying ${applying}, just after ${ended}; ${Math.round(took)} s in all`;
    const { restart, takeover } = this.slowest;
    this.prompt.note = `at most ${seconds(restart)} after the next start, ${seconds(takeover)} after the kill where another process stood by`;
    return [this.whole, this.prompt, this.swept].map(({ verdict }) => verdict);
  }
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
