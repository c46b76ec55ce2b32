import type { Act } from '../../../contract/http.js';
import type { CountShown, OwnVote } from '../../../contract/views/ballot-count.js';
import type { DocumentShown } from '../../../contract/views/document.js';
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

export const hasVoted = ({ own }: Pick<Held, 'own'>): boolean => own !== null && own.choice !== 'none' && own.choice !== 'excluded';

export const frame = ({ say, lang }: Visit, { one }: Pick<Held, 'one'>): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed'> => ({
  title: `${say(ballotWords.title)}${lang === 'zh' ? '：' : ': '}${one.state.question}`,
  nav: null,
  rehearsal: one.rehearsal,
  record: one,
  typed: true,
});
