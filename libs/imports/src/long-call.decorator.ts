import { createParamDecorator, ExecutionContext } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { readPreferences } from '@echonio/platform';
import { ImportCall } from './imports.service';

/** The longest that a call may ask to wait, in seconds; who asks for more gets this. */
export const LONGEST_WAIT_S = 600;

const SECONDS = /^\d+$/;

/** How the client of a call that may take long wants it (`Prefer`, RFC 7240), and a signal for when it has gone. */
export const LongCall = createParamDecorator((_: unknown, execution: ExecutionContext): ImportCall => {
  const { raw, request } = execution.switchToHttp().getResponse<FastifyReply>();
  const gone = new AbortController();
  raw.once('close', () => gone.abort());
  // A connection on which nothing happens is closed after a while; this one is only waiting. The next request sets the limit again.
  raw.socket?.setTimeout(0);
  return { ...preferredWait(request.headers.prefer), gone: gone.signal };
});

/** What `Prefer` says about waiting: `respond-async`, `wait=seconds`, both or neither. */
export function preferredWait(prefer: string | string[] | undefined): Pick<ImportCall, 'waitSeconds' | 'applied'> {
  const preferences = readPreferences(prefer);
  const isAsync = preferences.get('respond-async') === '';
  const wait = preferences.get('wait') ?? '';
  const seconds = SECONDS.test(wait) ? Math.min(Number(wait), LONGEST_WAIT_S) : undefined;
  const applied = [...(isAsync ? ['respond-async'] : []), ...(seconds === undefined ? [] : [`wait=${seconds}`])];
  return { waitSeconds: seconds ?? (isAsync ? null : Infinity), applied: applied.join(', ') };
}
