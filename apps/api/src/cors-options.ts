import type { FastifyCorsOptions } from '@fastify/cors';
import { Settings } from '@echonio/platform';

/** Which pages of other origins may ask, and what of the reply they may read. */
export const corsOptions = ({ CORS_ORIGINS }: Settings): FastifyCorsOptions => ({
  origin: CORS_ORIGINS === '*' ? '*' : CORS_ORIGINS.split(',').map((origin) => origin.trim()),
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  exposedHeaders: [
    'Content-Disposition',
    'ETag',
    'Link',
    'Location',
    'Preference-Applied',
    'Retry-After',
    'X-Request-Id',
    'RateLimit',
    'RateLimit-Policy',
    'Idempotency-Replayed',
  ].join(', '),
  maxAge: 86_400,
  strictPreflight: false,
});
