import { ValidationError } from '@echonio/platform';
import { likePatterns, parseQuery } from '@echonio/search-text';
import { ListCustomersQuery } from '../dto/list-customers.query.dto';
import { readCursor } from './list-cursor';
import { Listing } from './listing';

/**
 * What a request asks for. @throws ValidationError when a cursor doesn't fit it
 * @param hasOffset the request names an offset, be it 0
 */
export function listingOf(organizationId: string, query: ListCustomersQuery, hasOffset: boolean): Listing {
  const { search, listOrder: order, cursor, offset, limit, withMeta } = query;
  if (cursor && hasOffset) throw ValidationError.of('cursor', 'must not be given together with offset');
  const subject = { terms: parseQuery(search).map((term) => likePatterns(term)), filters: query, order };
  return { ...subject, offset, cursor: cursor ? readCursor(cursor, organizationId, subject) : null, limit, withMeta };
}
