import { retryAfterOf } from './problem.ts';

/** How a request is sent again. Times are in milliseconds. */
export interface RetryOptions {
  /** How often a request is sent at most, the first time included: 5. */
  tries?: number;
  /** The pause before the second try: 250. It doubles with each try; a random half of it is left out, so that clients don't come all at once. */
  firstDelayMs?: number;
  /** The longest pause that the client chooses by itself: 10,000. */
  maxDelayMs?: number;
  /** The longest `Retry-After` that is waited for: 30,000. When the server asks for more, its reply is given back at once. */
  maxRetryAfterMs?: number;
}

/** All options of retries, set. */
export type RetrySettings = Required<RetryOptions>;

export const RETRY_DEFAULTS: RetrySettings = {
  tries: 5,
  firstDelayMs: 250,
  maxDelayMs: 10_000,
  maxRetryAfterMs: 30_000,
};

/**
 * Sends until there is an answer that another try wouldn't change, or the tries are used up. `send` must be harmless to repeat.
 * @throws what `send` threw last, and the signal's reason
 */
export async function withRetries(
  send: () => Promise<Response>,
  settings: RetrySettings,
  signal?: AbortSignal | null,
): Promise<Response> {
  for (let tried = 1; ; tried += 1) {
    signal?.throwIfAborted();
    let pause: number;
    try {
      const response = await send();
      const asked = pauseAfter(response, tried, settings);
      if (asked === null || tried >= settings.tries) return response;
      await response.body?.cancel();
      pause = asked;
    } catch (error) {
      if (signal?.aborted || tried >= settings.tries) throw error;
      pause = backoff(tried, settings);
    }
    await sleep(pause, signal);
  }
}

/** The pause in ms after so many tries: doubled with each, half of it by chance. */
export function backoff(tried: number, { firstDelayMs, maxDelayMs }: RetrySettings): number {
  return Math.min(maxDelayMs, firstDelayMs * 2 ** (tried - 1)) * (0.5 + Math.random() / 2);
}

/** Waits so many ms. @throws the signal's reason as soon as it is aborted */
export function sleep(ms: number, signal?: AbortSignal | null): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal!.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** The pause before the next try, or null when the reply is final. */
function pauseAfter({ status, headers }: Response, tried: number, settings: RetrySettings): number | null {
  const asked = retryAfterOf(headers);
  if (!isPassing(status, asked !== null)) return null;
  if (asked === null) return backoff(tried, settings);
  if (asked * 1_000 > settings.maxRetryAfterMs) return null;
  return asked * 1_000 + backoff(1, settings);
}

/** A 409 with `Retry-After` says that the first request with this key is still under way. */
const isPassing = (status: number, asks: boolean): boolean =>
  status === 408 || status === 429 || (status === 409 && asks) || (status >= 500 && status !== 501 && status !== 505);
