import { createAccessToken } from '@echonio/access';
import { RawConnection } from '../support/raw-connection';
import { Tenant, TestApp } from '../support/test-app';
import { TestReply } from '../support/test-request';

let app: TestApp;
let tenant: Tenant;

beforeAll(async () => {
  app = await TestApp.start({ BODY_LIMIT_BYTES: '20000' });
  tenant = await app.tenant();
});
afterAll(() => app.close());

const FORM = 'application/x-www-form-urlencoded';
const form = (body: string | Buffer, method = 'POST', path = '/v1/customers'): Promise<TestReply> =>
  tenant.send(method, path, { body, headers: { 'content-type': FORM } });
const json = (body: string | Buffer, type = 'application/json'): Promise<TestReply> =>
  tenant.send('POST', '/v1/customers', { body, headers: { 'content-type': type } });
const fieldsOf = (reply: TestReply): string[] => reply.body.errors.map((error: { field: string }) => error.field);

const expectProblem = (reply: TestReply, status: number, code: string): void => {
  expect({ status: reply.status, type: reply.headers['content-type'] }).toEqual({
    status,
    type: 'application/problem+json; charset=utf-8',
  });
  expect(reply.body).toMatchObject({ type: 'about:blank', title: expect.any(String), status, code });
  expect(reply.body.requestId).toBe(reply.headers['x-request-id'] ?? reply.body.requestId);
  expect(reply.text).not.toMatch(/node_modules|SELECT|INSERT|\.ts|\.js/);
};

describe('bodies', () => {
  it('takes forms with brackets as well as JSON text', async () => {
    const reply = await form('identity[name]=Art&contacts[0][type]=tel&contacts[0][value]=1&type=corporate&tagsIds=');
    expect(reply.status).toBe(201);
    expect(reply.body.identity.name).toBe('Art');
    expect(reply.body.contacts[0].data.value).toBe('1');
  });

  it('counts a blank form field as not provided', async () => {
    const { body: customer } = await tenant.post('/v1/customers', { identity: { name: 'Art' } });
    const reply = await form(
      'type=&identity=&contacts=&tagsIds[]=&avatarUploadedFileId=',
      'PUT',
      `/v1/customers/${customer.id}`,
    );
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual(customer);
  });

  it.each([
    ['identity={name:1}', ['identity']],
    ['identity=%5B%5D&contacts=%7B%7D', ['identity', 'contacts']],
    ['identity[name]=a&identity[name]=b', ['identity[name]']],
    ['identity[name]=%C3%28', ['identity[name]']],
    ['type[]=corporate&identity[name]=a', ['type']],
    ['identity[name]=a%00b', ['identity.name']],
  ])('names the field at fault in the form %s', async (body, fields) => {
    const reply = await form(body);
    expectProblem(reply, 400, 'VALIDATION');
    expect(fieldsOf(reply)).toEqual(fields);
  });

  it.each([
    ['{"identity":', 'body'],
    ['[]', 'body'],
    ['"text"', 'body'],
    ['{"identity":{"name":"a\\u0000"}}', 'identity.name'],
    ['{"identity":{"name":"\\ud800"}}', 'identity.name'],
    [`{"a":${'['.repeat(12)}${']'.repeat(12)}}`, 'a.0.0.0.0.0.0.0.0.0'],
  ])('names what is at fault in the JSON %s', async (body, field) => {
    const reply = await json(body);
    expectProblem(reply, 400, 'VALIDATION');
    expect(fieldsOf(reply)).toContain(field);
  });

  it.each([
    [`{"name":"a","more":${'['.repeat(10)}${']'.repeat(10)}}`, 'identity.more.0.0.0.0.0.0.0.0'],
    ['{"name":"a","more":"\\ud800"}', 'identity.more'],
    ['{"name":"a\\u0000"}', 'identity.name'],
  ])('names what is at fault in the JSON text %s of a form field', async (identity, field) => {
    const reply = await form(new URLSearchParams({ type: 'corporate', identity }).toString());
    expectProblem(reply, 400, 'VALIDATION');
    expect(fieldsOf(reply)).toEqual([field]);
  });

  it('takes null in a form field as in JSON', async () => {
    const reply = await form('identity={"name":"a"}&contacts=null&tagsIds=null');
    expect({ status: reply.status, contacts: reply.body.contacts }).toEqual({ status: 201, contacts: [] });
  });

  it.each([
    [{}, 'must be a text'],
    [{ name: 7 }, 'must be a text'],
    [{ name: ' ' }, 'must not be blank'],
    [{ name: 'a'.repeat(501) }, 'must have at most 500 characters'],
  ])('names the first rule that the name of an operator in %.30j breaks', async (body, message) => {
    const reply = await tenant.post('/v1/operators', body);
    expectProblem(reply, 400, 'VALIDATION');
    expect(reply.body.errors).toEqual([{ field: 'name', message }]);
  });

  it('holds the bound of a type for its lower case too, which may be longer', async () => {
    const contact = (type: string): Promise<TestReply> =>
      tenant.post('/v1/customers', { type: 'corporate', contacts: [{ type, value: '1' }] });
    const longest = await contact('İ'.repeat(250));
    expect(longest.status).toBe(201);
    expect((await tenant.put(`/v1/customers/${longest.body.id}`, longest.body)).body).toEqual(longest.body);
    expect(fieldsOf(await contact('İ'.repeat(251)))).toEqual(['contacts.0.type']);
  });

  it('keeps the digits of a number or refuses it', async () => {
    const kept = await json('{"type":"corporate","contacts":[{"type":"tel","value":989121234567}]}');
    expect(kept.body.contacts[0].data.value).toBe('989121234567');
    for (const value of ['98912123456789012345', '1e21', '-9007199254740993']) {
      const reply = await json(`{"type":"corporate","contacts":[{"type":"tel","value":${value}}]}`);
      expectProblem(reply, 400, 'VALIDATION');
      expect(fieldsOf(reply)).toEqual(['contacts.0.value']);
    }
  });

  it('answers a body full of faults, or of long names, with a bounded reply', async () => {
    const many = await json(`{"a":[${'"\\ud800",'.repeat(1_900)}1]}`);
    expectProblem(many, 400, 'VALIDATION');
    expect(many.body.errors).toHaveLength(1_000);
    const long = await json(`{"${'k'.repeat(15_000)}":["\\ud800","\\ud800"]}`);
    expectProblem(long, 400, 'VALIDATION');
    expect(long.text.length).toBeLessThan(2_000);
  });

  it('refuses bytes that are not UTF-8', async () => {
    expectProblem(await json(Buffer.from('{"identity":{"name":"\xff"}}', 'latin1')), 400, 'VALIDATION');
  });

  it.each(['text/plain', 'application/xml', 'multipart/form-data; boundary=x', 'nonsense'])(
    'answers 415 to a body of type %s',
    async (type) => expectProblem(await json('{"identity":{"name":"a"}}', type), 415, 'VALIDATION'),
  );

  it('answers 413 past the bound', async () => {
    expectProblem(await json(JSON.stringify({ identity: { name: 'a'.repeat(20_000) } })), 413, 'VALIDATION');
  });

  it('ignores what the server owns and what it does not know, and prototypes stay as they are', async () => {
    const reply = await json(
      '{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},"id":"7","organizationId":"x","createdAt":1,"identity":{"name":"a","__proto__":{"title":"b"}}}',
    );
    expect(reply.status).toBe(201);
    expect(reply.body.organizationId).toBe(tenant.organizationId);
    expect(reply.body.identity).toEqual({ name: 'a', title: null, manager: null });
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });

  it.each(['GET', 'HEAD'])('ignores any body of %s', async (method) => {
    for (const type of [FORM, 'application/json', 'text/plain', 'multipart/form-data', 'rubbish']) {
      for (const body of ['{"broken', 'x'.repeat(50_000)]) {
        const reply = await tenant.send(method, '/v1/customers?limit=0', { body, headers: { 'content-type': type } });
        expect(reply.status).toBe(200);
      }
    }
  });

  it('ignores any body of DELETE', async () => {
    for (const type of [FORM, 'application/json', 'text/plain', 'rubbish']) {
      for (const body of [undefined, '{"broken', 'x'.repeat(50_000)]) {
        const { body: customer } = await tenant.post('/v1/customers', { identity: { name: 'Art' } });
        const reply = await tenant.send('DELETE', `/v1/customers/${customer.id}`, {
          body,
          headers: { 'content-type': type },
        });
        expect(reply.status).toBe(200);
      }
    }
  });
});

describe('queries', () => {
  it.each([
    ['offset=-1', ['offset']],
    ['limit=-1&offset=x', ['limit', 'offset']],
    ['limit=1.5', ['limit']],
    ['search=a&search=b', ['search']],
    ['search[]=a&limit[]=1', ['search', 'limit']],
    ['search[x]=a', ['search']],
    ['search=a&search[]=b', ['search']],
    ['%00=a', ['query']],
    ['unknown[]=a&limit=0', []],
    ['search=%E0%A4%A', ['search']],
    ['search=a%00b', ['search']],
    [`search=${'a'.repeat(201)}`, ['search']],
    ['search=a+b+c+d+e+f+g+h+i+j+k', ['search']],
    ['offset=99999999999999999999', ['offset']],
    ['include=all', ['include']],
  ])('%s', async (query, fields) => {
    const reply = await tenant.get(`/v1/customers?${query}`);
    if (fields.length === 0) return expect(reply.status).toBe(200);
    expectProblem(reply, 400, 'VALIDATION');
    expect(fieldsOf(reply).sort()).toEqual([...fields].sort());
  });

  it('says what a page may be', async () => {
    const { body } = await tenant.get('/v1/customers?offset=-1&limit=x');
    const message = 'must be a whole number, 0 or more';
    expect(body.errors).toEqual(expect.arrayContaining(['offset', 'limit'].map((field) => ({ field, message }))));
  });

  it('fills blanks in and answers an offset past the end', async () => {
    const reply = await tenant.get('/v1/customers?search=&offset=&limit=');
    expect(reply.status).toBe(200);
    const past = await tenant.get('/v1/customers?offset=1000000');
    expect(past.body).toEqual({ items: [], count: reply.body.count });
  });

  it.each(['%', '_', '\\', '%%%', '.', "';--", '*', '%_\\'])('takes %s literally', async (search) => {
    const { body: customer } = await tenant.post('/v1/customers', { identity: { name: `before ${search} behind` } });
    const reply = await tenant.get(`/v1/customers?search=${encodeURIComponent(search)}`);
    expect(reply.body.items.map((item: { id: string }) => item.id)).toContain(customer.id);
    for (const item of reply.body.items) expect(item.identity.name).toContain(search);
    await tenant.delete(`/v1/customers/${customer.id}`);
  });
});

describe('addresses', () => {
  it('answers 404 to what is not there and 405 with Allow to another method', async () => {
    expectProblem(await tenant.get('/v1/nothing'), 404, 'NOT_FOUND');
    expectProblem(await tenant.get('/v1/customers/'), 404, 'NOT_FOUND');
    const reply = await tenant.send('PATCH', '/v1/customers');
    expectProblem(reply, 405, 'NOT_FOUND');
    expect(reply.headers.allow).toBe('GET, HEAD, POST');
  });

  it('answers 400 to a malformed id and to a malformed address', async () => {
    const reply = await tenant.get('/v1/customers/7');
    expectProblem(reply, 400, 'VALIDATION');
    expect(fieldsOf(reply)).toEqual(['customerId']);
    for (const path of ['/v1/customers/%zz', '/v1/customers/%c0%ae', '/%ff', `/v1/customers/${'x'.repeat(501)}`]) {
      const malformed = await tenant.get(path);
      expectProblem(malformed, 400, 'VALIDATION');
      expect(fieldsOf(malformed)).toEqual(['path']);
      expect(malformed.text).not.toContain('/v1');
    }
  });

  it('answers CORS preflight without a token', async () => {
    const reply = await app.send('OPTIONS', '/v1/customers', {
      headers: { origin: 'http://x.example', 'access-control-request-method': 'POST' },
    });
    expect(reply.status).toBe(204);
    expect(reply.headers['access-control-allow-origin']).toBe('*');
  });

  it('keeps replies out of caches and sniffers', async () => {
    const paths = ['/v1/customers', '/v1/customers?search=%ff', '/v1/customers/%zz', '/%76%31/customers', '/nothing'];
    for (const reply of [
      await app.send('GET', '/v1/customers'),
      ...(await Promise.all(paths.map((p) => tenant.get(p)))),
    ]) {
      expect(reply.headers['cache-control']).toBe('no-store');
      expect(reply.headers['x-content-type-options']).toBe('nosniff');
      expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('lets other origins read every reply, and no page embed or run it', async () => {
    const paths = ['/v1/customers', '/v1/customers?search=%ff', '/nothing', '/health/live', '/openapi.json'];
    for (const path of paths) {
      const { headers } = await tenant.get(path);
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'access-control-expose-headers': expect.stringContaining('ETag, Link, Location'),
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      });
    }
    const page = await app.send('GET', '/docs');
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringMatching(/^default-src 'self';.*frame-ancestors 'none'/),
      'x-frame-options': 'SAMEORIGIN',
      'x-content-type-options': 'nosniff',
    });
  });

  it('answers OPTIONS that is no preflight without a token', async () => {
    expect((await app.send('OPTIONS', '/v1/customers')).status).toBe(204);
  });

  it.each([
    ['BLAH\r\n\r\n', 400],
    ['FOO /v1/customers HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    [`GET /v1/customers?search=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ])('answers what it cannot read as a request with a problem: %.20j', async (bytes, status) => {
    const connection = await RawConnection.open(app.url);
    connection.write(bytes);
    await connection.closed();
    const [head, body] = connection.text.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} [\\s\\S]*application/problem\\+json`));
    expect(JSON.parse(body!)).toMatchObject({ status, code: 'VALIDATION', requestId: expect.any(String) });
    expect((await tenant.get('/v1/customers')).status).toBe(200);
  });
});

describe('tokens', () => {
  it.each([undefined, '', 'Bearer', 'Bearer x', 'Basic abc', `Bearer ech_${'0'.repeat(22)}_${'0'.repeat(43)}_000000`])(
    'answers 401 to %s',
    async (authorization) => {
      const reply = await app.send('GET', '/v1/customers', { headers: authorization ? { authorization } : {} });
      expectProblem(reply, 401, 'UNAUTHORIZED');
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    },
  );

  it.each(['Bearer ', 'bearer   ', 'BEARER\t', 'bEaReR \t '])('takes the scheme as %j', async (scheme) => {
    const reply = await app.send('GET', '/v1/customers', { headers: { authorization: `${scheme}${tenant.token}` } });
    expect(reply.status).toBe(200);
  });

  it('answers 403 and writes nothing without the permission', async () => {
    const reader = await app.operator(tenant.organizationId, ['editCustomer']);
    const before = (await reader.get('/v1/customers?limit=0')).body.count;
    const refused = await reader.post('/v1/customers', { identity: { name: 'a' } });
    expectProblem(refused, 403, 'FORBIDDEN');
    expect(refused.body.detail).toBe('The operator lacks the permission createCustomer.');
    const tagger = await app.operator(tenant.organizationId, ['createCustomer']);
    const tagged = await tagger.post('/v1/customers', { identity: { name: 'a' }, tagsIds: [tenant.operatorId] });
    expect(tagged.body.detail).toBe('The operator lacks the permission addCustomerTag.');
    expect((await reader.get('/v1/customers?limit=0')).body.count).toBe(before);
  });
});

describe('a limit on requests', () => {
  it('holds for each token apart and says what is left', async () => {
    const limited = await TestApp.start({ RATE_LIMIT_PER_MINUTE: '3' });
    try {
      const busy = await limited.tenant();
      const quiet = await limited.operator(busy.organizationId, []);
      const left = [];
      for (let sent = 0; sent < 3; sent += 1)
        left.push((await busy.get('/v1/customers')).headers.ratelimit?.split(';')[1]);
      expect(left).toEqual(['r=2', 'r=1', 'r=0']);
      const refused = await busy.get('/v1/customers');
      expectProblem(refused, 429, 'RATE_LIMITED');
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
      expect((await quiet.get('/v1/customers')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });

  it('holds for all tokens of an organization together, of which forged ones use nothing up', async () => {
    const limited = await TestApp.start({ RATE_LIMIT_PER_MINUTE: '100', ORGANIZATION_RATE_LIMIT_PER_MINUTE: '3' });
    try {
      const one = await limited.tenant();
      const other = await limited.operator(one.organizationId, []);
      const forged = createAccessToken(one.organizationId).token;
      for (let sent = 0; sent < 5; sent += 1)
        expect(
          (await limited.send('GET', '/v1/customers', { headers: { authorization: `Bearer ${forged}` } })).status,
        ).toBe(401);
      for (const who of [one, other, one]) expect((await who.get('/v1/customers')).status).toBe(200);
      const refused = await other.get('/v1/customers');
      expectProblem(refused, 429, 'RATE_LIMITED');
      expect(refused.headers['ratelimit-policy']).toBe('"token";q=100;w=60, "organization";q=3;w=60');
      expect(refused.headers.ratelimit).toMatch(/^"token";r=98;t=\d+, "organization";r=0;t=\d+$/);
      expect((await (await limited.tenant()).get('/v1/customers')).status).toBe(200);
    } finally {
      await limited.close();
    }
  });
});
