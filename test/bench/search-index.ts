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
    // Kept in the database while it is set otherwise, for the run behind one that was broken off.
    await client.query('CREATE TABLE IF NOT EXISTS bench.index_options (options text[] NOT NULL)');
    await client.query(
      `INSERT INTO bench.index_options SELECT coalesce(reloptions, '{}') FROM pg_class
        WHERE oid = $1::regclass AND NOT EXISTS (SELECT FROM bench.index_options)`,
      [INDEX],
    );
    const { rows } = await client.query<{ options: string[] }>('SELECT options FROM bench.index_options');
    return new SearchIndex(client, rows[0]!.options);
  }

  /** Sets it back. */
  async restore(): Promise<void> {
    await this.set(null);
    await this.client.query('DROP TABLE bench.index_options');
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
