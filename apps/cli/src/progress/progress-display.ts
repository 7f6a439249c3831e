import { Progress } from './progress';
import { barLine, plainLine } from './progress-text';
import { RateMeter } from '@echonio/platform';

const REDRAW_MS = 100;
const PLAIN_MS = 5_000;
const DEFAULT_COLUMNS = 80;
const CLEAR_LINE = '\r\x1b[K';

/** Standard error as far as it matters here; a terminal has the other two. */
type Screen = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

/** Shows how far a command has come: on a terminal as a bar, elsewhere as a line every few seconds. */
export class ProgressDisplay {
  private shownAt: number;
  private isDrawn = false;
  private step?: string;
  private meter = new RateMeter();

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number = () => performance.now(),
  ) {
    // A bar comes at once; a line only when there is something to wait for.
    this.shownAt = screen.isTTY ? -Infinity : now();
  }

  show(progress: Progress): void {
    const now = this.now();
    const isNewStep = progress.step !== this.step;
    if (isNewStep) this.meter = new RateMeter();
    this.step = progress.step;
    const measured = this.meter.add(now, progress.done);
    const rate = progress.rate === undefined ? measured : (progress.rate ?? undefined);
    if (now - this.shownAt < (this.screen.isTTY ? REDRAW_MS : PLAIN_MS)) return;
    this.shownAt = now;
    if (!this.screen.isTTY) return void this.screen.write(`${plainLine(progress, rate)}\n`);
    this.isDrawn = true;
    this.screen.write(`${CLEAR_LINE}${barLine(progress, rate, this.screen.columns || DEFAULT_COLUMNS)}`);
  }

  /** Writes a line for eyes; a bar makes way for it. */
  note(line: string): void {
    this.clear();
    this.screen.write(`${line}\n`);
  }

  /** Takes the bar off the screen. */
  clear(): void {
    if (this.isDrawn) this.screen.write(CLEAR_LINE);
    this.isDrawn = false;
  }
}
