import { json, LocalServer } from './local-server.ts';

const server = new LocalServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

const items = (...ids: number[]): { items: { id: number }[]; count: number } => ({
  items: ids.map((id) => ({ id })),
  count: 9,
});
const next = (cursor: string): Record<string, string> => ({
  link: `</v1/customers?limit=2&cursor=${encodeURIComponent(cursor)}>; rel="next"`,
});
const queries = (): Record<string, string>[] =>
  server.received.map(({ url }) => Object.fromEntries(new URL(url, server.url).searchParams));
const ids = async (list: AsyncIterable<{ id: unknown }>): Promise<unknown[]> => {
  const all: unknown[] = [];
  for await (const { id } of list) all.push(id);
  return all;
};

describe('customers', () => {
  it('come page by page, each asked for with the filters and the cursor of the page before', async () => {
    server.will(json(200, items(1, 2), next('a+/=')), json(200, items(3, 4), next('b')), json(200, items(5)));
    const filters = { search: 'رادیو', type: 'corporate', tagIds: ['x', 'y'], tagIdsNone: 'z' } as const;
    expect(await ids(server.client().customers(filters, { pageSize: 2 }))).toEqual([1, 2, 3, 4, 5]);
    const query = { search: 'رادیو', type: 'corporate', tagIds: 'x,y', tagIdsNone: 'z', limit: '2' };
    expect(queries()).toEqual([query, { ...query, cursor: 'a+/=' }, { ...query, cursor: 'b' }]);
  });

  it('are asked for only as far as they are taken, under the prefix of a proxy too', async () => {
    server.will(json(200, items(1, 2), next('a')));
    for await (const { id } of server.client({ baseUrl: `${server.url}/crm/` }).customers())
      if ((id as unknown) === 2) break;
    expect(server.received.map(({ url }) => url)).toEqual(['/crm/v1/customers?limit=100']);
  });

  it('end with the error of a page, and with the signal', async () => {
    server.will(json(200, items(1), next('a')), json(400, {}));
    await expect(ids(server.client().customers())).rejects.toMatchObject({ status: 400 });
    const stop = new AbortController();
    server.will(json(200, items(1), next('a')));
    const list = server.client().customers({}, { signal: stop.signal });
    await list.next();
    stop.abort(new Error('enough'));
    await expect(list.next()).rejects.toThrow('enough');
  });
});

describe('a timeline', () => {
  it('comes page by page; what a new event pushes to the next page comes once', async () => {
    server.will(json(200, items(9, 8)), json(200, items(8, 7)), json(200, items(6)));
    expect(await ids(server.client().timeline('c', { type: 'note' }, { pageSize: 2 }))).toEqual([9, 8, 7, 6]);
    expect(server.received[0]!.url).toMatch(/^\/v1\/customers\/c\/timeline\?/);
    const page = { type: 'note', limit: '2' };
    expect(queries()).toEqual([0, 2, 4].map((offset) => ({ ...page, offset: String(offset) })));
  });
});

it.each([
  [500, 100],
  [0, 1],
])('a page of %d is one of %d, and not the last when it is full', async (pageSize, size) => {
  const full = Array.from({ length: size }, (_, at) => at);
  server.will(json(200, items(...full)), json(200, items(size)), json(200, items()));
  expect(await ids(server.client().tags({}, { pageSize }))).toEqual([...full, size]);
  server.will(json(200, items(1), next('a')), json(200, items(2)));
  expect(await ids(server.client().customers({}, { pageSize }))).toEqual([1, 2]);
  expect(queries()[0]).toEqual({ limit: String(size) });
});

it.each(['imports', 'tags'] as const)('%s end with a page that is not full', async (list) => {
  server.will(json(200, items(2, 1)), json(200, items()));
  expect(await ids(server.client()[list]({}, { pageSize: 2 }))).toEqual([2, 1]);
  expect(server.received).toHaveLength(2);
});
