import type { Stream } from '../kernel/decider.js';
import { said } from '../kernel/words.js';

/** The acts of a project that an order may suspend, each by itself: called as the project calls them. */
export const suspendable = {
  establish: said('立项', 'establish the project'),
  openConsultation: said('征求意见', 'open a comment round'),
  openReview: said('审查', 'open the review'),
  requestNumber: said('编号', 'ask for a number'),
  publish: said('发布', 'publish'),
} as const;
export type Suspendable = keyof typeof suspendable;

/** One order, of one finding of one matter: who gave it, why, and what has to be there before it is lifted. */
export type Suspension = {
  readonly matter: Stream;
  readonly finding: number;
  readonly acts: readonly Suspendable[];
  /** The one project it is about; null for all of the society's. */
  readonly project: Stream | null;
  readonly department: string;
  readonly reason: string;
  readonly until: string;
  readonly rehearsal: boolean;
};

export const isOf = (one: Pick<Suspension, 'matter' | 'finding'>, { matter, finding }: Pick<Suspension, 'matter' | 'finding'>): boolean =>
  one.matter === matter && one.finding === finding;

/** From a matter of supervision to the society, and from there to the projects it concerns. */
export type SuspensionOrder =
  | { readonly type: 'actsSuspended'; readonly suspension: Suspension }
  | { readonly type: 'suspensionLifted'; readonly matter: Stream; readonly finding: number; readonly reason: string };
