import { personId } from '../domain/kernel/fields/identity.js';
import type { Archive } from '../activities/journal.js';
import type { Actor } from '../domain/kernel/actor.js';
import { ballot } from '../domain/ballot/ballot.js';
import type { BallotCommand } from '../domain/ballot/acts.js';
import type { BallotEvent } from '../domain/ballot/events.js';
import type { BallotState } from '../domain/ballot/state.js';
import type { Calendar } from '../domain/law/calendar/calendar.js';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import { contentHash } from '../domain/kernel/log/merkle.js';
import type { BallotInput } from '../domain/messages/messages.js';
import { groupStandardDefault } from '../domain/profile/group-standard.js';
import { letterReview } from '../domain/profile/base-ballots.js';
import { profileHash } from '../domain/profile/hash.js';
import { keyLength } from '../workflows/messages/submit.js';
import { Sequencer } from '../workflows/shell/sequencer.js';
import { personOf, sheetOf } from './ballot-papers.js';
import { benchOrganisation } from './electorate.js';

const opened: Instant = Date.UTC(2026, 8, 7, 2);
const text = contentHash('送审稿');
const office: Actor = { id: personId.parse('bench-officer'), grants: [{ role: 'secretariat', organisation: benchOrganisation }] };

const inputFor = (votes: number): BallotInput => ({
  purpose: 'standalone',
  project: null,
  organisation: benchOrganisation,
  round: 1,
  question: '是否同意送审稿',
  text,
  terms: letterReview,
  window: letterReview.window.default,
  roll: { kind: 'document', sha256: contentHash('roll'), size: votes, excluded: [] },
  drafters: [],
  drafterUnits: [],
  profile: profileHash(groupStandardDefault),
  rehearsal: false,
  opens: 'atStart',
});

/** Events in one step of the archive: far below what one transaction may hold. */
const step = 2_000;

/** A ballot in which every seat has voted, decided by its own decider and written by the archive's own step, without Temporal in between. */
export async function writeClosedBallot(
  archive: Archive,
  { votes, calendar }: { readonly votes: number; readonly calendar: Calendar },
): Promise<Stream> {
  const stream: Stream = `ballot/bench-${votes}`;
  const log = new Sequencer<BallotState, BallotCommand, BallotEvent, BallotInput>(ballot, stream, calendar);
  const keep = async (): Promise<void> => {
    const events = log.unjournalled.splice(0);
    log.unsent.splice(0);
    await archive.append({ stream, events, notices: [], size: log.size, root: log.root, clock: null });
  };
  /** Each command id is one of its own, so that the ring takes none for a repeat. */
  const key = (n: number): string =>
    String(n)
      .padStart(keyLength - 4, '0')
      .padEnd(keyLength, '0');
  log.start({ input: inputFor(votes), id: 'bench:birth', key: key(0), actor: office, calendar: calendar.hash, clock: null }, opened);
  for (let seat = 0; seat < votes; seat += 1) {
    const actor: Actor = { id: personOf('bench', seat), grants: [] };
    const command: BallotCommand = { type: 'castVote', seat, text, ...sheetOf(seat, 0) };
    const answer = log.submit({ id: `${actor.id}:1`, key: key(seat + 1), actor, command }, opened + seat + 1);
    if ('refusal' in answer) throw new Error(JSON.stringify(answer.refusal));
    if (seat % step === step - 1) await keep();
  }
  for (let due = ballot.due(log.current); due !== null && log.current.result === null; due = ballot.due(log.current)) log.tick(due.command, due.at);
  await keep();
  if (log.current.result === null) throw new Error('the ballot did not close');
  return stream;
}
