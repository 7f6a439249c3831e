const { chmod, mkdtemp, readFile } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/** One embedded PostgreSQL for the run, with a migrated template that each test file clones. */
module.exports = async () => {
  const { startEmbeddedServer, migrate } = require(
    join(process.env.TEST_DIST ?? join(__dirname, '../../dist'), 'libs/platform/src'),
  );
  const dataDir = await mkdtemp(join(tmpdir(), 'echonio-test-'));
  // As root the server runs as another user, who must get in.
  await chmod(dataDir, 0o755);
  const server = await startEmbeddedServer({ dataDir });
  globalThis.__embedded = { server, dataDir };
  await makeTemplate(server.ownerUrl, migrate).catch(async (error) => {
    // Jest calls no teardown after a failed setup.
    await require('./global-teardown')();
    throw error;
  });
  process.env.TEST_OWNER_URL = server.ownerUrl;
  process.env.TEST_APP_URL = server.appUrl;
  process.env.TEST_SUPERUSER_URL = await superuserUrl(server.ownerUrl, dataDir);
};

async function superuserUrl(ownerUrl, dataDir) {
  const url = new URL(ownerUrl);
  url.username = 'postgres';
  url.password = JSON.parse(await readFile(join(dataDir, 'postgres/secrets.json'), 'utf8')).postgres;
  return url.href;
}

async function makeTemplate(ownerUrl, migrate) {
  const { Client } = require('pg');
  const admin = new Client(urlOf(ownerUrl, 'postgres'));
  await admin.connect();
  await admin.query(`CREATE DATABASE template_migrated TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`);
  await admin.end();
  await migrate(urlOf(ownerUrl, 'template_migrated'));
}

function urlOf(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
