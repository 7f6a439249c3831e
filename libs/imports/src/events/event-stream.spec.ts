import { once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { EventStream } from './event-stream';

const FOREVER = 2 ** 30;
const progress = (data: string) => ({ event: 'progress', data });

async function textOf(stream: EventStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

describe('a stream of events', () => {
  it('numbers its events, says when to ask again, and ends with the last', async () => {
    const stream = new EventStream(FOREVER, () => {});
    const text = textOf(stream);
    stream.offer(progress('1'));
    await setImmediate();
    stream.offer({ comment: 'so' });
    await setImmediate();
    stream.finish({ event: 'completed', data: '2' });
    stream.offer(progress('3'));
    expect(await text).toBe(
      'retry: 2000\nid: 1\nevent: progress\ndata: 1\n\n: so\n\nid: 2\nevent: completed\ndata: 2\n\n',
    );
  });

  it('keeps only the newest for a reader that does not read', async () => {
    const stream = new EventStream(FOREVER, () => {});
    stream.read(0);
    for (let count = 0; count < 10_000; count += 1) stream.offer(progress(String(count)));
    expect(stream.readableLength).toBeLessThan(100);
    stream.finish({ event: 'failed', data: 'x' });
    const text = await textOf(stream);
    expect(text.match(/data: .*/g)).toEqual(['data: 0', 'data: x']);
  });

  it('is not silent for longer than it may be, and tells when its reader has gone', async () => {
    let gone = 0;
    const stream = new EventStream(5, () => (gone += 1));
    const [chunk] = (await once(stream, 'data')) as [Buffer];
    expect(String(chunk)).toBe(': still here\n\n');
    stream.destroy();
    await once(stream, 'close');
    expect(gone).toBe(1);
  });

  it('lets its owner go when all was read', async () => {
    let gone = 0;
    const stream = new EventStream(FOREVER, () => (gone += 1));
    stream.finish({ comment: 'over' });
    expect(await textOf(stream)).toBe(': over\n\n');
    expect(gone).toBe(1);
  });
});
