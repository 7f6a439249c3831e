import type { Client } from 'openapi-fetch';
import type { Import, ImportProgress } from './models.ts';
import { isProblem } from './problem.ts';
import { backoff, sleep } from './retry.ts';
import type { RetrySettings } from './retry.ts';
import type { paths } from './schema.ts';
import { serverSentEvents } from './server-sent-events.ts';
import { answered } from './unwrap.ts';

/** How an import goes, or what became of it: then the whole import, with its counts. */
export type FollowEvent =
  | { type: 'progress'; progress: ImportProgress }
  | { type: 'completed' | 'failed' | 'cancelled' | 'undone'; import: Import };

export interface FollowOptions {
  /** Stops following; the import goes on. */
  signal?: AbortSignal;
}

/** The server says something every 15 seconds. */
const SILENCE_MS = 45_000;

/**
 * Tells how an import goes until it has ended, which is the last event. A connection that is lost is made again; nothing but old progress is missed.
 * @throws ProblemError, the signal's reason, or what cut the connection off when it can't be made again
 */
export async function* followImport(
  api: Client<paths>,
  importId: string,
  retry: RetrySettings,
  { signal }: FollowOptions,
): AsyncGenerator<FollowEvent> {
  let lost: unknown = new Error('The stream of events ended before the import.');
  for (let failures = 0; failures < retry.tries; failures += 1) {
    if (failures > 0) await sleep(backoff(failures, retry), signal);
    try {
      const init = { params: { path: { importId } }, signal: signal ?? null, parseAs: 'stream' as const };
      const { data } = await answered(api.GET('/v1/imports/{importId}/events', init));
      for await (const { event, data: text } of serverSentEvents(data!, SILENCE_MS)) {
        const next = eventOf(event, text);
        failures = 0;
        yield next;
        if (next.type !== 'progress') return;
      }
    } catch (error) {
      if (signal?.aborted || isProblem(error)) throw error;
      lost = error;
    }
  }
  throw lost;
}

function eventOf(event: string, text: string): FollowEvent {
  const data: unknown = JSON.parse(text);
  if (event === 'progress') return { type: event, progress: data as ImportProgress };
  return { type: event as Import['state'] & ('completed' | 'failed' | 'cancelled' | 'undone'), import: data as Import };
}
