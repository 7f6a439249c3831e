import { Readiness } from '@echonio/platform';
import { TestApp } from '../support/test-app';
import { administer } from '../support/test-database';

let app: TestApp;

beforeAll(async () => {
  app = await TestApp.start();
});
afterAll(() => app.close());

describe('health', () => {
  it('is live without asking the database', async () => {
    expect((await app.send('GET', '/health/live')).body).toEqual({ status: 'live' });
  });

  it('is ready with a usable, migrated database', async () => {
    const reply = await app.send('GET', '/health/ready');
    expect(reply.status).toBe(200);
    const checks = { process: 'ok', database: 'ok', locale: 'ok', migrations: 'ok' };
    expect(reply.body).toMatchObject({ status: 'ready', checks });
  });

  it('says when a migration is missing, asks at most once a second, and recovers; warns of an index that is not valid', async () => {
    await Promise.all([app.tenant(), app.tenant()]);
    const index = 'CREATE UNIQUE INDEX CONCURRENTLY left_broken ON organizations ((1))';
    await expect(app.owner.query(index)).rejects.toThrow('could not create unique index');
    const { rows } = await app.owner.query(
      `DELETE FROM migrations WHERE name LIKE 'CreateSearch%' RETURNING timestamp, name`,
    );
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const reply = await app.send('GET', '/health/ready');
    expect(reply.status).toBe(503);
    expect(reply.body.checks.migrations).toBe('1 migrations have not run');
    expect(reply.body.warnings).toContainEqual(expect.stringMatching(/^The index left_broken is not valid, .*REINDEX/));
    await app.owner.query('DROP INDEX left_broken');
    await app.owner.query(`INSERT INTO migrations (timestamp, name) VALUES ($1, $2)`, [
      rows[0].timestamp,
      rows[0].name,
    ]);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const again = await app.send('GET', '/health/ready');
    expect(again.status).toBe(200);
    expect(again.body.warnings.join()).not.toContain('left_broken');
  });
});

describe('a process that can not serve', () => {
  it('says that all connections are in use, and that it is being stopped', async () => {
    const small = await TestApp.start({ DATABASE_POOL_SIZE: '1', DATABASE_POOL_TIMEOUT_MS: '300' });
    try {
      const taken = small.database.dataSource.createQueryRunner();
      await taken.connect();
      const busy = await small.send('GET', '/health/ready');
      await taken.release();
      expect(busy.status).toBe(503);
      expect(busy.body.checks.database).toBe(
        'all 1 connections of the pool are in use, and none came free within 300 ms',
      );
      small.nest.get(Readiness).drain();
      const stopping = await small.send('GET', '/health/ready');
      expect(stopping.status).toBe(503);
      expect(stopping.body.checks.process).toContain('it is being stopped');
    } finally {
      await small.close();
    }
  });
});

describe('an unreachable database', () => {
  it('gives 503 with Retry-After, readiness says so, and 401 and 400 still answer', async () => {
    const alone = await TestApp.start({ DATABASE_POOL_TIMEOUT_MS: '300' });
    const tenant = await alone.tenant();
    try {
      await alone.database.dataSource.destroy();
      const reply = await tenant.get('/v1/customers');
      expect(reply.status).toBe(503);
      expect(reply.body.code).toBe('UNAVAILABLE');
      expect(reply.headers['retry-after']).toBe('1');
      expect((await alone.send('GET', '/health/ready')).status).toBe(503);
      expect((await alone.send('GET', '/health/live')).status).toBe(200);
      const metrics = await alone.send('GET', '/metrics');
      expect(metrics.status).toBe(200);
      expect(metrics.text).toMatch(/^database_up 0$/m);
      expect(metrics.text).toMatch(/^import_queue_waiting nan$/im);
      expect((await alone.send('GET', '/v1/customers')).status).toBe(401);
      expect((await tenant.get('/v1/customers?limit=x')).status).toBe(400);
    } finally {
      await alone.close();
    }
  });

  it('gives 503 as well when it takes no connections, as while a backup is put back', async () => {
    const alone = await TestApp.start({ DATABASE_POOL_TIMEOUT_MS: '5000' });
    const tenant = await alone.tenant();
    const name = new URL(alone.database.ownerUrl).pathname.slice(1);
    try {
      await administer(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false`);
      await administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
      for (let times = 0; times < 3; times += 1) {
        const reply = await tenant.get('/v1/customers');
        expect({ status: reply.status, code: reply.body.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
      }
      await administer(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
      expect((await tenant.get('/v1/customers')).status).toBe(200);
    } finally {
      await administer(`ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
      await alone.close();
    }
  });
});
