import { personId } from '../domain/kernel/fields/identity.js';
import type { Archive } from '../activities/journal.js';
import type { Actor } from '../domain/kernel/actor.js';
import { currentCalendar } from '../domain/law/calendar/current.js';
import { localDate } from '../domain/law/calendar/instant.js';
import { committee } from '../domain/committee/committee.js';
import type { CommitteeCommand } from '../domain/committee/acts.js';
import type { CommitteeEvent } from '../domain/committee/events.js';
import { sides } from '../domain/committee/profile.js';
import { committeeProfileOn } from '../domain/committee/profiles.js';
import type { ClockName, CommitteeInput, CommitteeState } from '../domain/committee/state.js';
import type { Candidate } from '../domain/committee/member.js';
import { creditCodeCheckCharacter, organisationCheckCharacter } from '../domain/law/credit-code.js';
import type { Instant, Stream } from '../domain/kernel/decider.js';
import { contentHash } from '../domain/kernel/log/merkle.js';
import { keyLength } from '../workflows/messages/submit.js';
import { Sequencer } from '../workflows/shell/sequencer.js';
import { benchOrganisation } from './electorate.js';

const sha = contentHash('paper');
const clock: Instant = Date.UTC(2020, 2, 2, 2);
const at = (id: string, role: 'officer' | 'secretariat' | 'monitor', organisation: string): Actor => ({
  id: personId.parse(id),
  grants: [{ role, organisation }],
});

/** A valid credit code of an enterprise that does not exist. */
function unitCode(n: number): string {
  const body = String(n).padStart(8, '0');
  const first = `91210100${body}${organisationCheckCharacter(body)}`;
  return `${first}${creditCodeCheckCharacter(first)}`;
}

export const foundingAuthority = at('bench-amr', 'monitor', unitCode(1));
export const foundingOffice = at('bench-officer', 'officer', benchOrganisation);

export function committeeInput(n: number, profileId: string): CommitteeInput {
  const profile = committeeProfileOn(profileId, '2026-11-02');
  if (profile === null) throw new Error(`no profile ${profileId}`);
  const unit = { organisation: benchOrganisation, name: '基准测试学会' };
  const name = { zh: `辽宁省第${n}标准化技术委员会`, en: `Technical committee ${n}` };
  return { name, scope: '测试', applicant: unit, host: unit, authority: unitCode(1), application: sha, profile, rehearsal: false };
}

const duties: { readonly [m: number]: Partial<Candidate> } = {
  0: { duty: 'chair' },
  1: { duty: 'vice' },
  2: { duty: 'secretaryGeneral', organisation: benchOrganisation, organisationName: '基准测试学会' },
};

/** A list in order: each member of a unit of their own, the sides taking turns. */
export const membersOf = (n: number, size: number): readonly Candidate[] =>
  Array.from({ length: size }, (_, m) => ({
    person: personId.parse(`committee-${n}-member-${m}`),
    name: `委员${m}`,
    organisation: unitCode(1000 + n * 100 + m),
    organisationName: `单位${m}`,
    side: sides[m % sides.length] ?? 'public',
    grade: 'senior',
    duty: 'member',
    title: '教授级高级工程师',
    ...duties[m],
  }));

/** What leads an application to an established committee, deadlines in their places. */
export const founding = (members: readonly Candidate[], papers: readonly string[]): readonly (readonly [Actor, CommitteeCommand] | ClockName)[] => [
  [foundingAuthority, { type: 'openEvaluation', experts: ['e1', 'e2', 'e3'].map((id) => personId.parse(id)) }],
  [foundingAuthority, { type: 'passEvaluation', overlaps: [], opinion: '可行', report: sha }],
  [foundingAuthority, { type: 'openNotice' }],
  'notice',
  [foundingAuthority, { type: 'approveSetup' }],
  [foundingOffice, { type: 'openRecruitment' }],
  'recruitment',
  [foundingOffice, { type: 'proposeRoster', members }],
  ...papers.map((kind) => [foundingOffice, { type: 'attachPaper', kind, sha256: sha }] as const),
  [foundingOffice, { type: 'filePlan' }],
  [foundingAuthority, { type: 'acceptPlan' }],
  [foundingAuthority, { type: 'openNotice' }],
  'notice',
];

/** A committee founded by its own decider and written by the archive's own step, without Temporal in between: for filling a store. */
export async function writeFounded(archive: Archive, n: number, size: number): Promise<Stream> {
  const stream: Stream = `committee/bench${n}`;
  const log = new Sequencer<CommitteeState, CommitteeCommand, CommitteeEvent, CommitteeInput>(committee, stream, currentCalendar);
  let now = clock;
  let sent = 0;
  const post = (actor: Actor, command: CommitteeCommand): void => {
    const id = `${actor.id}:${n}-${(sent += 1)}`;
    const answer = log.submit({ id, key: String(sent).padStart(keyLength, '0').slice(4).padEnd(keyLength, '0'), actor, command }, now);
    if ('refusal' in answer) throw new Error(`${command.type}: ${JSON.stringify(answer.refusal)}`);
  };
  const input = committeeInput(n, 'committee/provincial');
  log.start(
    { input, id: `bench:${n}`, key: 'birth'.padEnd(keyLength, '0'), actor: foundingOffice, calendar: currentCalendar.hash, clock: null },
    now,
  );
  for (const step of founding(membersOf(n, size), input.profile.founding.papers)) {
    if (typeof step !== 'string') post(...step);
    else now = pass(log, step);
  }
  post(foundingAuthority, { type: 'approveCommittee', number: `LN/TC ${n + 1}`, startsOn: localDate(now) });
  await archive.append({ stream, events: log.unjournalled, notices: [], size: log.size, root: log.root, clock: null });
  return stream;
}

type CommitteeLog = Sequencer<CommitteeState, CommitteeCommand, CommitteeEvent, CommitteeInput>;

/** Lets a deadline pass at its instant, which it answers. */
function pass(log: CommitteeLog, clockName: ClockName): Instant {
  const due = log.current.clocks[clockName];
  if (due === undefined) throw new Error(`${clockName} does not run`);
  log.tick({ type: 'passDeadline', clock: clockName }, due);
  return due;
}
