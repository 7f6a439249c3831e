import { join } from 'node:path';
import { Tenant, TestApp } from '../support/test-app';
import { TestProcess } from '../support/test-process';
import { multipart, send, TestReply, TestRequest } from '../support/test-request';
import { attributesOf, CollectedSpan, TraceCollector } from '../support/trace-collector';

const MODULES = ['--import', join(__dirname, '../support/tell-modules.mjs')];
const NAME = 'Qzxwvmarked';
const PARENT = { traceId: '4bf92f3577b34da6a3ce929d0e0e4736', spanId: '00f067aa0ba902b7' };
const TRACEPARENT = `00-${PARENT.traceId}-${PARENT.spanId}-01`;

let app: TestApp;
let tenant: Tenant;
let collector: TraceCollector;
let traced: TestProcess;
let untraced: TestProcess;
let url: string;

beforeAll(async () => {
  app = await TestApp.start();
  tenant = await app.tenant();
  collector = await TraceCollector.start();
  const environment = { ...app.environment, LOG_LEVEL: 'info' };
  traced = TestProcess.server({
    ...environment,
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '50',
  });
  const disabled = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url, OTEL_SDK_DISABLED: 'true' };
  untraced = TestProcess.server({ ...environment, ...disabled }, MODULES);
  url = await traced.ready();
});
afterAll(async () => {
  await Promise.all([traced, untraced].map((each) => each.end('SIGKILL')));
  collector.close();
  await app.close();
});

function ask(method: string, path: string, request: TestRequest = {}): Promise<TestReply> {
  const headers = { authorization: `Bearer ${tenant.token}`, ...request.headers };
  return send(url, method, path, { ...request, headers });
}

const server = (route: string) => (span: CollectedSpan) => span.kind === 2 && span.name === route;

/** A span of which exactly one is below another. */
async function onlyChild(parent: CollectedSpan): Promise<CollectedSpan> {
  await collector.find(({ parentSpanId }) => parentSpanId === parent.spanId);
  const children = collector.childrenOf(parent);
  expect(children).toHaveLength(1);
  return children[0]!;
}

describe('traces', () => {
  it('go from the request through the service to the database, below the parent that the client names', async () => {
    const headers = { traceparent: TRACEPARENT, tracestate: `x=${NAME}`, baggage: `name=${NAME}` };
    const reply = await ask('GET', `/v1/customers?search=${NAME}`, { headers });
    expect(reply.status).toBe(200);
    const request = await collector.find(server('GET /v1/customers'));
    expect(request).toMatchObject({ traceId: PARENT.traceId, parentSpanId: PARENT.spanId });
    expect(attributesOf(request)).toMatchObject({
      'http.request.method': 'GET',
      'http.route': '/v1/customers',
      'echonio.request.id': reply.headers['x-request-id'],
    });
    const service = await onlyChild(request);
    expect(service).toMatchObject({ traceId: PARENT.traceId, name: 'customers.list' });
    const statement = await onlyChild(service);
    expect(statement).toMatchObject({ traceId: PARENT.traceId, name: 'customer_search', kind: 3 });
    expect(attributesOf(statement)).toMatchObject({
      'db.system.name': 'postgresql',
      'db.query.summary': 'enter_request; customer_search',
    });
  });

  it('show each round trip of a change whose body was read', async () => {
    const made = await ask('POST', '/v1/customers', { json: { identity: { name: NAME } } });
    const body = { contacts: [{ type: 'mobile', value: '0912 777 5533' }] };
    expect((await ask('PUT', `/v1/customers/${made.body.id}`, { json: body })).status).toBe(200);
    const service = await onlyChild(await collector.find(server('PUT /v1/customers/:customerId')));
    expect(service.name).toBe('customers.change');
    await collector.find(({ name }) => name === 'customer_update');
    expect(collector.childrenOf(service).map(({ name }) => name)).toEqual(['customer_lock +1', 'customer_update']);
  });

  it('tell the kind of a refusal, and the trace of a log line', async () => {
    await ask('GET', `/v1/customers/${tenant.operatorId}`);
    const request = await collector.find(server('GET /v1/customers/:customerId'));
    expect(attributesOf(request)).toMatchObject({ 'error.type': 'not-found' });
    expect(request.status.code ?? 0).toBe(0);
    await traced.says(new RegExp(request.traceId));
    const line = traced.stdout.split('\n').find((each) => each.includes(request.traceId))!;
    expect(JSON.parse(line)).toMatchObject({ route: '/v1/customers/:customerId', status: 404 });
  });

  it('link an import to the request that began it', async () => {
    const { body: file } = await ask('POST', '/v1/files', multipart('customers.csv', `name\n${NAME}\n`));
    expect((await ask('POST', '/v1/customers/import', { json: { id: file.id } })).body).toMatchObject({ count: 1 });
    const service = await collector.find(({ name }) => name === 'imports.import');
    const work = await collector.find(({ name }) => name === 'import');
    expect(work.links).toMatchObject([{ traceId: service.traceId, spanId: service.spanId }]);
    expect(work.parentSpanId ?? '').toBe('');
    expect(attributesOf(work)).toMatchObject({ 'echonio.import.state': 'completed' });
    expect(work.traceId).not.toBe(service.traceId);
    const steps = collector.childrenOf(work).map(({ name }) => name);
    expect(steps).toEqual(expect.arrayContaining(['imports.read', 'imports.apply']));
    const apply = collector.childrenOf(work).find(({ name }) => name === 'imports.apply')!;
    const batch = collector.childrenOf(apply).find(({ name }) => name === 'imports.applyBatch')!;
    expect(collector.childrenOf(batch).map(({ name }) => name)).toContain('import_enter_batch');
  });

  it('are sent to the last when the server stops, and say nothing of a person, and no token', async () => {
    await ask('DELETE', `/v1/customers/${tenant.operatorId}`);
    for (const path of ['/health/ready', '/metrics']) expect((await ask('GET', path)).status).toBe(200);
    expect((await traced.end()).code).toBe(0);
    expect(collector.spans.some(server('DELETE /v1/customers/:customerId'))).toBe(true);
    expect(collector.spans.every(({ kind, name }) => kind !== 2 || !/health|metrics/.test(name))).toBe(true);
    for (const secret of [NAME, NAME.toLowerCase(), '912777', '777 5533', tenant.token, tenant.token.slice(30, 60)])
      expect(collector.text).not.toContain(secret);
  });
});

describe('without traces', () => {
  it('nothing of the SDK is loaded', async () => {
    const other = await untraced.ready();
    const headers = { authorization: `Bearer ${tenant.token}`, traceparent: TRACEPARENT };
    expect((await send(other, 'GET', '/v1/customers', { headers })).status).toBe(200);
    await untraced.end();
    expect(/^LOADED (.*)$/m.exec(untraced.stderr)![1]).toBe('@opentelemetry/api');
    expect(untraced.stdout).not.toContain('traceId');
  });
});
