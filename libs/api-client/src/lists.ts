import type { Client } from 'openapi-fetch';
import type {
  Customer,
  CustomerFilters,
  Import,
  ImportFilters,
  Tag,
  TagFilters,
  TimelineEvent,
  TimelineFilters,
} from './models.ts';
import type { paths } from './schema.ts';
import { answered, unwrap } from './unwrap.ts';

export interface WalkOptions {
  /** How many are asked for at once, 1 to 100: 100. What is outside counts as the nearest of these. */
  pageSize?: number;
  signal?: AbortSignal;
}

type Api = Client<paths>;

/**
 * Walks by cursor through all customers that the search and the filters let through. One that is modified meanwhile may come a second time, as it
 * is then; each other comes once.
 */
export async function* customers(api: Api, filters: CustomerFilters, options: WalkOptions): AsyncGenerator<Customer> {
  const { tagIds, tagIdsAll, tagIdsNone, ...others } = filters;
  const lists = { ...listed({ tagIds }), ...listed({ tagIdsAll }), ...listed({ tagIdsNone }) };
  let cursor: string | null = null;
  do {
    const query: CustomersQuery = { ...others, ...lists, limit: pageSizeOf(options), ...(cursor && { cursor }) };
    const init = { params: { query }, signal: options.signal ?? null };
    const page: { data: CustomersPage; response: Response } = await answered(api.GET('/v1/customers', init));
    yield* page.data.items;
    cursor = cursorOf(page.response.headers.get('Link'));
  } while (cursor !== null);
}

/** All events of a customer, newest first. */
export const timeline = (
  api: Api,
  customerId: string,
  filters: TimelineFilters,
  options: WalkOptions,
): AsyncGenerator<TimelineEvent> =>
  byOffset(options, async (page, signal) => {
    const params = { path: { customerId }, query: { ...filters, ...page } };
    return (await unwrap(api.GET('/v1/customers/{customerId}/timeline', { params, signal }))).items;
  });

/** All imports of the organization, newest first. */
export const imports = (api: Api, filters: ImportFilters, options: WalkOptions): AsyncGenerator<Import> =>
  byOffset(options, async (page, signal) => {
    const params = { query: { ...filters, ...page } };
    return (await unwrap(api.GET('/v1/imports', { params, signal }))).items;
  });

/** All definitions of tags. One may be missed when another is deleted meanwhile. */
export const tags = (api: Api, filters: TagFilters, options: WalkOptions): AsyncGenerator<Tag> =>
  byOffset(options, async (page, signal) => {
    const params = { query: { ...filters, ...page } };
    return (await unwrap(api.GET('/v1/settings/tags', { params, signal }))).items;
  });

type CustomersQuery = NonNullable<paths['/v1/customers']['get']['parameters']['query']>;
type CustomersPage = paths['/v1/customers']['get']['responses'][200]['content']['application/json'];

/** What is new meanwhile pushes the rest back, so that a page begins with what was there before: it is given once. */
async function* byOffset<Item extends { id: string }>(
  options: WalkOptions,
  read: (page: { offset: number; limit: number }, signal: AbortSignal | null) => Promise<Item[]>,
): AsyncGenerator<Item> {
  const limit = pageSizeOf(options);
  const given = new Set<string>();
  for (let offset = 0; ;) {
    const items = await read({ offset, limit }, options.signal ?? null);
    for (const item of items) {
      if (given.has(item.id)) continue;
      given.add(item.id);
      yield item;
    }
    if (items.length < limit) return;
    offset += items.length;
  }
}

/** The API gives at most 100 at once, whatever is asked for: a page of 100 would look like the last one of 500. */
const pageSizeOf = ({ pageSize = 100 }: WalkOptions): number => Math.min(100, Math.max(1, pageSize));

function listed(list: { [name: string]: string | readonly string[] | undefined }): Record<string, string> {
  const filled = Object.entries(list).filter(([, ids]) => ids !== undefined);
  return Object.fromEntries(filled.map(([name, ids]) => [name, typeof ids === 'string' ? ids : ids!.join(',')]));
}

/** The cursor alone: the address in the header knows nothing of a proxy's prefix, which `baseUrl` has. */
function cursorOf(link: string | null): string | null {
  const address = /<([^>]*)>\s*;\s*rel="?next"?/i.exec(link ?? '')?.[1];
  return address === undefined ? null : new URL(address, 'http://any').searchParams.get('cursor');
}
