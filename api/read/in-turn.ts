import { HttpProblem } from '../http/problem.js';

/** Work that is done one after the other, so that what it holds in memory is held once. Who finds too many waiting is asked to come again. */
export class InTurn {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly mostWaiting: number) {}

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.waiting > this.mostWaiting) throw new HttpProblem('DOSSIER_BUSY', { cure: ['self'], headers: { 'retry-after': '10' } });
    this.waiting += 1;
    const done = this.last.then(work);
    this.last = done.catch(() => undefined);
    return done.finally(() => {
      this.waiting -= 1;
    });
  }
}
