import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '@echonio/platform';
import { IncomingUpload } from './incoming-upload';

/** The configuration of a route whose body may be multipart/form-data. */
export const TAKES_UPLOADS = { takesUploads: true };

/**
 * Lets the routes configured with `TAKES_UPLOADS`, and no others, take multipart/form-data: its body comes to the handler as an
 * `IncomingUpload` that hasn't been read yet.
 */
export function acceptUploads(fastify: FastifyInstance): void {
  fastify.addContentTypeParser('multipart/form-data', (request, payload, done) => {
    if (takesUploads(request)) return done(null, new IncomingUpload(payload));
    payload.resume();
    done(new AppError('unsupported-type', 'Send application/json or application/x-www-form-urlencoded.'));
  });
}

const takesUploads = ({ routeOptions }: FastifyRequest): boolean =>
  (routeOptions.config as Partial<typeof TAKES_UPLOADS>).takesUploads === true;
