import { ERROR_KINDS, ErrorKind } from '../errors';
import type { Metrics, Tally } from './metrics';

/** What becomes of requests that get no answer of their own: problems by kind, and replies that are given again. */
export class ProblemMetrics {
  private readonly problems: Record<ErrorKind | 'server-error', Tally>;
  private readonly replays: Tally;

  constructor(metrics: Metrics) {
    this.problems = metrics.counters('problems_total', 'Requests answered with a problem, by its kind', 'kind', [
      ...ERROR_KINDS,
      'server-error',
    ]);
    this.replays = metrics.counter('idempotency_replays_total', 'Requests answered with the reply of an earlier one');
  }

  /** @param kind undefined for a failure of ours */
  problem(kind: ErrorKind | undefined): void {
    this.problems[kind ?? 'server-error'].inc();
  }

  replayed(): void {
    this.replays.inc();
  }
}
