/** Methods whose operations take an `Idempotency-Key`. */
const CHANGES: ReadonlySet<string> = new Set(['post', 'put', 'patch', 'delete']);

export const takesIdempotencyKey = (method: string, path: string): boolean =>
  CHANGES.has(method) && path.startsWith('/v1/');

export const IDEMPOTENCY_KEY_REFERENCE = { $ref: '#/components/parameters/IdempotencyKey' };

export const IDEMPOTENCY_PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'A name of your own for this request, new for each and random: 1 to 255 visible ASCII characters. The same request again under the same key takes ' +
      'effect once and gets the same reply, with `Idempotency-Replayed: true`. Remembered for a day (`IDEMPOTENCY_RETENTION_HOURS`) for the operator who sent it; a refused request is not.',
    schema: {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      pattern: '^[!-~]+$',
      examples: ['0199c5f2-6a7e-7d30-9f0e-5f2f3c1a8b11'],
    },
  },
} as const;

/** Of the replies to requests that may come again. */
export const IDEMPOTENCY_HEADERS = {
  'Idempotency-Replayed': {
    description: '`true` when this is the reply that the first request with the `Idempotency-Key` got.',
    schema: { type: 'string', enum: ['true'] },
  },
} as const;
