import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { storeFailures, watchPool } from '../db/pool.js';
import type { Ports } from './ports.js';
import { onViewWaited } from './read/view-watch.js';

type Answered = { readonly route: string; readonly method: string; readonly status: string; readonly seconds: number };

/** The HTTP answer must come within 3 s; what takes longer is a document or a page of a large committee. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10];
/** Up to the most that one update carries. */
const commands = [1, 2, 5, 10, 25, 50, 100, 250, 500];

let ofProcess: Registry | null = null;

/** Memory, processor, event loop: watched once for a process however many apps it holds. */
function processFigures(): Registry {
  if (ofProcess !== null) return ofProcess;
  ofProcess = new Registry();
  collectDefaultMetrics({ register: ofProcess });
  return ofProcess;
}

/**
 * The figures of one API process for whoever runs it. Every value of a label is one of a list that the program itself holds (routes, methods, codes),
 * so that no label can name a lifecycle, a person or what somebody typed, and their number has a bound.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly answers = new Histogram({
    name: 'biaocheng_http_answer_seconds',
    help: 'Answers by route, method and class of status, and how long they took; route none is no route of the API',
    labelNames: ['route', 'method', 'status'],
    buckets: seconds,
    registers: [this.registry],
  });
  private readonly refusals = new Counter({
    name: 'biaocheng_http_refusals_total',
    help: 'Answers that refuse or report a fault, by code (docs/errors.md)',
    labelNames: ['code'],
    registers: [this.registry],
  });

  constructor({ engine, db, config }: Pick<Ports, 'engine' | 'db' | 'config'>) {
    // From the start on, or the first look would show the lag of a loop that nobody watched; and only where somebody may look.
    if (config.metricsToken !== null) processFigures();
    this.watchEngine(engine);
    this.watchStore(db);
    this.watchViews(db);
  }

  answered({ route, method, status, seconds: took }: Answered): void {
    this.answers.observe({ route, method, status }, took);
  }

  refused(code: string): void {
    this.refusals.inc({ code });
  }

  /** In the text form of Prometheus. */
  text(): Promise<string> {
    return Registry.merge([processFigures(), this.registry]).metrics();
  }

  private watchEngine(engine: Ports['engine']): void {
    this.gauge('biaocheng_engine_waiting_commands', 'Commands that wait for their batch', () => engine.load().waiting);
    this.gauge('biaocheng_engine_batches_in_flight', 'Batches sent to Temporal and not answered', () => engine.load().inFlight);
    this.gauge('biaocheng_engine_fault', '1 while Temporal answers and takes no commands', () => (engine.fault() === null ? 0 : 1));
    const sizes = new Histogram({
      name: 'biaocheng_engine_batch_commands',
      help: 'Batches sent to Temporal by the number of commands they carry',
      buckets: commands,
      registers: [this.registry],
    });
    engine.onBatch((size) => sizes.observe(size));
  }

  private watchStore(db: Ports['db']): void {
    const failures = new Counter({
      name: 'biaocheng_store_failures_total',
      help: 'Connections that MongoDB did not give, pools that were emptied after a fault, and checks that it did not answer',
      labelNames: ['what'],
      registers: [this.registry],
    });
    // A series that begins with the first failure shows no rise to whoever watches for one.
    for (const what of storeFailures) failures.inc({ what }, 0);
    const pool = watchPool(db, (what) => failures.inc({ what }));
    this.gauge('biaocheng_store_connections_in_use', 'Connections to MongoDB that a command holds', () => pool.inUse);
    this.gauge('biaocheng_store_connections_waited_for', 'Commands that wait for a connection to MongoDB', () => pool.waiting);
    this.gauge('biaocheng_store_connections_max', 'The most connections this process opens', () => pool.max);
  }

  private watchViews(db: Ports['db']): void {
    const waits = new Histogram({
      name: 'biaocheng_view_wait_seconds',
      help: 'How long readers of their own act waited for a view that was behind and came; one that did not come is a refusal VIEW_BEHIND',
      buckets: seconds,
      registers: [this.registry],
    });
    onViewWaited(db, (ms) => waits.observe(ms / 1000));
  }

  private gauge(name: string, help: string, read: () => number): void {
    const collect = function (this: Gauge): void {
      this.set(read());
    };
    new Gauge({ name, help, registers: [this.registry], collect });
  }
}
