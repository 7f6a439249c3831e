import { setTimeout as sleep } from 'node:timers/promises';
import { AppError, ConflictError } from '../errors';
import type { IdempotentRequest, KeptReply } from '../idempotency/idempotent-request';
import { CLAIM, RECORD, RELEASE } from '../idempotency/idempotency.sql';
import { StoredReply } from '../idempotency/stored-reply';
import { subjectMade } from '../idempotency/subject';
import type { Recording } from './held-transaction';
import { Statement } from './statement';

/** How long a repeat waits for the first request to be answered, outside the database. */
const WAITS_MS = 5_000;
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 320;

/** The statement that takes the key of a request for a transaction, and its values behind the organization. */
export function claimOf({ key, fingerprint, kind }: IdempotentRequest, hours: number): [Statement, unknown[]] {
  return [CLAIM, [key, fingerprint, hours, kind === 'joined']];
}

/** The statement that stores the reply to a request, and its values behind the organization. */
export function recordOf(
  { key, fingerprint, kind, subject }: IdempotentRequest,
  hours: number,
  reply: KeptReply,
): Recording {
  const { status, headers, body } = reply;
  const { customerId, fileId } = { ...subjectMade(headers.Location), ...subject };
  const about = [customerId ?? null, fileId ?? null];
  return [RECORD, [key, fingerprint, hours, status, kind !== 'secret', ...about, JSON.stringify(headers), body]];
}

/** The statement that forgets a request that has no reply, and its values behind the organization. */
export const releaseOf = ({ key, fingerprint }: IdempotentRequest): Recording => [RELEASE, [key, fingerprint]];

/**
 * Does the work of a request that has a key, unless it was done before.
 * @param find the reply that was stored; undefined when it isn't kept
 * @throws StoredReply, ConflictError, AppError `unprocessable` for the key of another request and `conflict` while the first request goes on
 */
export async function onceClaimed<T>(work: () => Promise<T>, find: () => Promise<KeptReply | undefined>): Promise<T> {
  for (let waited = 0, pause = FIRST_PAUSE_MS; ; waited += pause, pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
    try {
      return await work();
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === 'EC422') throw ofAnotherRequest();
      if (code === 'EC208') throw await repeated(find);
      if (code !== 'EC409') throw error;
      if (waited >= WAITS_MS) throw underWay();
    }
    await sleep(pause * (0.5 + Math.random()));
  }
}

async function repeated(find: () => Promise<KeptReply | undefined>): Promise<Error> {
  const reply = await find();
  if (reply) return new StoredReply(reply);
  return new ConflictError(
    'The first request with this Idempotency-Key took effect, and its reply is not kept: it held a secret, or what it was about is deleted.',
  );
}

function ofAnotherRequest(): AppError {
  const message = 'was used for another request; a new request needs a new key';
  return new AppError('unprocessable', `Idempotency-Key: ${message}`, [{ field: 'Idempotency-Key', message }]);
}

const underWay = (): AppError =>
  new AppError('conflict', 'The first request with this Idempotency-Key is still under way.', [], 1);
