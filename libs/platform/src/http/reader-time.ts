import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

const LOOK_MS = 1_000;

/**
 * Cuts off a client that takes nothing, for the given time, of a reply that is streamed to it. Node's own limit of an idle connection comes
 * late: when it runs out the first time, a write that has stood still since then counts as having moved.
 */
export function boundReaderTime(fastify: FastifyInstance, limitMs: number): void {
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isStream(payload)) watch(reply.raw, limitMs);
    done();
  });
}

const isStream = (payload: unknown): boolean => typeof (payload as { pipe?: unknown } | null)?.pipe === 'function';

function watch(reply: ServerResponse, limitMs: number): void {
  let before = { taken: 0, queued: 0 };
  let moved = performance.now();
  const timer = setInterval(
    () => {
      const { socket } = reply;
      const now = socket ? progressOf(socket) : null;
      // Nothing waits for the client, or it has taken something.
      if (!now || now.waiting === 0 || now.taken > before.taken || now.queued < before.queued)
        moved = performance.now();
      if (now) before = now;
      if (performance.now() - moved >= limitMs) socket?.destroy();
    },
    Math.min(LOOK_MS, limitMs / 4),
  ).unref();
  reply.once('close', () => clearInterval(timer));
}

/** In bytes: `queued` is what is left of the write under way, which may be a long one. */
function progressOf(socket: Socket): { waiting: number; taken: number; queued: number } {
  const { bytesWritten, writableLength } = socket;
  const { writeQueueSize = 0 } = (socket as unknown as { _handle?: { writeQueueSize?: number } })._handle ?? {};
  return { waiting: writableLength, taken: bytesWritten - writableLength, queued: writeQueueSize };
}
