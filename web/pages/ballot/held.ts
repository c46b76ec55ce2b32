import type { Act } from '../../../contract/http.js';
import type { CountShown, OwnVote } from '../../../contract/views/ballot-count.js';
import type { DocumentShown } from '../../../contract/views/document.js';
import { msOf } from '../../parts/dates.js';
import type { Session } from '../../server/door.js';
import type { Shown, Visit } from '../../server/page.js';
import { readBallot, readCount, readDocument, readOwnVote, type Ballot } from '../../server/read.js';
import { ballotWords } from '../../words/ballot.js';

/** A ballot with what belongs to its reader. */
export type Held = {
  readonly one: Ballot;
  readonly own: OwnVote | null;
  readonly count: CountShown | null;
  readonly document: DocumentShown | null;
};

export async function heldBy(visit: Visit, atLeast?: string): Promise<Held> {
  const id = visit.params['id'] ?? '';
  const one = await readBallot(visit, id);
  const [own, count, document] = await Promise.all([
    one.state.you === null ? null : readOwnVote(visit, id, { atLeast }),
    readCount(visit, id),
    readDocument(visit, one.state.text),
  ]);
  return { one, own, count, document };
}

export const actOf = ({ one }: Pick<Held, 'one'>, name: string): Act | undefined => one.acts.find((act) => act.name === name);
export const isOpen = (held: Pick<Held, 'one'>, name: string): boolean => actOf(held, name)?.open === true;

/** Who votes here for somebody else alone. */
export const isHolder = (held: Pick<Held, 'one'>): boolean => held.one.state.you === null && isOpen(held, 'castVote');

/**
 * Until when votes are taken, null when they are not; `over` is when they no longer were. A meeting may close a ballot before the time that was set for it, so what tells
 * is the phase and never the time alone; after the close no day is left, and a vote cannot be changed.
 */
export function votingTime({ state }: Ballot): { readonly until: string | null; readonly over: string | null } {
  const { phase, closesAt, decidedAt = null } = state;
  if (phase === 'open') return { until: closesAt, over: null };
  if (phase === 'draft' || phase === 'recalled' || phase === 'voided') return { until: null, over: null };
  const isEarly = closesAt === null || (decidedAt !== null && msOf(decidedAt) < msOf(closesAt));
  return { until: null, over: isEarly ? decidedAt : closesAt };
}

/** By an invitation one sees the votes of this session alone: that none is seen says nothing of before. */
export const isBlind = ({ own }: Pick<Held, 'own'>, session: Session | null): boolean => session?.only != null && !hasVoted({ own });

export const hasVoted = ({ own }: Pick<Held, 'own'>): boolean => own !== null && own.choice !== 'none' && own.choice !== 'excluded';

export const frame = ({ say, lang }: Visit, { one }: Pick<Held, 'one'>): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed'> => ({
  title: `${say(ballotWords.title)}${lang === 'zh' ? '：' : ': '}${one.state.question}`,
  nav: null,
  rehearsal: one.rehearsal,
  record: one,
  typed: true,
});
