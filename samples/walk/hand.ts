import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Answered, type Body, type Problem } from './api-client.js';
import type { Cast } from './cast.js';
import type { Player } from './player.js';
import { shownOf, type ActRow, type Offer, type Schema, type Shown } from './lifecycle.js';
import type { Paper, Step, Watcher } from './scenario.js';

/** A view may be behind the archive for this long before a second look; while nothing moves, looks come less and less often. */
const lookAgainMs = { soonest: 150, latest: 600, slower: 0.1 } as const;

/** Lifecycles that are driven themselves, not only on the way. */
const procedures = /^\/api\/v1\/(projects|committees|meetings|pilots)\//;

/** Does things as somebody: reads, acts, stores papers, and tells the watcher of everything. */
export class Hand {
  constructor(
    readonly cast: Cast,
    private readonly name: string,
    private readonly watch: Watcher,
  ) {}

  async read(path: string, player: Player): Promise<Shown> {
    return shownOf(await this.cast.client.get(path, await this.cast.token(player)));
  }

  /** Does an act as it was offered. Answers with the refusal when it is refused. */
  async act({ on, act, player }: Offer, values: Body, round = ''): Promise<Problem | null> {
    const body = act.schema === undefined ? values : filled(act, act.schema, values);
    try {
      const receipt = await this.cast.client.post(act.href, body, {
        token: player === null ? null : await this.cast.token(player),
        key: this.key(act.href, body, round),
      });
      const seq = Number(receipt['seq']);
      // Papers of a ballot and comments change no status: only of a procedure is it read where the act led to.
      const after = player === null || !procedures.test(on.self) ? on : await this.after(on, seq, player);
      this.tell(on, player, { act: act.name, status: after.status, ...stageOf(after), seq, at: String(receipt['at']) });
      return null;
    } catch (error) {
      if (!(error instanceof Answered)) throw error;
      const { code, rule, source, found, needed, cure } = error.problem;
      this.tell(on, player, { act: act.name, status: on.status, seq: on.seq, at: '', refused: { code, rule, source, found, needed, cure } });
      return error.problem;
    }
  }

  /** What a closed act would be refused by, told as if it had been sent; null where it is open. */
  barred({ on, act, player }: Offer): Problem | null {
    const [blocker] = act.blockers;
    if (act.open || blocker === undefined) return null;
    const { code, rule, source, found, needed, cure } = blocker;
    this.tell(on, player, { act: act.name, status: on.status, seq: on.seq, at: '', refused: { code, rule, source, found, needed, cure } });
    return blocker;
  }

  /** Begins a lifecycle, or finds it again; answers with its address. */
  async begin(path: string, body: Body, player: Player): Promise<string> {
    const receipt = await this.cast.client.post(path, body, { token: await this.cast.token(player), key: `${this.name}:start` });
    const self = `${path}/${String(receipt['id'])}`;
    const shown = await this.read(`${self}?atLeast=1`, player);
    this.tell(shown, player, { act: 'start', status: shown.status, seq: Number(receipt['seq']), at: String(receipt['at']) });
    return self;
  }

  async store({ name, text }: Paper, player: Player): Promise<string> {
    return this.cast.client.upload(name, text, await this.cast.token(player));
  }

  private tell(on: Shown, player: Player | null, what: Omit<Step, 'who' | 'role' | 'on'>): void {
    const role = player?.grants[0]?.role ?? 'public';
    this.watch({ who: player?.name ?? '公众', role, on: on.self, ...what });
  }

  /** The state this very act led to. */
  private after(on: Shown, seq: number, player: Player): Promise<Shown> {
    return this.read(`${on.self}?atLeast=${seq}`, player);
  }

  /** One act on one thing with one content is one command, in this run and in the next; `round` tells repeats apart that are meant. */
  private key(href: string, body: Body, round: string): string {
    const content = createHash('sha256')
      .update(`${href}\n${JSON.stringify(body)}\n${round}`)
      .digest('hex')
      .slice(0, 24);
    return `${this.name}:${content}`;
  }
}

/** The payload an act's schema asks for, taken from the values that are known. What is required and unknown is named. */
function filled(act: ActRow, schema: Schema, values: Body): Body {
  const missing = (schema.required ?? []).filter((name) => values[name] === undefined);
  if (missing.length > 0) throw new Error(`the act ${act.name} needs ${missing.join(', ')}, for which no value is known`);
  return Object.fromEntries(Object.keys(schema.properties ?? {}).flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}

/** Waits before another look; `quietMs` is for how long nothing has moved. */
export const pauseToLook = (quietMs = 0): Promise<void> => pause(Math.min(lookAgainMs.latest, lookAgainMs.soonest + quietMs * lookAgainMs.slower));

const stageOf = ({ stage }: Shown): { readonly stage?: string } => (stage ? { stage: `${stage.zh} · ${stage.en}` } : {});
