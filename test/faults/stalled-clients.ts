import { connect } from 'node:net';
import type { Socket } from 'node:net';

export type Stall = 'headers' | 'body' | 'upload' | 'download' | 'export';

/** A client that stands still at some point, and takes what comes (a reader nothing) until the server closes the connection. */
export class StalledClient {
  readonly kind: Stall;
  /** Milliseconds from standing still to the end; null while the connection is open. */
  closedAfter: number | null = null;
  private readonly socket: Socket;
  private began = performance.now();

  /** @param request everything that it sends */
  constructor(kind: Stall, url: string, request: string) {
    this.kind = kind;
    const { hostname, port } = new URL(url);
    this.socket = connect(Number(port), hostname, () => {
      this.socket.write(request);
      this.began = performance.now();
    });
    this.socket.on('error', () => {});
    this.socket.on('close', () => (this.closedAfter ??= performance.now() - this.began));
    if (kind === 'download' || kind === 'export') this.socket.pause();
    else this.socket.resume();
  }

  get isOpen(): boolean {
    return this.closedAfter === null;
  }

  /** The port of its end, by which the server's list of connections names it. */
  get port(): number | undefined {
    return this.socket.localPort;
  }

  /** A client that doesn't read isn't told that the other end is gone. */
  closed(): void {
    this.closedAfter ??= performance.now() - this.began;
  }

  destroy(): void {
    this.socket.destroy();
  }
}

/** What a client of each kind sends. */
export function stalledRequest(kind: Stall, token: string, fileId: string): string {
  const common = `host: x\r\nauthorization: Bearer ${token}\r\n`;
  if (kind === 'headers') return `GET /v1/customers HTTP/1.1\r\n${common}x-never: `;
  if (kind === 'download') return `GET /v1/files/${fileId}/content HTTP/1.1\r\n${common}\r\n`;
  if (kind === 'export') return `GET /v1/customers/export HTTP/1.1\r\n${common}\r\n`;
  if (kind === 'body')
    return `POST /v1/customers HTTP/1.1\r\n${common}content-type: application/json\r\ncontent-length: 1000\r\n\r\n{"identity":`;
  const part = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nname,tel\r\n';
  return `POST /v1/files HTTP/1.1\r\n${common}content-type: multipart/form-data; boundary=b\r\ncontent-length: 100000\r\n\r\n${part}`;
}
