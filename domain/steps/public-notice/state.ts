import type { ActorId } from '../../kernel/actor.js';
import type { Instant } from '../../kernel/decider.js';
import type { Term } from '../../law/calendar/deadline.js';

/** An objection that is not answered yet; its text stays in the archive. */
export type OpenObjection = { readonly objection: number; readonly by: ActorId };

/** A 公示: what is shown, until when, and the objections to it. */
export type PublicNotice<Of extends string> = {
  readonly of: Of;
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly provisional: boolean;
  readonly closed: boolean;
  readonly objections: number;
  readonly open: readonly OpenObjection[];
  readonly upheld: readonly number[];
};

/** A lifecycle that shows things to the public, one at a time. `code` is where it stands. */
export type Noticed<Of extends string> = { readonly code: string; readonly notice: PublicNotice<Of> | null };

export type Shown<Of extends string> = Pick<PublicNotice<Of>, 'of' | 'closesAt' | 'provisional'> & { readonly term: Term };

export const begun = <Of extends string>({ of, closesAt, provisional }: Shown<Of>, opensAt: Instant): PublicNotice<Of> => ({
  ...{ of, opensAt, closesAt, provisional, closed: false },
  ...{ objections: 0, open: [], upheld: [] },
});

/** The state with its notice changed; a notice that is gone hears nothing. */
export const noticeChanged = <State extends Noticed<Of>, Of extends string>(
  state: State,
  change: (notice: PublicNotice<Of>) => Partial<PublicNotice<Of>>,
): State => (state.notice === null ? state : { ...state, notice: { ...state.notice, ...change(state.notice) } });
