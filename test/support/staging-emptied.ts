import type { Pool } from 'pg';

const LIMIT_MS = 10_000;
const LOOK_MS = 50;

/** Waits, for a bounded time, until the staging is empty: it is cleared just after an import has told its end. */
export async function stagingEmptied(owner: Pool): Promise<void> {
  for (const end = Date.now() + LIMIT_MS; Date.now() < end;) {
    const { rows } = await owner.query<{ staged: boolean }>('SELECT EXISTS (SELECT FROM import_staging) AS staged');
    if (!rows[0]!.staged) return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
