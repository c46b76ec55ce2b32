import { calledOff, calledUntil, decided, ended, listed, ordered, same, withVoided, type Evolvers } from './evolver.js';
import { withoutNotice } from './local-state.js';
import { onFile, withText } from './on-file.js';

/** From proposal to the closed consultation. */
export const making: Evolvers<
  | 'proposalEdited'
  | 'proposalSubmitted'
  | 'proposalAccepted'
  | 'proposalReturned'
  | 'proposalDropped'
  | 'projectBallotOrdered'
  | 'projectBallotDecided'
  | 'projectEstablished'
  | 'projectReturned'
  | 'projectRefused'
  | 'groupFormed'
  | 'draftUploaded'
  | 'draftSignedOff'
  | 'consultationOrdered'
  | 'consultationRunning'
  | 'consultationEnded'
  | 'consultationConcluded'
  | 'consultationCalledOff'
  | 'draftSwapped'
  | 'roundVoided'
  | 'substantiveChangeDeclared'
> = {
  proposalEdited: (s, { title, traits, classification }) => ({ ...s, title, traits, ...(classification === undefined ? {} : { classification }) }),
  proposalSubmitted: (s, { round }) => ({ ...s, rounds: round }),
  proposalAccepted: (s, { patentCallUntil }) => ({ ...s, charterChecked: true, patentCallUntil: calledUntil(s, patentCallUntil) }),
  proposalReturned: same,
  proposalDropped: ended('dropped'),
  projectBallotOrdered: (s, e) => ({ ...s, projectVote: ordered(s.projectVote, e) }),
  projectBallotDecided: (s, e) => ({
    ...listed(s, 'projectVote', e),
    projectVote: decided(s.projectVote, e, s),
    end: e.refused ? 'refused' : null,
  }),
  projectEstablished: (s, { planNumber, lead, patentCallUntil }) => ({
    ...s,
    plan: { number: planNumber, lead },
    patentCallUntil: calledUntil(s, patentCallUntil),
  }),
  projectReturned: (s) => withoutNotice({ ...s, projectVote: { ...s.projectVote, outcome: null, ballot: null } }),
  projectRefused: ended('refused'),
  groupFormed: (s, { units, drafters, drafting }) => ({
    ...s,
    ...(drafting === undefined ? {} : { consensus: { drafting: drafting.stream, version: 0, text: null } }),
    group: {
      units,
      drafters,
      answered: (s.group?.answered ?? []).filter((person) => drafters.some((one) => one.person === person)),
      versions: (s.group?.versions ?? 0) + 1,
    },
  }),
  draftUploaded: (s, { sha256, version, by }) => withText(s, { sha256, version, by }),
  draftSignedOff: (s, { text, feedbackChannel }) => {
    const signed = onFile(s, 'draftForComment', text);
    return feedbackChannel === undefined || signed.local === undefined ? signed : { ...signed, local: { ...signed.local, feedbackChannel } };
  },
  consultationOrdered: (s, { input, full, patentCallUntil }) => ({
    ...s,
    patentCallUntil: calledUntil(s, patentCallUntil),
    comment: {
      ...s.comment,
      round: input.round,
      status: 'ordered',
      text: input.text,
      closesAt: null,
      provisional: false,
      adopted: 0,
      comments: 0,
      runningFull: full,
    },
  }),
  consultationRunning: (s, { closesAt, provisional }) => ({ ...s, comment: { ...s.comment, status: 'open', closesAt, provisional } }),
  consultationEnded: (s, { comments }) => ({ ...s, comment: { ...s.comment, status: 'closed', comments } }),
  consultationConcluded: (s, { adopted, partly, rejected, substantive }) => ({
    ...s,
    comment: {
      ...s.comment,
      status: 'settled',
      adopted: adopted + partly,
      comments: Math.max(s.comment.comments, adopted + partly + rejected),
      full: s.comment.full || s.comment.runningFull,
      repeat: substantive,
    },
  }),
  consultationCalledOff: (s) => ({ ...s, comment: { ...s.comment, status: 'voided' } }),
  draftSwapped: (s, { to, version, by, nature }) => ({
    ...withText(s, { sha256: to, version, by }),
    comment: { ...s.comment, text: to, status: nature === 'technical' ? 'voided' : s.comment.status },
  }),
  roundVoided: (s, e) => {
    const comments = e.voids.filter((stream) => stream.startsWith('consultation/'));
    const { reason } = e;
    return withVoided(
      calledOff(s, e),
      comments.map((stream) => ({ round: s.comment.round, stream, reason })),
    );
  },
  substantiveChangeDeclared: (s) => ({ ...s, comment: { ...s.comment, repeat: true } }),
};
