import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** One sentence on what an operator should look at, or null. */
type Source = () => Promise<string | null> | string | null;

const PATIENCE_MS = 1_000;

/** What an operator should know although requests are served. Whoever knows something adds it. */
@Injectable()
export class HealthWarnings {
  private readonly sources = new Map<string, Source>();

  /** @param what in the words of a sentence, for when the source doesn't answer */
  add(what: string, source: Source): void {
    this.sources.set(what, source);
  }

  /** One sentence each. */
  async list(): Promise<string[]> {
    const found = await Promise.all([...this.sources].map(([what, source]) => ask(what, source)));
    return found.filter((sentence) => sentence !== null);
  }
}

async function ask(what: string, source: Source): Promise<string | null> {
  const unknown = `It is not known how ${what} is.`;
  try {
    return await Promise.race([source(), sleep(PATIENCE_MS, unknown, { ref: false })]);
  } catch {
    return unknown;
  }
}
