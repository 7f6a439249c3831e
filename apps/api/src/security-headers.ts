import helmet from '@fastify/helmet';
import Fastify from 'fastify';

/** What helmet sets on every reply. It is the same each time, so helmet is asked once rather than with each request. */
export async function securityHeaders(): Promise<Record<string, string>> {
  const fastify = Fastify();
  await fastify.register(helmet, HELMET);
  fastify.get('/', (_request, reply) => reply.send(reply.getHeaders()));
  const reply = await fastify.inject('/');
  await fastify.close();
  return reply.json<Record<string, string>>();
}

/** The documentation page runs its own scripts; nothing else is ever shown by a browser. TLS, and so HSTS, is the proxy's. */
const HELMET: Parameters<typeof helmet>[1] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
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
