import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ImportCall } from './imports.service';

const RESPOND_ASYNC = /(^|,)\s*respond-async\s*(;[^,]*)?(,|$)/i;

/** How the client of a call that may take long wants it: `Prefer: respond-async` (RFC 7240), and a signal for when it has gone. */
export const LongCall = createParamDecorator((_: unknown, execution: ExecutionContext): ImportCall => {
  const { raw, request } = execution.switchToHttp().getResponse<FastifyReply>();
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  // A connection on which nothing happens is closed after a while; this one is only waiting. The next request sets the limit again.
  raw.socket?.setTimeout(0);
  const prefer = [request.headers.prefer ?? []].flat().join(',');
  return { respondAsync: RESPOND_ASYNC.test(prefer), gone: gone.signal };
});
