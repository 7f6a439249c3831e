import { Tenant } from './test-app';
import { TestReply } from './test-request';

/** The address in the `Link` of a reply; null at the end of a list. */
export function nextOf(reply: TestReply): string | null {
  const link = reply.headers.link;
  if (link === undefined) return null;
  const match = /^<(\/v1\/customers\?[^<>" ]*)>; rel="next"$/.exec(link);
  if (!match) throw new Error(`This is no link to a next part: ${link}`);
  return match[1]!;
}

/**
 * Follows the links of a list from its beginning to its end.
 * @param between is told, after each part that isn't the last, how many there were
 * @returns the ids in the order in which they came, part by part
 */
export async function walk(
  tenant: Tenant,
  query: string,
  between: (parts: number) => Promise<void> | void = () => {},
): Promise<string[][]> {
  const parts: string[][] = [];
  for (let path: string | null = `/v1/customers?${query}`; path;) {
    const reply: TestReply = await tenant.get(path);
    if (reply.status !== 200) throw new Error(`The walk was refused: ${reply.text}`);
    parts.push(reply.body.items.map((item: { id: string }) => item.id));
    path = nextOf(reply);
    if (path) await between(parts.length);
  }
  return parts;
}
