/** A query string as it is read: a list where a name has brackets or comes more than once. */
export type QueryString = Record<string, string | string[]>;

export const isGiven = (value: string | string[] | undefined): boolean =>
  [value ?? []].flat().some((text) => text.trim() !== '');

/**
 * The value of a `Link` header (RFC 8288) to the next part of a list: the same path and parameters, with the cursor in place of an offset
 * or an earlier cursor.
 */
export function nextLink(
  path: string,
  { offset: _offset, cursor: _cursor, ...query }: QueryString,
  cursor: string,
): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string') parameters.append(name, value);
    else for (const text of value) parameters.append(`${name}[]`, text);
  }
  parameters.append('cursor', cursor);
  return `<${path}?${parameters.toString()}>; rel="next"`;
}
