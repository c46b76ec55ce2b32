import { connect, type Socket } from 'node:net';

/** One answer. `status` 0: the connection broke before an answer came, so the outcome is unknown. */
export type HttpAnswer = { readonly status: number; readonly body: string };

/**
 * One keep-alive HTTP/1.1 connection with one request in flight. It parses only what a load test needs (status and content-length),
 * so that the client costs a small part of what the server does; node:http would cost as much as the server under test.
 */
export class HttpConnection {
  private socket: Socket | null = null;
  private received = '';
  private waiting: ((answer: HttpAnswer) => void) | null = null;

  constructor(
    private readonly host: string,
    private readonly port: number,
  ) {}

  /** Opens the socket beforehand, so that connecting is not part of the first latency. */
  open(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: this.host, port: this.port, noDelay: true });
      socket.setEncoding('latin1');
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        this.keep(socket);
        resolve();
      });
    });
  }

  /** Sends a whole request as text; reconnects first when the server has closed the connection. */
  send(request: string, done: (answer: HttpAnswer) => void): void {
    if (this.waiting) throw new Error('one request at a time');
    this.waiting = done;
    if (this.socket) return void this.socket.write(request, 'latin1');
    this.open().then(
      () => this.socket?.write(request, 'latin1'),
      () => this.finish({ status: 0, body: '' }),
    );
  }

  close(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  private keep(socket: Socket): void {
    this.socket = socket;
    this.received = '';
    socket.on('data', (text: string) => this.read(text));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.socket === socket) this.socket = null;
      if (this.waiting) this.finish({ status: 0, body: '' });
    });
  }

  private read(text: string): void {
    this.received += text;
    const head = this.received.indexOf('\r\n\r\n');
    if (head < 0) return;
    const end = this.endOf(head);
    if (end === null || this.received.length < end) return;
    const answer = { status: Number(this.received.slice(9, 12)), body: this.received.slice(head + 4, end) };
    this.received = this.received.slice(end);
    this.finish(answer);
  }

  /** Where the answer ends that has its head up to here; null when that cannot be told yet. A chunked one (a problem, from the framework) is only delimited, not put together. */
  private endOf(head: number): number | null {
    const text = this.received.slice(0, head);
    const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
    if (length !== undefined || text.slice(9, 12) === '204') return head + 4 + Number(length ?? 0);
    if (!/\r\ntransfer-encoding: chunked/i.test(text)) throw new Error(`neither length nor chunks in: ${text}`);
    const last = this.received.indexOf('\r\n0\r\n\r\n', head);
    return last < 0 ? null : last + 7;
  }

  private finish(answer: HttpAnswer): void {
    const done = this.waiting;
    this.waiting = null;
    done?.(answer);
  }
}
