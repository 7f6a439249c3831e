import fc from 'fast-check';
import type { TestReply, TestRequest } from '../product/request.ts';
import { furnished } from './furnished.ts';
import { hostileText } from './hostile-text.ts';
import { faultOf } from './judge.ts';
import { withIds } from './names.ts';
import type { Thing } from './names.ts';
import { operations } from './operations.ts';
import { requestsFor } from './requests.ts';
import type { FuzzRequest } from './requests.ts';
import type { Target } from './target.ts';
import type { Words } from './valid.ts';

/** What came of the requests for one operation. */
export interface Outcome {
  operation: string;
  requests: number;
  /** How many were answered with each status. */
  statuses: Record<number, number>;
  faults: string[];
}

export interface FuzzOptions {
  seed: number;
  /** Requests for each operation. */
  count: number;
  words?: Words;
  /** Sees every request and its reply. */
  saw?: (request: FuzzRequest, reply: TestReply) => void;
}

/** So many requests are on their way at once. */
const AT_ONCE = 6;
/** Of exports there are never so many at once that some must wait. */
const EXPORTS_AT_ONCE = 1;
/** Things are made anew after so many requests that may have used them up. */
const RENEWED_AFTER = 12;

/** Sends requests for every operation of the document, and holds each reply against it. */
export async function fuzz(target: Target, options: FuzzOptions): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const things = new Things(target);
  for (const [index, operation] of operations.entries()) {
    const words = options.words ?? { text: hostileText };
    const wanted = { seed: options.seed + index, numRuns: options.count };
    const requests = fc.sample(requestsFor(operation, words), wanted);
    const outcome: Outcome = { operation: operation.name, requests: requests.length, statuses: {}, faults: [] };
    while (requests.length > 0) {
      const some = requests.splice(0, operation.path.endsWith('/export') ? EXPORTS_AT_ONCE : AT_ONCE);
      const ids = await things.ids();
      await Promise.all(some.map((request) => sendOne(target, request, ids, outcome, options)));
      if (!['GET', 'HEAD'].includes(operation.method))
        things.use(operation.method === 'DELETE' ? RENEWED_AFTER : some.length);
    }
    outcomes.push(outcome);
  }
  return outcomes;
}

/** What requests name, made anew when much of it may be gone. */
class Things {
  private readonly target: Target;
  private made?: Record<Thing, string>;
  private used = 0;

  constructor(target: Target) {
    this.target = target;
  }

  use(times: number): void {
    this.used += times;
  }

  async ids(): Promise<Record<Thing, string>> {
    if (!this.made || this.used >= RENEWED_AFTER) [this.made, this.used] = [await furnished(this.target), 0];
    return this.made;
  }
}

async function sendOne(
  target: Target,
  request: FuzzRequest,
  ids: Record<Thing, string>,
  { statuses, faults }: Outcome,
  { saw }: FuzzOptions,
): Promise<void> {
  const path = withIds(request.path, ids);
  try {
    const reply = await target.send(request.method, path, sendable(request, ids));
    statuses[reply.status] = (statuses[reply.status] ?? 0) + 1;
    saw?.(request, reply);
    const fault = faultOf(request, reply);
    if (fault) faults.push(`${told(request)}: ${fault}`);
  } catch (error) {
    faults.push(`${told(request)}: ${(error as Error).message}`);
  }
}

function sendable({ headers, body }: FuzzRequest, ids: Record<Thing, string>): TestRequest {
  if (!body) return { headers };
  const content = typeof body.content === 'string' ? withIds(body.content, ids) : body.content;
  return { headers: { ...headers, 'content-type': body.type }, body: content };
}

const told = ({ method, path, headers, body }: FuzzRequest): string =>
  `${method} ${path} ${JSON.stringify({ ...headers, ...(body ? { type: body.type, body: String(body.content) } : {}) })}`.slice(
    0,
    1_500,
  );
