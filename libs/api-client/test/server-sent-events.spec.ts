import { serverSentEvents } from '../src/server-sent-events.ts';
import type { ServerSentEvent } from '../src/server-sent-events.ts';

const encoder = new TextEncoder();

async function read(pieces: string[], end: 'end' | 'silence' | 'fault' = 'end'): Promise<ServerSentEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encoder.encode(piece));
      if (end === 'end') controller.close();
    },
    pull(controller) {
      if (end === 'fault') controller.error(new Error('cut off'));
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(stream, 30)) events.push(event);
  return events;
}

describe('server-sent events', () => {
  it('have a name and data of one line or more; comments and other fields are none', async () => {
    const text = ': hello\n\nretry: 1\nid: 1\nevent: a\ndata: 1\n\ndata:2\ndata: 3\n\n: still here\n\nevent: b\n\n';
    expect(await read([text])).toEqual([
      { event: 'a', data: '1' },
      { event: 'message', data: '2\n3' },
    ]);
  });

  it('may come in any pieces; one that is not whole at the end is none', async () => {
    expect(await read(['event: a\nda', 'ta: 1\n', '\nevent: b\ndata: 2\n'])).toEqual([{ event: 'a', data: '1' }]);
  });

  it('are lost when nothing comes for too long, and when the stream breaks', async () => {
    await expect(read(['data: 1\n\n'], 'silence')).rejects.toThrow('Nothing has come for 0.03 seconds.');
    await expect(read([], 'fault')).rejects.toThrow('cut off');
  });
});
