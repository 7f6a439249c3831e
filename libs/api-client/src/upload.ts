import { ProblemError } from './problem.ts';
import type { UploadedFile } from './models.ts';
import { newKey } from './send.ts';
import type { Sender } from './send.ts';
import type { UploadRequest } from './upload-request.ts';
import { sendByXhr } from './upload-xhr.ts';

/** Bytes of the file that went out in this try, and how many there are. A new try begins anew. */
export interface UploadProgress {
  loaded: number;
  total: number;
}

export interface UploadOptions {
  /** The name to show for the file; else the name of a `File`, or `file`. */
  name?: string;
  onProgress?: (progress: UploadProgress) => void;
  signal?: AbortSignal;
}

/**
 * Uploads a file under one `Idempotency-Key`, again when it is cut off. In a browser it goes by `XMLHttpRequest`, which tells its progress; elsewhere
 * as a stream whose bytes are counted as the connection takes them. With a `fetch` of its own in a browser, or in a service worker, progress is
 * told at the beginning and at the end alone.
 */
export async function upload(sender: Sender, file: Blob, options: UploadOptions): Promise<UploadedFile> {
  const { onProgress = () => {}, signal = null } = options;
  const key = newKey();
  const name = options.name ?? (file instanceof File ? file.name : 'file');
  const tell = (bytes: number): void => onProgress({ loaded: Math.min(bytes, file.size), total: file.size });
  const response = await sender.send((authorization) => {
    const form = new FormData();
    form.append('file', file, name);
    tell(0);
    const headers = { ...sender.headers, 'Idempotency-Key': key, Authorization: authorization };
    return wayOf(sender)({ url: `${sender.baseUrl}/v1/files`, headers, form, sent: tell, signal });
  }, signal);
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new ProblemError(response, body);
  tell(file.size);
  return body as UploadedFile;
}

/** How much goes out between two reports of progress. */
const PIECE = 65_536;

type Way = (request: UploadRequest) => Promise<Response>;

function wayOf(sender: Sender): Way {
  const hasXhr = typeof XMLHttpRequest === 'function';
  if (hasXhr && !sender.hasOwnFetch) return sendByXhr;
  // Browsers stream a body over HTTP/2 only, if at all.
  const isBrowser = hasXhr || 'ServiceWorkerGlobalScope' in globalThis;
  return (request) => sender.once(isBrowser ? whole(request) : streamed(request), request.headers['Authorization']!);
}

const whole = ({ url, headers, form, signal }: UploadRequest): Request =>
  new Request(url, { method: 'POST', headers, body: form, signal });

function streamed({ url, headers, form, sent, signal }: UploadRequest): Request {
  const encoded = new Response(form);
  return new Request(url, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': encoded.headers.get('Content-Type')! },
    body: counted(encoded.body!, sent),
    signal,
    // Node asks for it; the types of browsers don't know it yet.
    ...{ duplex: 'half' },
  });
}

/** The same bytes in small pieces, each counted when it is asked for. */
function counted(body: ReadableStream<Uint8Array>, sent: (bytes: number) => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let rest: Uint8Array = new Uint8Array();
  let bytes = 0;
  const pull = async (controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> => {
    if (rest.byteLength === 0) {
      const { done, value } = await reader.read();
      if (done) return controller.close();
      rest = value;
    }
    const piece = rest.subarray(0, PIECE);
    rest = rest.subarray(PIECE);
    bytes += piece.byteLength;
    sent(bytes);
    controller.enqueue(piece);
  };
  return new ReadableStream({ pull, cancel: (reason) => reader.cancel(reason) }, { highWaterMark: 0 });
}
