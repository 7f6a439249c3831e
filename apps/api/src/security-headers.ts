import helmet from '@fastify/helmet';
import Fastify from 'fastify';

/** For all that no browser shows as a page: what else helmet sets is about pages. */
export const DATA_HEADERS = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};

/** What helmet sets on the pages of the documentation. It is the same each time, so helmet is asked once rather than with each request. */
export async function pageHeaders(): Promise<Record<string, string>> {
  const fastify = Fastify();
  await fastify.register(helmet, HELMET);
  fastify.get('/', (_request, reply) => reply.send(reply.getHeaders()));
  const reply = await fastify.inject('/');
  await fastify.close();
  return reply.json<Record<string, string>>();
}

/** The documentation runs its own scripts. TLS, and so HSTS, is the proxy's. */
const HELMET: Parameters<typeof helmet>[1] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
    },
  },
  hsts: false,
  crossOriginResourcePolicy: { policy: 'cross-origin' },
};
