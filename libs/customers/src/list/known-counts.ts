const MOST = 2_000;

/** How many customers searches have found, as `search_page` told it: it takes a count over only while the organization hasn't changed since. */
export class KnownCounts {
  private readonly counts = new Map<string, string>();

  /** @param terms the JSON text of the terms @returns JSON text for `search_page`, or null */
  get(organizationId: string, terms: string): string | null {
    return this.counts.get(keyOf(organizationId, terms)) ?? null;
  }

  /** The one that was set longest ago is forgotten when there are too many. */
  set(organizationId: string, terms: string, known: string): void {
    const key = keyOf(organizationId, terms);
    this.counts.delete(key);
    this.counts.set(key, known);
    if (this.counts.size > MOST) this.counts.delete(this.counts.keys().next().value!);
  }
}

const keyOf = (organizationId: string, terms: string): string => `${organizationId} ${terms}`;
