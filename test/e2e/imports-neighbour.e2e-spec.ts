import { getPriority } from 'node:os';
import { Client } from 'pg';
import { longWorkPool } from '@echonio/platform';
import { anImport } from '../builders/an-import';
import { TestApp } from '../support/test-app';

const FILE = `name\n${Array.from({ length: 500 }, (_, index) => `Customer ${index}`).join('\n')}\n`;

describe('the neighbours of an import', () => {
  it('are answered while all its lanes are held up, though there is but one connection for requests', async () => {
    const app = await TestApp.start({ DATABASE_POOL_SIZE: '1', IMPORT_BATCH_ROWS: '50', LOCK_TIMEOUT_MS: '60000' });
    const [tenant, neighbour] = [await app.tenant(), await app.tenant()];
    const holder = new Client(app.database.ownerUrl);
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query('SELECT FROM organization_counters WHERE organization_id = $1 FOR UPDATE', [
        tenant.organizationId,
      ]);
      const { body } = await anImport(tenant, FILE, {}, { prefer: 'respond-async' });
      // Not by the holder: a transaction sees the sessions of its first look only, and the lanes may come later.
      const lanesHeldUp = async (): Promise<number> => {
        const { rows } = await app.owner.query(
          `SELECT count(*)::int AS held FROM pg_locks l JOIN pg_stat_activity a USING (pid)
            WHERE NOT l.granted AND a.datname = current_database()`,
        );
        return rows[0].held;
      };
      for (const end = Date.now() + 20_000; (await lanesHeldUp()) < 2;) expect(Date.now()).toBeLessThan(end);
      const created = await neighbour.post('/v1/customers', { identity: { name: 'Neighbour' } });
      expect(created.status).toBe(201);
      expect((await neighbour.get('/v1/customers')).body.count).toBe(1);
      expect((await tenant.get(`/v1/imports/${body.id}`)).body).toMatchObject({ state: 'applying', created: 0 });
      await holder.query('COMMIT');
      const ended = async (): Promise<boolean> =>
        (await tenant.get(`/v1/imports/${body.id}`)).body.state === 'completed';
      for (const end = Date.now() + 20_000; !(await ended());) expect(Date.now()).toBeLessThan(end);
      expect((await tenant.get('/v1/customers')).body.count).toBe(500);
    } finally {
      await holder.end();
      await app.close();
    }
  });

  it('get the processor first, where the database is on the same machine', async () => {
    const app = await TestApp.start();
    const pool = longWorkPool(app.database.dataSource, 1, true);
    try {
      const client = await pool.connect();
      const { rows } = await client.query('SELECT pg_backend_pid() AS pid');
      client.release();
      const [ours] = await app.database.dataSource.query('SELECT pg_backend_pid() AS pid');
      expect(getPriority(rows[0].pid)).toBe(Math.min(19, getPriority(ours.pid) + 5));
    } finally {
      await pool.end();
      await app.close();
    }
  });
});
