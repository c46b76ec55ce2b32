import type { BallotState, Proposal, Voiding } from './state.js';

/** The result first declared stays visible, whatever becomes of it. */
export const firstKept = ({ firstResult, result }: BallotState): Pick<BallotState, 'firstResult'> => {
  const first = firstResult ?? result;
  return first === null ? {} : { firstResult: first };
};

/** On what a result is voided, without what is not there. */
export const groundIn = ({ ground, fault }: Voiding): Voiding => ({ ...(ground && { ground }), ...(fault && { fault }) });

type Voided = NonNullable<BallotState['voided']>;
export const voidedBy = ({ reason, proposedBy, by, ...why }: Omit<Voided, 'at'>, at: number): Voided => ({
  reason,
  proposedBy,
  by,
  at,
  ...groundIn(why),
});

/** Open again, with no result meanwhile; the one that stood is kept for whoever asks what the next takes the place of. */
export const openAgain = (state: BallotState): Pick<BallotState, 'phase' | 'settlesAt' | 'firstResult' | 'takenBack' | 'result'> => ({
  phase: 'open',
  settlesAt: null,
  ...firstKept(state),
  ...(state.result === null ? {} : { takenBack: state.result }),
  result: null,
});

/** The number of the next proposal: each has its own, also one that takes the place of another. */
export const nextNumber = ({ proposed }: Pick<BallotState, 'proposed'>): number => (proposed ?? 0) + 1;

/** With one proposal more: of the same act on the same thing the newer takes the place of the older. */
export function withProposal(state: BallotState, proposal: Proposal): Pick<BallotState, 'proposals' | 'proposed'> {
  const others = (state.proposals ?? []).filter((one) => keyOf(one) !== keyOf(proposal));
  return { proposals: [...others, proposal], proposed: proposal.n };
}

/** Without what waits for this seat: its member has spoken, or it is done. */
export const withoutWaiting = (
  { proposals }: BallotState,
  seat: number,
  ...acts: readonly ('recuse' | 'recordMandate' | 'withdrawMandate')[]
): Pick<BallotState, 'proposals'> =>
  proposals === undefined
    ? {}
    : {
        proposals: proposals.filter((one) => one.act !== 'change' || !acts.some((act) => act === one.change.type && one.change.seat === seat)),
      };

function keyOf(proposal: Proposal): string {
  if (proposal.act !== 'change') return proposal.act;
  const { change } = proposal;
  if (change.type === 'swapBallotText') return change.type;
  return `${change.type} ${change.type === 'recordFact' ? change.fact : change.seat}`;
}

/** Changes that wait outlive the close; what would move or end the window, or change the text, does not. */
export const onlyChanges = ({ proposals }: BallotState): Pick<BallotState, 'proposals'> => ({
  proposals: proposals?.filter((one) => one.act === 'change' && one.change.type !== 'swapBallotText') ?? [],
});

/** Sheets that wait for the second person: they are no votes. */
export const unconfirmedSheets = ({ papers }: Pick<BallotState, 'papers'>): readonly number[] =>
  papers.flatMap(({ seat, confirmedAt }) => (confirmedAt === null ? [seat] : []));
