import { uuidv7 } from '@echonio/platform';
import { ApiOperation, guardedOperations, IdPlace } from '../support/isolation/api-operations';
import { cursorOf, FurnishedTenant, furnishedTenant, Thing } from '../support/isolation/furnished-tenant';
import { isIgnored, requestFor, thingAt } from '../support/isolation/requests';
import { storedRows } from '../support/isolation/stored-rows';
import { TestApp } from '../support/test-app';
import { TestReply, TestRequest } from '../support/test-request';

let app: TestApp;
let ours: FurnishedTenant;
let theirs: FurnishedTenant;

beforeAll(async () => {
  app = await TestApp.start();
  ours = await furnishedTenant(app);
  theirs = await furnishedTenant(app);
});
afterAll(() => app.close());

const own = (thing: Thing): string => ours.ids[thing];
const foreign = (thing: Thing): string => theirs.ids[thing];

async function ask(operation: ApiOperation, others: [IdPlace, string][], asForm = false): Promise<TestReply> {
  const { method, path, request } = requestFor(operation, own, others);
  return ours.tenant.send(method, path, asForm ? formOf(request) : request);
}

/** The same body as a form, whose objects and lists are JSON text. */
const formOf = ({ json }: TestRequest): TestRequest => ({
  form: Object.fromEntries(
    Object.entries(json as object).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  ),
});

/** What a reply tells, but for what is new in each and for the ids that were asked for. */
function told({ status, headers, text }: TestReply, ids: string[]): object {
  const { date: _date, 'x-request-id': requestId, ratelimit: _limit, ...others } = headers;
  const blind = (value: string): string => [...ids, requestId!].reduce((left, id) => left.replaceAll(id, 'ID'), value);
  return { status, headers: JSON.parse(blind(JSON.stringify(others))), text: blind(text) };
}

/** An id of nothing; a cursor that was made for another list of our own. */
const missing = async (thing: Thing): Promise<string> =>
  thing === 'cursor' ? cursorOf(ours.tenant, 'limit=1&order=asc') : uuidv7();

const nameOf = (operation: ApiOperation, places: IdPlace[]): string =>
  `${operation.name}: ${places.map(({ name }) => name).join(' and ')}`;

/** Every operation with every combination of its ids in the path, and with every other id alone. */
const combinations = guardedOperations.flatMap((operation) => {
  const inPath = operation.places.filter((place) => place.in === 'path');
  const others = operation.places.filter((place) => place.in !== 'path' && !isIgnored(operation, place));
  const sets = [...subsets(inPath), ...others.map((place) => [place])];
  return sets.flatMap((places) =>
    (places[0]!.in === 'body' ? [false, true] : [false]).map((asForm) => ({
      operation,
      places,
      asForm,
      name: `${nameOf(operation, places)}${asForm ? ', in a form' : ''}`,
    })),
  );
});

function subsets(places: IdPlace[]): IdPlace[][] {
  const all = places.reduce<IdPlace[][]>((sets, place) => [...sets, ...sets.map((set) => [...set, place])], [[]]);
  return all.filter((set) => set.length > 0);
}

describe('an id of another organization is answered as one of nothing, and nothing is written', () => {
  it.each(combinations)('$name', async ({ operation, places, asForm }) => {
    const before = await storedRows(app);
    const given: [TestReply, string[]][] = [];
    for (const idOf of [async (thing: Thing) => foreign(thing), missing]) {
      const others: [IdPlace, string][] = [];
      for (const place of places) others.push([place, await idOf(thingAt(operation, place))]);
      const reply = await ask(operation, others, asForm);
      given.push([reply, others.map(([, id]) => id)]);
    }
    const [[theirReply, theirIds], [noReply, noIds]] = given as [[TestReply, string[]], [TestReply, string[]]];
    expect(told(theirReply, theirIds)).toEqual(told(noReply, noIds));
    expect(await storedRows(app)).toEqual(before);
    const isFilter = places[0]!.in === 'query' && operation.method === 'GET' && theirReply.status === 200;
    if (!isFilter) expect([400, 404]).toContain(theirReply.status);
  });

  it('is tried at enough places', () => expect(combinations.length).toBeGreaterThan(60));
});

const ignoredIn = (operation: ApiOperation): [IdPlace, string][] =>
  operation.places
    .filter((place) => isIgnored(operation, place))
    .map((place) => [place, foreign(thingAt(operation, place))]);

/** Our own requests that carry what only the server says, or ids that it takes no notice of. */
const owned = guardedOperations.filter(({ hasBody, name }) => hasBody && name !== 'POST /v1/files');

describe('what the server owns is never taken from a body', () => {
  it.each(owned.map((operation) => ({ operation, name: operation.name })))('$name', async ({ operation }) => {
    const before = await storedRows(app, theirs.tenant.organizationId);
    const { method, path, request } = requestFor(operation, own, ignoredIn(operation));
    const body = request.json as Record<string, unknown>;
    const { tenant } = theirs;
    const claims: Record<string, string> = {
      organizationId: tenant.organizationId,
      creatorOperatorId: tenant.operatorId,
      operatorId: theirs.ids.operator,
      customerId: theirs.ids.customer,
      id: theirs.ids.customer,
    };
    const reply = await ours.tenant.send(method, path, { ...request, json: { ...claims, ...body } });
    expect(reply.status).toBeLessThan(300);
    for (const id of Object.values(claims)) expect(reply.text).not.toContain(id);
    expect(await storedRows(app, tenant.organizationId)).toEqual(before);
  });
});

describe('rows of an import', () => {
  const rowsWith = (id: string): string =>
    [{ tagsIds: [id] }, { tags: [id] }, { avatarUploadedFileId: id }, { contacts: [{ id, type: 'tel', value: '1' }] }]
      .map((row) => JSON.stringify({ type: 'corporate', identity: { name: 'row' }, id, ...row }))
      .join('\n');

  it.each<Thing>(['tag', 'avatar', 'contact', 'customer', 'file'])(
    'name a %s of another organization as one of nothing',
    async (thing) => {
      const before = await storedRows(app, theirs.tenant.organizationId);
      const outcomes: string[][] = [];
      for (const id of [foreign(thing), uuidv7()]) {
        const told: string[] = [];
        const { id: file } = await ours.tenant.upload('rows.ndjson', rowsWith(id));
        for (const defaults of [undefined, { tags: [id] }]) {
          const reply = await ours.tenant.post('/v1/customers/import', { id: file, defaults, dryRun: !!defaults });
          const { importId, ...body } = reply.body;
          const rejects = await ours.tenant.get(`/v1/imports/${importId}/rejects`);
          told.push(JSON.stringify([body, rejects.text]).replaceAll(id, 'ID').replaceAll(importId, 'ID'));
          expect(body.rejected).toBeGreaterThan(0);
        }
        outcomes.push(told);
      }
      expect(outcomes[0]).toEqual(outcomes[1]);
      expect(await storedRows(app, theirs.tenant.organizationId)).toEqual(before);
    },
  );
});

describe('the same requests with ids of our own', () => {
  it('find what filters name', async () => {
    for (const operation of guardedOperations)
      for (const place of operation.places.filter((each) => each.in === 'query')) {
        const reply = await ask(operation, [[place, own(thingAt(operation, place))]]);
        const none = await ask(operation, [[place, await missing(thingAt(operation, place))]]);
        expect({ name: operation.name, place, status: reply.status }).toMatchObject({ status: 200 });
        if (place.name !== 'operatorId' && place.name !== 'creatorOperatorId') expect(reply.text).not.toBe(none.text);
      }
  });

  it('succeed, each in turn', async () => {
    const faults: string[] = [];
    for (const operation of guardedOperations) {
      const reply = await ask(operation, []);
      const expected = operation.name === 'POST /v1/imports/{importId}/cancel' ? [409] : [200, 201, 202];
      if (!expected.includes(reply.status)) faults.push(`${operation.name}: ${reply.status} ${reply.text}`);
    }
    expect(faults).toEqual([]);
  });
});
