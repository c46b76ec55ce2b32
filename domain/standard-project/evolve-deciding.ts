import type { BallotRound, ProjectState } from './state.js';
import { calledOff, calledUntil, decided, ended, listed, ordered, taken, type Evolvers } from './evolver.js';
import { withoutCommittee } from './local-state.js';
import { onFile, withText } from './on-file.js';

const running = <R extends BallotRound>(round: R, ballot: string, change: Partial<BallotRound>): R =>
  round.ballot === ballot ? { ...round, ...change } : round;

/** The change at whichever of the three ballots it concerns. */
const atBallot = (s: ProjectState, ballot: string, change: Partial<BallotRound>): ProjectState => ({
  ...s,
  projectVote: running(s.projectVote, ballot, change),
  review: running(s.review, ballot, change),
  systematic: running(s.systematic, ballot, change),
});

/** What was on its way to the ballot of this round. */
const withoutSwaps = ({ erratum: _made, replacement: _wanted, ...review }: ProjectState['review']): ProjectState['review'] => review;

const withoutWish = (s: ProjectState, ballot: string): ProjectState =>
  s.review.replacement?.ballot === ballot ? { ...s, review: withoutSwaps(s.review) } : s;

const withoutEditorial = ({ editorial: _over, ...approval }: ProjectState['approval']): ProjectState['approval'] => approval;

/** From technical review to publication. */
export const deciding: Evolvers<
  | 'submittedForReview'
  | 'reviewBallotOrdered'
  | 'ballotRunning'
  | 'ballotCalledOff'
  | 'reviewDecided'
  | 'reviewTerminated'
  | 'reviewConcluded'
  | 'editsConfirmed'
  | 'erratumOrdered'
  | 'erratumMade'
  | 'voidingAsked'
  | 'reviewTextReplaced'
  | 'sentBack'
  | 'submittedForApproval'
  | 'editorialChangeDeclared'
  | 'editorialChangeConfirmed'
  | 'approved'
  | 'approvalReturned'
  | 'approvalRefused'
  | 'numberRequested'
  | 'numberGranted'
  | 'numberDenied'
> = {
  submittedForReview: (s, { text, patentCallUntil }) => ({ ...onFile(s, 'draftForReview', text), patentCallUntil: calledUntil(s, patentCallUntil) }),
  reviewBallotOrdered: (s, e) => ({
    ...(e.insteadOf === undefined ? s : withoutCommittee(s)),
    patentCallUntil: calledUntil(s, e.patentCallUntil),
    review: { ...ordered(s.review, e), text: e.input.text, edits: 0, confirmed: null },
  }),
  ballotRunning: (s, { ballot, closesAt }) => atBallot(s, ballot, { closesAt }),
  ballotCalledOff: (s, e) => withoutWish(taken(s, e), e.ballot),
  // The ballot answers in order: an erratum it has not made by now came too late.
  reviewDecided: (s, e) => ({ ...listed(s, 'review', e), review: decided(withoutSwaps(s.review), e, s) }),
  reviewTerminated: (s, e) => ({ ...listed(s, 'review', e), review: decided(s.review, e, s), end: 'terminated' }),
  reviewConcluded: (s, { edits }) => ({ ...s, review: { ...s.review, edits: edits.length, confirmed: null } }),
  editsConfirmed: (s, { text }) => ({ ...s, review: { ...s.review, confirmed: text } }),
  erratumOrdered: (s, { ballot, to, version, by }) => ({ ...s, review: { ...s.review, erratum: { ballot, to, version, by } } }),
  erratumMade: (s, { to, version, by }) => ({
    ...withText(onFile(s, 'draftForReview', to), { sha256: to, version, by }),
    review: { ...withoutSwaps(s.review), text: to, put: s.review.put && { ...s.review.put, subject: to } },
  }),
  voidingAsked: (s, { ballot, reason, replacement, by }) =>
    replacement === null ? s : { ...s, review: { ...s.review, replacement: { ...replacement, ballot, reason, by } } },
  // What was not in the text that was commented on is put to comment first (GS 14).
  reviewTextReplaced: (s, e) => {
    const back = withText(withoutWish(taken(s, e), e.ballot), { sha256: e.to, version: e.version, by: e.by });
    return { ...back, comment: { ...back.comment, repeat: true } };
  },
  sentBack: (s, e) => {
    const back = calledOff(s, e);
    return { ...back, comment: { ...back.comment, repeat: back.comment.repeat || e.substantive } };
  },
  // Whatever was declared about an earlier text is about another one.
  submittedForApproval: (s, { text }) => ({ ...onFile(s, 'draftForApproval', text), approval: { ...withoutEditorial(s.approval), text } }),
  editorialChangeDeclared: (s, { n, from, to, reason, change, by, confirmed }) => ({
    ...s,
    approval: { ...s.approval, editorial: { n, from, to, reason, change, by, confirmedBy: confirmed ? by : null } },
  }),
  editorialChangeConfirmed: (s, { by }) =>
    s.approval.editorial === undefined ? s : { ...s, approval: { ...s.approval, editorial: { ...s.approval.editorial, confirmedBy: by } } },
  approved: (s, _e, at) => ({ ...s, approval: { ...s.approval, at, pending: true } }),
  approvalReturned: (s, { returns }) => ({ ...s, approval: { ...s.approval, returns } }),
  approvalRefused: ended('refused'),
  numberRequested: (s) => ({ ...s, approval: { ...s.approval, pending: true } }),
  numberGranted: (s, { number }) => ({ ...s, number, approval: { ...s.approval, pending: false } }),
  numberDenied: (s) => ({ ...s, approval: { ...s.approval, pending: false } }),
};
