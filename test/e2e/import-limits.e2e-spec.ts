import { anImport } from '../builders/an-import';
import { Tenant, TestApp } from '../support/test-app';
import { multipart } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({
    FILE_LIMIT_BYTES: '10000',
    IMPORT_ROWS_LIMIT: '5',
    IMPORT_COLUMNS_LIMIT: '3',
    IMPORT_CELL_LIMIT_BYTES: '20',
    IMPORT_ROW_LIMIT_BYTES: '2000',
  });
});
beforeEach(async () => {
  tenant = await app.tenant();
});
afterAll(() => app.close());

const NAME = 'ابپتثجچحخد';
const item = (name: string): string => JSON.stringify({ identity: { name } });

describe('a file at a limit and one beyond it', () => {
  it('of bytes: 413, and nothing is stored', async () => {
    expect((await tenant.send('POST', '/v1/files', multipart('x', 'x'.repeat(10_000)))).status).toBe(201);
    const reply = await tenant.send('POST', '/v1/files', multipart('x', 'x'.repeat(10_001)));
    expect(reply).toMatchObject({ status: 413, body: { code: 'VALIDATION' } });
    const { rows } = await app.owner.query(`SELECT size::int FROM files WHERE organization_id = $1`, [
      tenant.organizationId,
    ]);
    expect(rows).toEqual([{ size: 10_000 }]);
  });

  it.each<[string, string, string, object]>([
    ['rows', 'name\na\nb\nc\nd\ne\n', 'name\na\nb\nc\nd\ne\nf\n', { code: 'TOO_MANY_ROWS', line: 7 }],
    ['columns', 'name,a,b\nx,,\n', 'name,a,b,c\nx,,,\n', { code: 'TOO_MANY_COLUMNS', line: 1 }],
    [
      'bytes in a row',
      `name\nx\n${'\u00e9'.repeat(10)}${' '.repeat(1_980)}\n`,
      `name\nx\n${'\u00e9'.repeat(10)}${' '.repeat(1_981)}\n`,
      { code: 'ROW_TOO_LARGE', line: 3 },
    ],
    [
      'bytes in a JSON item',
      `[${item('x'.repeat(400))}]`,
      `[${item('a')},\n${item('x'.repeat(2_000))}]`,
      { code: 'ROW_TOO_LARGE', line: 2 },
    ],
  ])('of %s: 400 with the line, and nothing is created', async (what, within, beyond, fault) => {
    const good = await anImport(tenant, within);
    expect(good.status).toBe(200);
    expect(good.body.count + good.body.rejected).toBeGreaterThan(0);
    if (what !== 'bytes in a row') expect(good.body.rejected).toBe(0);
    const { count } = (await tenant.get('/v1/customers?limit=0')).body;
    const reply = await anImport(tenant, beyond);
    expect(reply).toMatchObject({ status: 400, body: { code: 'VALIDATION', errors: [{ field: 'id', ...fault }] } });
    expect((await tenant.get('/v1/customers?limit=0')).body.count).toBe(count);
  });

  it('of bytes in a cell: its row is rejected, and with atomic=true that is 400', async () => {
    const file = `name,tel\n${NAME},1\n${NAME}x,2\nB,3\n`;
    const reply = await anImport(tenant, file);
    expect(reply.body).toMatchObject({ count: 2, rejected: 1 });
    const rejects = await tenant.get(`/v1/imports/${reply.body.importId}/rejects?format=ndjson`);
    expect(JSON.parse(rejects.text)).toMatchObject({ line: 3, errors: [{ column: 'name', code: 'CELL_TOO_LARGE' }] });
    const atomic = await anImport(tenant, file, { atomic: true });
    expect(atomic).toMatchObject({ status: 400, body: { errors: [{ line: 3, code: 'CELL_TOO_LARGE' }] } });
  });

  it('of columns in a mapping: 400', async () => {
    const mapping = { a: 'name', b: 'tel', c: 'tel', d: 'tel' };
    const reply = await anImport(tenant, 'a,b,c\nx,1,2\n', { mapping });
    expect(reply).toMatchObject({ status: 400, body: { errors: [{ code: 'TOO_MANY_COLUMNS' }] } });
  });
});
