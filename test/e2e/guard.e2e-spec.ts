import { createAccessToken } from '@echonio/access';
import { ApiOperation, guardedOperations } from '../support/isolation/api-operations';
import { FurnishedTenant, furnishedTenant } from '../support/isolation/furnished-tenant';
import { requestFor } from '../support/isolation/requests';
import { StoredRows, storedRows } from '../support/isolation/stored-rows';
import { otherSpellings, overrides } from '../support/isolation/spellings';
import { Tenant, TestApp } from '../support/test-app';
import { send, TestReply, TestRequest } from '../support/test-request';

let app: TestApp;
let ours: FurnishedTenant;
let before: StoredRows;
/** Tokens that no longer stand, or never did. */
const fallen: Record<string, string> = {};

beforeAll(async () => {
  app = await TestApp.start();
  ours = await furnishedTenant(app);
  const { organizationId } = ours.tenant;
  const revoked = await app.operator(organizationId, ['superuser']);
  const expired = await app.operator(organizationId, ['superuser']);
  const removed = await app.operator(organizationId, ['superuser']);
  const changeToken = (what: string, { operatorId }: Tenant): Promise<unknown> =>
    app.owner.query(`UPDATE access_tokens SET ${what} WHERE operator_id = $1`, [operatorId]);
  await changeToken('revoked_at = now()', revoked);
  await changeToken(`created_at = now() - interval '2 days', expires_at = now() - interval '1 ms'`, expired);
  await ours.tenant.delete(`/v1/operators/${removed.operatorId}`);
  const stranger = await app.tenant();
  Object.assign(fallen, {
    none: '',
    'no token': 'Bearer',
    'another scheme': `Basic ${ours.tenant.token}`,
    'a cut one': `Bearer ${ours.tenant.token.slice(0, -1)}`,
    'an unknown one': `Bearer ${createAccessToken(organizationId).token}`,
    "another organization's name on our token": `Bearer ${renamed(ours.tenant.token, stranger.token)}`,
    'a revoked one': `Bearer ${revoked.token}`,
    'an expired one': `Bearer ${expired.token}`,
    'one of a removed operator': `Bearer ${removed.token}`,
  });
  before = await storedRows(app);
});
afterAll(() => app.close());

const FALLEN = [
  'none',
  'no token',
  'another scheme',
  'a cut one',
  'an unknown one',
  "another organization's name on our token",
  'a revoked one',
  'an expired one',
  'one of a removed operator',
];

/** The token with the organization of another in its text. */
const renamed = (token: string, other: string): string => token.replace(/^ech_[^_]+/, /^ech_[^_]+/.exec(other)![0]);

const plain = (operation: ApiOperation): ReturnType<typeof requestFor> =>
  requestFor(operation, (thing) => ours.ids[thing]);

/** Nothing of the organization stands in a reply but what was in the request. */
function expectSilence({ text }: TestReply): void {
  const { organizationId, operatorId, token } = ours.tenant;
  for (const known of [organizationId, operatorId, token, '09121234567', 'Imported', 'colleague'])
    expect(text).not.toContain(known);
}

describe('without a token that stands, every operation answers 401 and does nothing', () => {
  it.each(FALLEN)('%s', async (kind) => {
    for (const operation of guardedOperations) {
      const { method, path, request } = plain(operation);
      const headers = { ...request.headers, ...(fallen[kind] ? { authorization: fallen[kind] } : {}) };
      const reply = await app.send(method, path, { ...request, headers });
      const { status, headers: given } = reply;
      expect({ name: operation.name, status, challenge: given['www-authenticate'] }).toEqual({
        name: operation.name,
        status: 401,
        challenge: 'Bearer',
      });
      expectSilence(reply);
    }
    expect(await storedRows(app)).toEqual(before);
  });
});

const named = guardedOperations.map((operation) => ({ operation, name: operation.name }));

const METHODS = ['HEAD', 'TRACE', 'PATCH', 'GET', 'POST', 'PUT', 'DELETE', 'PROPFIND', 'SEARCH'];
const PREFLIGHT = { origin: 'http://x.example', 'access-control-request-method': 'DELETE' };

/** 415 is for files that are sent to no route. */
const REFUSED = [400, 401, 404, 405, 415];
type Try = [statuses: number[], method: string, path: string, request?: TestRequest];

async function expectRefusal([statuses, method, path, request]: Try): Promise<void> {
  const reply = await send(app.url, method, path, request);
  if (!statuses.includes(reply.status)) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
  expectSilence(reply);
}

describe('no other spelling of an address or method leads past the guard', () => {
  it.each(named)('$name', async ({ operation }) => {
    const { method, path, request } = plain(operation);
    const tries: Try[] = [
      ...otherSpellings(path).map((spelling): Try => [REFUSED, method, spelling, request]),
      // What serves the pages of the documentation forbids to climb out of them.
      [[403], 'GET', `/docs/..${path}`],
      ...METHODS.map((verb): Try => [REFUSED, verb, path]),
      ...overrides(method).map((headers): Try => [REFUSED, 'POST', path, { headers }]),
      [REFUSED, 'POST', `${path}?_method=${method}`, { form: { _method: method } }],
      [[204], 'OPTIONS', path],
      [[204], 'OPTIONS', path, { headers: PREFLIGHT }],
    ];
    await Promise.all(tries.map(expectRefusal));
    expect(await storedRows(app)).toEqual(before);
  });
});

it('an operator who may nothing gets no other method than the one of the request', async () => {
  const reader = await app.operator(ours.tenant.organizationId, []);
  const stored = await storedRows(app);
  for (const operation of guardedOperations.filter(({ method }) => method !== 'GET')) {
    const { path } = plain(operation);
    for (const headers of overrides(operation.method)) {
      const reply = await reader.get(path, headers);
      expect([200, 400, 403, 404, 405]).toContain(reply.status);
    }
  }
  expect(await storedRows(app)).toEqual(stored);
});
