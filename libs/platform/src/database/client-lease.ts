import type { PoolClient } from 'pg';

const heard = new WeakSet<PoolClient>();

/** A connection that is out of the pool. */
export class ClientLease {
  /** The connection is of no use any more. */
  lost = false;
  /** Somebody else gives it back, later than whoever took it. */
  isKept = false;

  constructor(readonly client: PoolClient) {
    if (heard.has(client)) return;
    heard.add(client);
    // The failure reaches the statement that waits for it; without a listener it would end the process too.
    client.on('error', () => {});
  }

  release(): void {
    this.client.release(this.lost);
  }
}
