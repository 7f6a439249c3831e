import type { UploadProgress } from '../src/index.ts';
import { cutOff, json, LocalServer, problem } from './local-server.ts';

const FILE = { id: 'f', size: 300_000 };
const CONTENT = 'x'.repeat(300_000);
const server = new LocalServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
afterEach(() => {
  delete (globalThis as { XMLHttpRequest?: unknown }).XMLHttpRequest;
});

const upload = (client = server.client()): Promise<{ file: object; told: UploadProgress[] }> => {
  const told: UploadProgress[] = [];
  const onProgress = (progress: UploadProgress): void => void told.push(progress);
  return client.upload(new File([CONTENT], 'مشتری "۱".csv'), { onProgress }).then((file) => ({ file, told }));
};

function expectUploaded({ file, told }: { file: object; told: UploadProgress[] }): void {
  expect(file).toEqual(FILE);
  expect(told[0]).toEqual({ loaded: 0, total: 300_000 });
  expect(told.at(-1)).toEqual({ loaded: 300_000, total: 300_000 });
  const { headers, body } = server.received.at(-1)!;
  expect(headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(body).toContain('name="file"; filename="مشتری %22۱%22.csv"');
  expect(body).toContain(CONTENT);
}

describe('an upload', () => {
  it('tells how many bytes the connection has taken', async () => {
    server.will(json(201, FILE));
    const done = await upload();
    expectUploaded(done);
    const loaded = done.told.map((progress) => progress.loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(new Set(loaded).size).toBeGreaterThan(3);
  });

  it('is sent again whole, under one key, with progress from the beginning', async () => {
    server.will(cutOff, problem(503, 'UNAVAILABLE'), json(201, FILE));
    const done = await upload();
    expectUploaded(done);
    expect(done.told.filter(({ loaded }) => loaded === 0)).toHaveLength(3);
    expect(new Set(server.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
  });

  it('is refused as any call is', async () => {
    server.will(problem(413, 'VALIDATION'));
    await expect(upload()).rejects.toMatchObject({ kind: 'too-large', requestId: 'r-1' });
  });

  it('stops with the signal', async () => {
    server.will(() => {});
    const stop = new AbortController();
    const sent = server.client().upload(new Blob(['x']), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(sent).rejects.toThrow('enough');
  });
});

describe('where there is an XMLHttpRequest', () => {
  it('another fetch gets the form whole', async () => {
    (globalThis as { XMLHttpRequest?: unknown }).XMLHttpRequest = class {};
    server.will(json(201, FILE));
    const done = await upload(server.client({ fetch: (request) => fetch(request) }));
    expectUploaded(done);
    expect(done.told).toHaveLength(2);
  });

  it('it sends the form and tells of it, again after a lost connection', async () => {
    (globalThis as { XMLHttpRequest?: unknown }).XMLHttpRequest = XhrByFetch;
    server.will(cutOff, problem(429, 'RATE_LIMITED', {}, { 'retry-after': '0' }), json(201, FILE));
    const done = await upload();
    expectUploaded(done);
    expect(done.told.map(({ loaded }) => loaded)).toEqual([0, 7, 0, 7, 0, 7, 300_000]);
    expect(new Set(server.received.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(server.received.at(-1)!.headers.authorization).toBe('Bearer token');
    server.will(() => {});
    const stop = new AbortController();
    const sent = server.client().upload(new Blob(['x']), { signal: stop.signal });
    setTimeout(() => stop.abort(new Error('enough')), 20);
    await expect(sent).rejects.toThrow('enough');
  });
});

/** As much of an XMLHttpRequest as an upload needs. */
class XhrByFetch {
  readonly upload: { onprogress?: (event: { loaded: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onloadend?: () => void;
  status = 0;
  statusText = '';
  responseText = '';
  private url = '';
  private fields = '';
  private readonly headers = new Headers();
  private readonly stop = new AbortController();

  open(_method: string, url: string): void {
    this.url = url;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers.set(name, value);
  }

  getAllResponseHeaders(): string {
    return this.fields;
  }

  abort(): void {
    this.stop.abort();
  }

  send(body: FormData): void {
    this.upload.onprogress?.({ loaded: 7 });
    fetch(this.url, { method: 'POST', headers: this.headers, body, signal: this.stop.signal })
      .then(async (response) => {
        this.fields = [...response.headers].map(([name, value]) => `${name}: ${value}\r\n`).join('');
        this.status = response.status;
        this.responseText = await response.text();
        this.onload?.();
      })
      .catch(() => this.onerror?.())
      .finally(() => this.onloadend?.());
  }
}
