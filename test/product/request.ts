import { request as httpRequest } from 'node:http';

export interface TestRequest {
  headers?: Record<string, string>;
  json?: unknown;
  form?: Record<string, string>;
  body?: string | Buffer;
}

export interface TestReply {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  /** The body read as JSON; undefined when it isn't. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into replies of every shape
  body: any;
}

/** Sends a request as it is given, bodies on GET included, over a connection of its own. */
export function send(url: string, method: string, path: string, request: TestRequest = {}): Promise<TestReply> {
  const { payload, type } = payloadOf(request);
  const headers: Record<string, string> = { ...(type ? { 'content-type': type } : {}), ...request.headers };
  if (payload !== undefined) headers['content-length'] = String(Buffer.byteLength(payload));
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(new URL(url), { method, path, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: incoming.statusCode!,
          headers: incoming.headers as Record<string, string | undefined>,
          text,
          body: jsonOf(text),
        });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

function payloadOf({ json, form, body }: TestRequest): { payload?: string | Buffer; type?: string } {
  if (json !== undefined) return { payload: JSON.stringify(json), type: 'application/json' };
  if (form) return { payload: new URLSearchParams(form).toString(), type: 'application/x-www-form-urlencoded' };
  return { payload: body };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A multipart body with one file. */
export function multipart(name: string, content: string | Buffer): TestRequest {
  const boundary = 'echonio-test-boundary';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n\r\n`;
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
