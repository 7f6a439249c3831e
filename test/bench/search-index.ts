import type pg from 'pg';

const INDEX = 'customer_search_key_trigrams';

/** What waits to be put in order in the index of search keys. */
export interface Pending {
  pages: number;
  tuples: number;
}

/** The index of search keys as its superuser sees and sets it. */
export class SearchIndex {
  private readonly client: pg.Client;
  /** How a migration has set it. */
  private readonly configured: string[];

  private constructor(client: pg.Client, configured: string[]) {
    this.client = client;
    this.configured = configured;
  }

  static async open(client: pg.Client): Promise<SearchIndex> {
    await client.query('CREATE SCHEMA IF NOT EXISTS bench');
    await client.query('CREATE EXTENSION IF NOT EXISTS pgstattuple SCHEMA bench');
    const { rows } = await client.query<{ options: string[] | null }>(
      'SELECT reloptions AS options FROM pg_class WHERE oid = $1::regclass',
      [INDEX],
    );
    return new SearchIndex(client, rows[0]!.options ?? []);
  }

  /** @param options storage parameters, such as `gin_pending_list_limit=256`; null for those that it came with */
  async set(options: string[] | null): Promise<void> {
    await this.client.query(`ALTER INDEX ${INDEX} RESET (fastupdate, gin_pending_list_limit)`);
    const wanted = options ?? this.configured;
    if (wanted.length > 0) await this.client.query(`ALTER INDEX ${INDEX} SET (${wanted.join(', ')})`);
    await this.client.query(`SELECT gin_clean_pending_list('${INDEX}')`);
  }

  get description(): string {
    return this.configured.join(', ') || 'defaults';
  }

  async pending(): Promise<Pending> {
    const { rows } = await this.client.query<{ pages: number; tuples: number }>(
      `SELECT pending_pages AS pages, pending_tuples::int AS tuples FROM bench.pgstatginindex('${INDEX}')`,
    );
    return rows[0]!;
  }
}
