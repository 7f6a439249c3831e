const COLUMNS = ['customerId', 'fileId'] as const;
const MADE = /^\/v1\/(customer|file)s\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?=\/|$)/;

/** Whom a reply is about: it is erased at once with them. */
export type Subject = { [Column in (typeof COLUMNS)[number]]?: string };

/** @param parameters of the route, as the router has read them: an address has many spellings */
export function subjectOfRoute(parameters: unknown): Subject {
  const given = (parameters ?? {}) as Subject;
  return Object.fromEntries(COLUMNS.filter((name) => given[name] !== undefined).map((name) => [name, given[name]]));
}

/** @param location the address of what a request has made */
export function subjectMade(location: string | undefined): Subject {
  const match = MADE.exec(location ?? '');
  return match ? { [`${match[1]}Id`]: match[2] } : {};
}
