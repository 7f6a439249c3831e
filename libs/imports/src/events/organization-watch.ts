import { AppError, RequestContext, TenantDatabase } from '@echonio/platform';
import { ImportProgress } from '../dto/import-progress.dto';
import { hasEnded, ImportRecord } from '../import';
import { ImportEnds } from '../import-ends';
import { ImportMeter } from './import-meter';
import { FIND_SOME } from './watch.sql';

/** How often is looked, in ms. */
export const LOOK_MS = 500;
/** Timers may be that much too early. */
const EARLY_MS = 5;
/** In how many looks the tokens of all who watch are proved anew. */
const LOOKS_PER_PROOF = 4;

/** Who wants to know how an import goes. */
export interface Watcher {
  readonly importId: string;
  /** Its token must be good as long as it watches. */
  readonly ctx: RequestContext;
  /** An import that has ended is the last that it sees. */
  see(record: ImportRecord, progress: ImportProgress): void;
  /** It sees nothing any more. */
  stop(why: 'refused' | 'gone' | 'closing'): void;
}

/**
 * Looks at the imports that are watched in one organization: all of them in one statement, however many watch. It is asked in the name of
 * those who watch, by turns, and so proves their tokens within two seconds.
 */
export class OrganizationWatch {
  private readonly watchers = new Set<Watcher>();
  private readonly meters = new Map<string, ImportMeter>();
  private turn = 0;
  private isLooking = false;

  constructor(
    private readonly database: TenantDatabase,
    private readonly ends: ImportEnds,
    private readonly report: (error: unknown) => void,
  ) {}

  get size(): number {
    return this.watchers.size;
  }

  add(watcher: Watcher): void {
    this.watchers.add(watcher);
    if (!this.isLooking) void this.lookOn();
  }

  remove(watcher: Watcher): void {
    this.watchers.delete(watcher);
    if (!this.ids().includes(watcher.importId)) this.meters.delete(watcher.importId);
  }

  private async lookOn(): Promise<void> {
    this.isLooking = true;
    let due = performance.now();
    while (this.watchers.size > 0 && !this.ends.areClosed) {
      const isDue = performance.now() >= due - EARLY_MS;
      if (isDue) due = performance.now() + LOOK_MS;
      await this.look(isDue);
      const left = Math.max(due - performance.now(), 1);
      if (this.watchers.size > 0) await Promise.race(this.ids().map((id) => this.ends.next(id, left)));
    }
    this.isLooking = false;
    for (const watcher of this.watchers) this.dismiss(watcher, 'closing');
  }

  /** @param isDue false just because an import may have ended: then only that is told */
  private async look(isDue: boolean): Promise<void> {
    const asked = this.ids();
    const answers = await Promise.all(this.next().map((group) => this.ask(group, asked)));
    const records = answers.find((answer) => answer !== undefined);
    if (!records) return;
    const byId = new Map(records.map((record) => [record.id, record]));
    for (const id of asked) this.tell(id, byId.get(id), isDue);
  }

  private tell(id: string, record: ImportRecord | undefined, isDue: boolean): void {
    const watching = [...this.watchers].filter(({ importId }) => importId === id);
    if (!record) return watching.forEach((watcher) => this.dismiss(watcher, 'gone'));
    if (!isDue && !hasEnded(record)) return;
    const meter = this.meters.get(id) ?? new ImportMeter();
    this.meters.set(id, meter);
    const progress = meter.measure(performance.now(), record);
    for (const watcher of watching) {
      watcher.see(record, progress);
      if (hasEnded(record)) this.remove(watcher);
    }
  }

  /** @returns undefined when nothing could be learnt; a token that is refused takes its watchers with it */
  private async ask(group: Watcher[], ids: string[]): Promise<ImportRecord[] | undefined> {
    try {
      const rows = await this.database.run<{ record: ImportRecord }>(group[0]!.ctx, FIND_SOME, [ids]);
      return rows.map(({ record }) => record);
    } catch (error) {
      const kind = error instanceof AppError ? error.kind : null;
      if (kind === 'unauthorized' || kind === 'forbidden') group.forEach((each) => this.dismiss(each, 'refused'));
      else if (kind !== 'unavailable') this.report(error);
      return undefined;
    }
  }

  /** Those whose turn it is, by their tokens. */
  private next(): Watcher[][] {
    const groups = new Map<string, Watcher[]>();
    for (const watcher of this.watchers) {
      const token = watcher.ctx.tokenDigest?.toString('hex') ?? '';
      groups.set(token, [...(groups.get(token) ?? []), watcher]);
    }
    const all = [...groups.values()];
    const count = Math.ceil(all.length / LOOKS_PER_PROOF);
    this.turn %= all.length;
    const chosen = Array.from({ length: count }, (_, index) => all[(this.turn + index) % all.length]!);
    this.turn += count;
    return chosen;
  }

  private dismiss(watcher: Watcher, why: 'refused' | 'gone' | 'closing'): void {
    this.remove(watcher);
    watcher.stop(why);
  }

  private ids(): string[] {
    return [...new Set([...this.watchers].map(({ importId }) => importId))];
  }
}
