import { RETRY_DEFAULTS, withRetries } from './retry.ts';
import type { RetryOptions, RetrySettings } from './retry.ts';

/**
 * A bearer token, or a function that gives one whenever it is needed. The function is asked again when the API has refused the token that it
 * gave, which it is then told; what it gives then is tried once.
 */
export type TokenSource = string | ((refused?: string) => string | Promise<string>);

export interface ClientOptions {
  /** Where the API is, without `/v1`: `https://customers.example.com`, or an empty text for the page's own origin. */
  baseUrl: string;
  token: TokenSource;
  /** Sent with each request. */
  headers?: Record<string, string>;
  retry?: RetryOptions;
  /** In the place of the platform's own `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
}

/** One try of a request under a token. */
export type Attempt = (authorization: string) => Promise<Response>;

/** Sends requests with the token, again and again as the options say. */
export class Sender {
  readonly baseUrl: string;
  readonly headers: Record<string, string>;
  readonly retry: RetrySettings;
  /** Whether the requests go through a `fetch` that the options gave. */
  readonly hasOwnFetch: boolean;
  private readonly token: TokenSource;
  private readonly rawFetch: (request: Request) => Promise<Response>;

  constructor(options: ClientOptions) {
    this.baseUrl = options.baseUrl.replace(/\/+$/, '');
    this.headers = options.headers ?? {};
    this.retry = { ...RETRY_DEFAULTS, ...options.retry };
    this.hasOwnFetch = options.fetch !== undefined;
    this.token = options.token;
    // Looked up with each request: pages replace it, and called as a method it is refused by browsers.
    this.rawFetch = options.fetch ?? ((request) => globalThis.fetch(request));
  }

  /** `fetch` for openapi-fetch: with the token, an `Idempotency-Key` where something is changed, and retries. */
  readonly fetch = (request: Request): Promise<Response> => {
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    if (!isRead && !request.headers.has('Idempotency-Key')) request.headers.set('Idempotency-Key', newKey());
    return this.send((authorization) => this.once(request.clone(), authorization), request.signal);
  };

  /** One request, once. A reply in JSON has arrived to its end: one that breaks off is a lost one. */
  async once(request: Request, authorization: string): Promise<Response> {
    request.headers.set('Authorization', authorization);
    const response = await this.rawFetch(request);
    const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '');
    if (!isJson || response.headers.has('Content-Disposition')) return response;
    const whole = response.clone();
    await response.arrayBuffer();
    return whole;
  }

  /** Tries until there is an answer; when the token is refused, once more with a renewed one. */
  async send(attempt: Attempt, signal?: AbortSignal | null): Promise<Response> {
    const token = await this.tokenOf();
    const response = await withRetries(() => attempt(`Bearer ${token}`), this.retry, signal);
    if (response.status !== 401 || typeof this.token === 'string') return response;
    const renewed = await this.tokenOf(token);
    if (renewed === token) return response;
    await response.body?.cancel();
    return withRetries(() => attempt(`Bearer ${renewed}`), this.retry, signal);
  }

  private tokenOf(refused?: string): string | Promise<string> {
    return typeof this.token === 'string' ? this.token : this.token(refused);
  }
}

/** A new random key. Not by `randomUUID`, which browsers have on secure origins only. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
