import type { UploadRequest } from './upload-request.ts';

/** Sends a form by `XMLHttpRequest`, the one way in which browsers tell how much has gone out. */
export function sendByXhr({ url, headers, form, sent, signal }: UploadRequest): Promise<Response> {
  return new Promise((resolve, reject) => {
    const xhr = new XMLHttpRequest();
    const stop = (): void => {
      xhr.abort();
      reject(signal!.reason);
    };
    xhr.open('POST', url);
    for (const [name, value] of Object.entries(headers)) xhr.setRequestHeader(name, value);
    xhr.upload.onprogress = ({ loaded }) => sent(loaded);
    xhr.onload = () =>
      resolve(
        new Response(xhr.responseText || null, {
          status: xhr.status,
          statusText: xhr.statusText,
          headers: headersOf(xhr),
        }),
      );
    xhr.onerror = () => reject(new TypeError('The upload was cut off.'));
    xhr.onloadend = () => signal?.removeEventListener('abort', stop);
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    xhr.send(form);
  });
}

function headersOf(xhr: XMLHttpRequest): [string, string][] {
  const lines = xhr
    .getAllResponseHeaders()
    .trim()
    .split(/[\r\n]+/)
    .filter(Boolean);
  return lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
  });
}
