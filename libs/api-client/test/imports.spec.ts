import type { FollowEvent, ImportFileEvent } from '../src/index.ts';
import { cutOff, events, json, LocalServer, problem } from './local-server.ts';
import type { Answer } from './local-server.ts';

const FILE = { id: 'f' };
const IMPORT = { id: 'i', state: 'reading' };
const DONE = { id: 'i', state: 'completed', created: 2 };
const at = (percent: number): [string, object] => ['progress', { id: 'i', percent }];
const server = new LocalServer();
beforeAll(() => server.start());
afterAll(() => server.stop());

async function all<T>(list: AsyncIterable<T>): Promise<T[]> {
  const taken: T[] = [];
  for await (const each of list) taken.push(each);
  return taken;
}
const calls = (): string[] => server.received.map(({ method, url }) => `${method} ${url}`);
const follow = (): Promise<FollowEvent[]> => all(server.client({ retry: { tries: 2 } }).followImport('i'));
const percents = (list: FollowEvent[]): unknown[] =>
  list.map((event) => (event.type === 'progress' ? event.progress.percent : event.type));

describe('following an import', () => {
  it('tells its progress and what became of it', async () => {
    server.will(events([at(0), at(50), ['completed', DONE]]));
    const told = await follow();
    expect(percents(told)).toEqual([0, 50, 'completed']);
    expect(told.at(-1)).toEqual({ type: 'completed', import: DONE });
    expect(calls()).toEqual(['GET /v1/imports/i/events']);
  });

  it('goes on after lost connections, as often as something came in between', async () => {
    server.will(
      events([at(1)], 'cut'),
      events([at(2)], 'end'),
      cutOff,
      events([at(3)], 'cut'),
      events([['failed', { ...DONE, state: 'failed' }]]),
    );
    expect(percents(await follow())).toEqual([1, 2, 3, 'failed']);
    expect(server.received).toHaveLength(5);
  });

  it('reads events that come in pieces, between bytes of a letter too', async () => {
    server.will((reply) => {
      const text = Buffer.from(`event: completed\ndata: {"id":"ر"}\n\n`);
      reply.writeHead(200, { 'content-type': 'text/event-stream' });
      const send = (from: number): void => {
        if (from >= text.length) return void reply.end();
        reply.write(text.subarray(from, from + 1), () => setImmediate(send, from + 1));
      };
      send(0);
    });
    expect(await follow()).toEqual([{ type: 'completed', import: { id: 'ر' } }]);
  });

  it('ends when nothing comes any more, or the import is refused', async () => {
    server.will(events([]));
    await expect(follow()).rejects.toThrow('The stream of events ended before the import.');
    expect(server.received).toHaveLength(2);
    server.will(problem(404, 'NOT_FOUND'));
    await expect(follow()).rejects.toMatchObject({ kind: 'not-found' });
    expect(server.received).toHaveLength(1);
  });

  it('stops with the signal, and leaves the import alone', async () => {
    server.will(events([at(1)], 'open'));
    const stop = new AbortController();
    const list = server.client().followImport('i', { signal: stop.signal });
    await list.next();
    stop.abort(new Error('enough'));
    await expect(list.next()).rejects.toThrow('enough');
    expect(calls()).toEqual(['GET /v1/imports/i/events']);
  });
});

describe('importing a file', () => {
  it('uploads it, imports it with the options, and follows that', async () => {
    server.will(json(201, FILE), json(202, IMPORT), events([at(10), ['completed', DONE]]));
    const told = await all(server.client().importFile(new Blob(['name\nx\n']), { name: 'a.csv', createTags: true }));
    const types = told.map(({ type }) => type);
    expect(new Set(types)).toEqual(new Set(['uploading', 'started', 'progress', 'completed']));
    expect(told.filter(({ type }) => type === 'uploading').at(-1)).toEqual({ type: 'uploading', loaded: 7, total: 7 });
    expect(told.slice(-3)).toMatchObject([{ importId: 'i' }, { progress: { percent: 10 } }, { import: DONE }]);
    const [upload, start] = server.received;
    expect(upload!.body).toContain('filename="a.csv"');
    expect(JSON.parse(start!.body)).toEqual({ id: 'f', createTags: true });
    expect(start!.headers.prefer).toBe('respond-async');
  });

  it('takes a file that is uploaded already, and an import that has ended already', async () => {
    server.will(json(200, { importId: 'i', count: 2 }), events([['completed', DONE]]));
    const told = await all(server.client().importFile('f'));
    expect(told.map(({ type }) => type)).toEqual(['started', 'completed']);
    expect(calls()).toEqual(['POST /v1/customers/import', 'GET /v1/imports/i/events']);
  });

  it('throws when the file or the import is refused', async () => {
    server.will(problem(413, 'VALIDATION'));
    await expect(all(server.client().importFile(new Blob(['x'])))).rejects.toMatchObject({ kind: 'too-large' });
    server.will(json(201, FILE), problem(403, 'FORBIDDEN'));
    await expect(all(server.client().importFile(new Blob(['x'])))).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('stops the upload when the loop is left', async () => {
    const left = new Promise<void>((resolve) => server.will((reply) => reply.on('close', resolve)));
    for await (const event of server.client().importFile(new Blob(['x']))) {
      expect(event.type).toBe('uploading');
      while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      break;
    }
    await left;
    expect(calls().filter((call) => !call.endsWith('/v1/files'))).toEqual([]);
  });
});

describe('cancelling', () => {
  /** Aborts as soon as such an event has come. */
  async function until(type: string, source: Blob | string): Promise<ImportFileEvent[]> {
    const stop = new AbortController();
    const told: ImportFileEvent[] = [];
    for await (const event of server.client().importFile(source, { signal: stop.signal })) {
      told.push(event);
      if (event.type === type) stop.abort();
    }
    return told;
  }

  it('stops an upload, and there is no import', async () => {
    server.will(() => {});
    const told = await until('uploading', new Blob(['x']));
    expect(told.at(-1)).toEqual({ type: 'cancelled', import: null });
    expect(calls().filter((call) => call !== 'POST /v1/files')).toEqual([]);
  });

  const cancelled = { ...DONE, state: 'cancelled' };
  /** The stream ends as soon as the import was asked to be cancelled. */
  function importing(cancel: Answer, last: [string, object]): Answer {
    let finish = (): void => {};
    return (reply, request) => {
      if (request.url.endsWith('/import')) return json(202, IMPORT)(reply, request);
      if (request.url.endsWith('/cancel')) {
        cancel(reply, request);
        return finish();
      }
      events([at(1)], 'open')(reply, request);
      finish = () => void reply.end(`event: ${last[0]}\ndata: ${JSON.stringify(last[1])}\n\n`);
    };
  }

  it('cancels an import that is being read, and says so at the end', async () => {
    server.will(importing(json(200, cancelled), ['cancelled', cancelled]));
    const told = await until('progress', 'f');
    expect(told.at(-1)).toEqual({ type: 'cancelled', import: cancelled });
    expect(calls()).toContain('POST /v1/imports/i/cancel');
  });

  it('comes too late for an import that creates customers: that goes to its end', async () => {
    server.will(importing(problem(409, 'CONFLICT'), ['completed', DONE]));
    expect((await until('progress', 'f')).at(-1)).toEqual({ type: 'completed', import: DONE });
  });

  it('tells when it fails', async () => {
    server.will((reply, request) => {
      if (request.url.endsWith('/import')) json(202, IMPORT)(reply, request);
      else if (request.url.endsWith('/cancel')) problem(403, 'FORBIDDEN')(reply, request);
      else events([at(1)], 'open')(reply, request);
    });
    await expect(until('progress', 'f')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
