import { moved, type Moved } from '../../contract/stream.js';

type Message = { readonly event: string; readonly id: string; readonly data: Moved | null };

/** A program that listens to the event stream, as a browser does. */
export class Listening {
  readonly heard: Message[] = [];
  /** What would be said in `Last-Event-ID`. */
  last = '';
  ended = false;
  private readonly stop = new AbortController();
  private woken: (() => void)[] = [];

  private constructor(readonly status: number) {}

  static async open(
    url: string,
    { token, after, query = '' }: { readonly token?: string; readonly after?: string; readonly query?: string } = {},
  ): Promise<Listening> {
    const stop = new AbortController();
    const answer = await fetch(`${url}/api/v1/stream${query}`, {
      headers: { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(after === undefined ? {} : { 'last-event-id': after }) },
      signal: stop.signal,
    });
    const one = new Listening(answer.status);
    one.stop.signal.addEventListener('abort', () => stop.abort());
    if (answer.ok && answer.body !== null) void one.read(answer.body);
    else await answer.text();
    if (answer.ok) await one.until(() => one.last !== '');
    return one;
  }

  /** The records heard of, each as `stream#seq`. */
  get moves(): readonly string[] {
    return this.heard.flatMap(({ data }) => (data === null ? [] : [`${data.stream}#${data.seq}`]));
  }

  async until(holds: () => boolean, ms = 5_000): Promise<void> {
    const end = performance.now() + ms;
    while (!holds()) {
      if (performance.now() > end) throw new Error(`not heard in time; heard ${JSON.stringify(this.moves)}`);
      await new Promise<void>((resolve) => {
        this.woken.push(resolve);
        setTimeout(resolve, 50);
      });
    }
  }

  hears = (move: string): Promise<void> => this.until(() => this.moves.includes(move));

  close(): void {
    this.stop.abort();
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    try {
      for await (const chunk of body) {
        text += decoder.decode(chunk, { stream: true });
        for (let at = text.indexOf('\n\n'); at >= 0; at = text.indexOf('\n\n')) {
          this.take(text.slice(0, at));
          text = text.slice(at + 2);
        }
      }
    } catch {
      // Hung up.
    }
    this.ended = true;
    this.wake();
  }

  private take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
    );
    const id = fields.get('id');
    if (id !== undefined) this.last = id;
    const [event = 'message', data] = [fields.get('event'), fields.get('data')];
    if (data !== undefined) this.heard.push({ event, id: this.last, data: event === 'message' ? moved.parse(JSON.parse(data)) : null });
    this.wake();
  }

  private wake(): void {
    for (const resolve of this.woken.splice(0)) resolve();
  }
}
