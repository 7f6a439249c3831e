import type { KeptReply } from './idempotent-request';

/** Thrown instead of doing again what was done under the same key: ends the request with the reply that was given then. */
export class StoredReply extends Error {
  constructor(readonly reply: KeptReply) {
    super('The request is a repeat.');
  }
}
