import { connect, Socket } from 'node:net';
import { once } from 'node:events';

/** A connection whose bytes the test writes itself. */
export class RawConnection {
  private received = '';

  private constructor(readonly socket: Socket) {
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => (this.received += text));
    // A server that cuts a connection off shows in `closed`.
    socket.on('error', () => undefined);
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  write(data: string | Buffer): void {
    this.socket.write(data);
  }

  /** Begins a POST of unknown length; what follows goes through `chunk`. */
  startPost(path: string, headers: Record<string, string>): void {
    const lines = Object.entries({ host: 'localhost', 'transfer-encoding': 'chunked', ...headers });
    this.write(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`);
  }

  chunk(data: string | Buffer): void {
    const bytes = Buffer.from(data);
    this.write(Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]));
  }

  /** Waits for a reply, which may come before the request has ended. */
  async status(): Promise<number> {
    while (!this.received.includes('\r\n\r\n')) await once(this.socket, 'data');
    return Number(this.received.split(' ', 2)[1]);
  }

  /** What has come so far. */
  get text(): string {
    return this.received;
  }

  async closed(): Promise<void> {
    if (!this.socket.destroyed) await once(this.socket, 'close');
  }

  destroy(): void {
    this.socket.destroy();
  }
}
