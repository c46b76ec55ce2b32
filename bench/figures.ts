/** Latencies in milliseconds, rate in answers per second. `longestPauseMs`: the largest gap between two acknowledgements over all connections. */
export type Figures = {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
  readonly errors: number;
  readonly acknowledged: number;
  readonly longestPauseMs: number;
  readonly seconds: number;
};

/** Collects acknowledgements of one run. */
export class Stopwatch {
  private readonly latencies: number[] = [];
  private last: number | null = null;
  private longestPause = 0;
  errors = 0;

  constructor(private readonly started: number) {}

  acknowledge(sentAt: number, now: number): void {
    this.latencies.push(now - sentAt);
    if (this.last !== null) this.longestPause = Math.max(this.longestPause, now - this.last);
    this.last = now;
  }

  figures(): Figures {
    const sorted = Float64Array.from(this.latencies).sort();
    const seconds = this.last === null ? 0 : (this.last - this.started) / 1000;
    return {
      rate: seconds === 0 ? 0 : round(sorted.length / seconds),
      p50: round(percentile(sorted, 50)),
      p99: round(percentile(sorted, 99)),
      max: round(percentile(sorted, 100)),
      errors: this.errors,
      acknowledged: sorted.length,
      longestPauseMs: round(this.longestPause),
      seconds: round(seconds),
    };
  }
}

/** Nearest-rank percentile of sorted values; 0 when there are none. */
export function percentile(sorted: ArrayLike<number>, percent: number): number {
  if (sorted.length === 0) return 0;
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

export const round = (value: number): number => Math.round(value * 100) / 100;

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}
