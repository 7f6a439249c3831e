const COLLECTIONS = { customers: 'customerId', files: 'fileId' } as const;
const NAMED = /^\/v1\/(customers|files)\/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})(?=[/?]|$)/i;

/** Whom a reply is about: it is erased at once with them. */
export type Subject = { [Column in (typeof COLLECTIONS)[keyof typeof COLLECTIONS]]?: string };

/** @param addresses of the request and of what it made */
export function subjectOf(...addresses: (string | undefined)[]): Subject {
  for (const address of addresses) {
    const match = NAMED.exec(address ?? '');
    if (match) return { [COLLECTIONS[match[1] as keyof typeof COLLECTIONS]]: match[2] };
  }
  return {};
}
