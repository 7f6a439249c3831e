import { Injectable } from '@nestjs/common';
import { Metrics } from '@echonio/platform';
import { Histogram } from 'prom-client';
import { searchClass } from './list/search-class';
import { isPlain, Listing } from './list/listing';

/** From here on a search is common, and its count costs more than its page. */
const COMMON = 1_000;

/** How long the database takes for searches, by what is looked for and how much is found. */
@Injectable()
export class SearchMetrics {
  private readonly seconds: Histogram<'term' | 'hits' | 'way'>;

  constructor({ registry }: Metrics) {
    this.seconds = new Histogram({
      name: 'customer_search_duration_seconds',
      help: 'From the question to the answer of the database, by class of term, hits and way',
      labelNames: ['term', 'hits', 'way'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    });
  }

  /**
   * Measures a list if it searches.
   * @param ask gives the text of `{items, count}`, and whether the count was known from an earlier search
   */
  async measure<T extends { body: string; isKnown?: boolean }>(listing: Listing, ask: () => Promise<T>): Promise<T> {
    if (listing.terms.length === 0) return ask();
    const began = performance.now();
    const found = await ask();
    const term = searchClass(listing.terms);
    const way = found.isKnown ? 'known' : isPlain(listing) ? 'counted' : 'listed';
    this.seconds.observe({ term, hits: hitsOf(found.body), way }, (performance.now() - began) / 1_000);
    return found;
  }
}

/** The count stands at the end of the text, whatever the items are. */
function hitsOf(body: string): 'none' | 'rare' | 'common' | 'unknown' {
  const count = /"count" : (\d+)\}$/.exec(body.slice(-40))?.[1];
  if (count === undefined) return 'unknown';
  return Number(count) === 0 ? 'none' : Number(count) < COMMON ? 'rare' : 'common';
}
