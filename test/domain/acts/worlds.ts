import { streamActor, system, type Actor } from '../../../domain/kernel/actor.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import type { CommitteeState } from '../../../domain/committee/state.js';
import { campaign } from '../../../domain/campaign/campaign.js';
import { consultation } from '../../../domain/consultation/consultation.js';
import type { ConsultationState } from '../../../domain/consultation/state.js';
import type { DraftingState } from '../../../domain/drafting/state.js';
import type { MeetingState } from '../../../domain/meeting/state.js';
import type { PersonState } from '../../../domain/person/state.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { organisation } from '../../../domain/organisation/organisation.js';
import { person } from '../../../domain/person/person.js';
import { personalDigest } from '../../../domain/kernel/personal.js';
import { departmentsOf } from '../../../domain/pilot/parties.js';
import type { PilotState } from '../../../domain/pilot/state.js';
import type { SupervisionState } from '../../../domain/supervision/state.js';
import { nextVersion, type ProcedureState } from '../../../domain/procedure/state.js';
import type { ProfileText, Reading } from '../../../domain/procedure/fields.js';
import { parseProfile } from '../../../contract/profile.js';
import { register } from '../../../domain/register/register.js';
import type { ProjectState } from '../../../domain/standard-project/state.js';
import { localDate } from '../../../domain/law/calendar/instant.js';
import { codeNamed, groupCodeNamed, personNamed } from '../../support/spelt.js';
import type { Dice } from '../../support/fuzz/random.js';
import { Family } from '../ballot/ballot-family.js';
import * as papers from '../ballot/ballot-fixture.js';
import * as tc from '../committee/committee-fixture.js';
import * as group from '../drafting/drafting-fixture.js';
import * as hall from '../meeting/meeting-fixture.js';
import * as rules from '../procedure/procedure-fixture.js';
import * as programme from '../pilot/pilot-fixture.js';
import * as desk from '../supervision/supervision-fixture.js';
import { runsOf, type Run } from '../run.js';
import { localAt, localCodes, amrChair, amrOfficer, departmentOfficer, user } from '../standard-project/local-fixture.js';
import * as project from '../standard-project/project-fixture.js';
import { oneOfThem, type Place, type World } from './walker.js';

const { calendar, chair, day, days, institute, officer, plant, scan, secretary, society, start, terms, text, voter, who } = papers;

type Here<State> = Omit<Place, 'state'> & { readonly state: State };
const under = (stream: Stream, { state, now }: Pick<Run<unknown, unknown>, 'state' | 'now'>): Place => ({ stream, state, now });
const title = { zh: '机器人接口', en: 'Robot interface' };

const monitor: Actor = { id: personNamed('civil'), grants: [{ role: 'monitor', organisation: '*' }] };
const by = (id: string, role: Actor['grants'][number]['role'], at: string): Actor => ({ id: personNamed(id), grants: [{ role, organisation: at }] });

const campaigns: World = {
  kind: 'campaign',
  actors: [amrOfficer, amrChair],
  starts: (['recommended', 'mandatory'] as const).map((scope) => () => {
    const { begin } = runsOf(campaign, { stream: 'campaign/c1', calendar });
    const within = { count: 90, unit: 'calendarDays' } as const;
    const organisation = codeNamed(amrOfficer.grants[0]?.organisation ?? '');
    const input = { organisation, organisationName: '市场监管局', title, scope, within, rehearsal: false };
    return under('campaign/c1', begin(input, { now: start, actor: amrOfficer, calendar, stream: 'campaign/c1' }));
  }),
  hints: {
    removeStandard: ({ state }: Here<{ items: readonly { n: number }[] }>, dice) => ({ item: oneOfThem(dice, state.items).n }),
    addStandards: ({ state }: Here<{ scope: string }>, dice) => ({
      standards: [
        { number: `DB21${state.scope === 'mandatory' ? '' : '/T'} ${dice.below(900) + 1}—2015`, title: '标准', project: 'standard-project/p1' },
      ],
    }),
    recordOutcome: ({ state }: Here<{ items: readonly { n: number }[] }>, dice) => ({ item: oneOfThem(dice, state.items).n, evidence: scan }),
  },
  reports: ({ state }: Here<{ items: readonly { project: Stream | null }[] }>, dice) =>
    state.items.flatMap(({ project: stream }) =>
      stream === null
        ? []
        : [
            [
              streamActor(stream),
              { type: 'reviewOutcome', project: stream, outcome: dice.pick(['confirm', 'withdraw', 'none']), number: null },
            ] as const,
          ],
    ),
};

const round = (over: object = {}) => ({
  ...{ project: 'standard-project/s1', organisation: society, title, round: 1, text, window: days(30), floor: days(30), public: true },
  ...{ lateDisposition: 'optional', answer: days(30), reminders: [7], addressees: [plant, institute], rehearsal: false },
  ...over,
});
const roundAsker = streamActor('standard-project/s1');
const drafter = who('drafter', 'drafter');
const consultations: World = {
  kind: 'consultation',
  actors: [officer, secretary, drafter, chair, who('u2'), { id: 'public:1', grants: [] }, by('plant', 'officer', plant)],
  starts: [{}, { objection: days(10) }, { lateDisposition: 'required' }].map((over) => () => {
    const { begin, at } = runsOf(consultation, { stream: 'consultation/s1-1', calendar });
    return under('consultation/s1-1', begin(round(over) as never, at(start, roundAsker)));
  }),
  hints: {
    dispose: ({ state }: Here<ConsultationState>, dice) => ({ comments: [1 + dice.below(Math.max(1, state.comments))], reason: '理由' }),
    linkDuplicates: ({ state }: Here<ConsultationState>, dice) => ({
      lead: 1 + dice.below(Math.max(1, state.comments)),
      comments: [1 + dice.below(Math.max(1, state.comments))],
    }),
    ...Object.fromEntries(
      ['objectDisposition', 'withdrawComment', 'answerObjection'].map((act) => [
        act,
        ({ state }: Here<ConsultationState>, dice: { below: (n: number) => number }) => ({ comment: 1 + dice.below(Math.max(1, state.comments)) }),
      ]),
    ),
  },
  values: { draft: [text], addressee: [plant, institute], organisation: [plant, institute] },
  known: {
    comment: (_place, { author: _author, contact: _contact, asWritten: _as, ...body }: { [field: string]: unknown }) => ({
      ...body,
      personal: personalDigest('salt', { author: '张', contact: null }),
    }),
  },
  reports: (_place, dice) => [
    dice.once(12)
      ? [roundAsker, { type: 'voidConsultation', reason: '误' }]
      : [roundAsker, { type: 'swapText', from: text, to: text, nature: 'erratum', reason: '误' }],
  ],
};

const ballotStarts: readonly (() => Family)[] = [
  () =>
    new Family({
      roll: { kind: 'seats', seats: papers.seats(5) },
      terms: { ...terms, minSeats: 1, mandates: { alternates: true, proxies: true, perHolder: 1 } },
    }),
  () => new Family({ opens: 'byHand', roll: { kind: 'seats', seats: papers.seats(4) }, terms: { ...terms, minSeats: 1, extension: null } }),
  () => new Family({ roll: { kind: 'seats', seats: papers.seats(4) }, terms: { ...terms, rule: 'W3C-COUNCIL', tie: 'chairDecides', minSeats: 1 } }),
  () =>
    new Family({
      roll: { kind: 'seats', seats: papers.seats(6) },
      terms: { ...terms, rule: 'ASTM-SUB', minSeats: 1, abstention: 'outOfDenominator', recusal: 'staysInBase', reasons: 'optional' },
    }),
  () =>
    new Family({
      roll: { kind: 'seats', seats: papers.seats(4) },
      terms: { ...terms, mode: 'meeting', choices: 'three', minSeats: 1, reasons: 'optional' },
    }),
  () =>
    new Family({
      roll: { kind: 'seats', seats: papers.seats(6) },
      terms: {
        ...terms,
        rule: 'ANSI',
        minSeats: 1,
        abstention: 'outOfDenominator',
        recusal: 'staysInBase',
        reasons: 'optional',
        recirculation: { window: days(10) },
      },
    }),
];
const seatOf = ({ state }: Here<BallotState>, { id }: Actor): { seat?: number } => {
  const seat = state.seats?.findIndex((one) => one.person === id) ?? -1;
  return seat < 0 ? {} : { seat };
};
const ownSeat = (place: Here<BallotState>, _body: never, actor: Actor) => seatOf(place, actor);
const anySeat = ({ state }: Here<BallotState>, dice: Dice): { seat: number } => ({ seat: dice.below(state.seats?.length ?? 1) });
const ownOrAnySeat = (place: Here<BallotState>, dice: Dice, actor: Actor) => (dice.once(2) ? anySeat(place, dice) : seatOf(place, actor));
/** The own seat, or one that the actor holds a mandate for. */
const seatToVote = (place: Here<BallotState>, { choice }: { choice: string }, actor: Actor) => {
  const held = (place.state.mandates ?? []).find(({ holder }) => holder === actor.id);
  return held === undefined || choice === 'no' ? seatOf(place, actor) : { seat: held.seat };
};
const fresh = (dice: Dice): string => dice.below(1_000_000).toString(16).padStart(64, '0');
const ballots: World = {
  kind: 'ballot',
  actors: [officer, secretary, chair, voter(0), voter(1), voter(3), { ...chair, id: voter(2).id }],
  starts: ballotStarts.map((made) => () => {
    const family = made();
    return { stream: 'ballot/b1', state: family.state(), now: family.now };
  }),
  values: {
    text: [text],
    fault: [{ error: 'roll', document: scan }],
    until: [start + 20 * day],
    from: [start],
    scan: [scan],
    fact: ['statementsOfUse', 'sustainedObjections'],
  },
  hints: {
    ...Object.fromEntries(
      ['confirmConditional', 'withdrawNegative', 'standByVote'].map((act) => [act, ({ state }: Here<BallotState>) => ({ text: state.text })]),
    ),
    castVote: ({ state }: Here<BallotState>, dice) => ({
      ...{ choice: dice.pick(['yes', 'no', 'abstain']), text: state.text, reason: '理由', comment: '意见', confirmed: true },
    }),
    recuse: ownOrAnySeat,
    enterPaper: ({ state }: Here<BallotState>, dice) => ({
      ...{ choice: 'yes', text: state.text, ticks: undefined, seat: dice.below(state.seats?.length ?? 1) },
      scan: fresh(dice),
    }),
    confirmPaper: ({ state }: Here<BallotState>, dice) => {
      if (state.papers.length === 0) return {};
      const { seat, n, scan: of, said } = dice.pick(state.papers);
      return { seat, n, scan: of, ...said };
    },
    recordMandate: (place: Here<BallotState>, dice, actor) => {
      const others = (place.state.seats ?? []).map(({ person: id }) => id).filter((id) => id !== actor.id);
      const to = dice.once(2) ? { kind: 'alternate', holder: personNamed('x') } : { kind: 'proxy', holder: dice.pick(others) };
      return { ...ownOrAnySeat(place, dice, actor), ...to, from: start, until: start + 90 * day, proof: scan };
    },
    withdrawMandate: ({ state }: Here<BallotState>, dice) => ({ seat: oneOfThem(dice, state.mandates ?? []).seat }),
    recordAttendance: () => ({ present: [0, 1, 2] }),
    putMotion: (_place, dice) => ({ roll: { kind: 'seats', seats: papers.seats(3) }, way: dice.pick(['notPersuasive', 'notRelated', 'overruled']) }),
    swapBallotText: ({ state }: Here<BallotState>, dice) => ({ from: state.text, to: fresh(dice), nature: 'erratum' }),
    proposeExtension: () => ({ days: 3 }),
    proposeReopening: () => ({ days: 3 }),
  },
  known: {
    castVote: seatToVote,
    ...Object.fromEntries(['objectPaper', 'confirmConditional', 'withdrawNegative', 'supportAppeal', 'standByVote'].map((act) => [act, ownSeat])),
  },
};

const tcActors = [tc.secretary, tc.authority, tc.applicant, tc.who('chairman', 'chair'), tc.person('p5'), tc.stranger];
const established = (): tc.Committee => new tc.Committee().established();
const operating: readonly ((c: tc.Committee) => unknown)[] = [
  (c) => c,
  (c) => c.voted('charter'),
  (c) => (c.voted('members'), c.voted('subcommittee'), c.voted('projectProposal'), c.voted('election')),
  (c) => c.past('renewalAlarm'),
  (c) => c.past('renewalAlarm').act(tc.secretary, { type: 'openRenewal' }).act(tc.secretary, { type: 'openRecruitment' }).past('recruitment'),
  (c) => c.act(tc.authority, { type: 'assess', score: 52, report: tc.sha('a'), rectifyWithin: { count: 6, unit: 'months' } }),
  (c) => c.act(tc.authority, { type: 'proposeEnding', kind: 'deregister', reason: '完成' }),
];
const founding: readonly ((c: tc.Committee) => unknown)[] = [(c) => c, (c) => c.setUp()];
const listed = ({ state }: Here<CommitteeState>) => ({ members: tc.people(), papers: state.profile.founding.papers });
const committees: World = {
  kind: 'committee',
  actors: tcActors,
  starts: [...founding.map((step) => [() => new tc.Committee(), step] as const), ...operating.map((step) => [established, step] as const)].map(
    ([make, step]) =>
      () => {
        const c = make();
        step(c);
        return { stream: tc.stream, state: c.state, now: c.now };
      },
  ),
  values: { experts: [['e1', 'e2', 'e3']], kind: ['proposal'], host: [{ organisation: tc.host, name: '单位' }] },
  hints: {
    proposeRoster: (place) => ({ members: listed(place).members }),
    openEvaluation: () => ({ experts: ['e1', 'e2', 'e3'] }),
    attachPaper: ({ state }: Here<CommitteeState>, dice) => ({
      kind: dice.pick([...state.profile.founding.papers, ...state.profile.term.papers]),
      sha256: tc.sha('paper'),
    }),
    approveCommittee: () => ({ number: 'LN/TC 21' }),
    adjustMembers: ({ state, now }: Here<CommitteeState>, dice) => ({
      ...{ add: dice.once(2) ? [tc.candidate(100 + dice.below(500))] : [], remove: [], filing: tc.sha('f'), on: localDate(now), body: undefined },
      ballot: state.decided.findLast(({ matter, outcome }) => matter === 'members' && outcome === 'PASS')?.ballot ?? 'ballot/none',
    }),
    reinstateMember: ({ state }: Here<CommitteeState>, dice) => {
      const { person: member, from } = oneOfThem(
        dice,
        state.members.filter((one) => one.suspended),
      );
      return { person: member, on: from };
    },
    formSubgroup: (_place, dice) => ({ kind: 'WG', name: title, members: [tc.candidate(600 + dice.below(300))] }),
    callMeeting: ({ now }: Here<CommitteeState>) => ({
      ...{ opensAt: new Date(now + 40 * day).toISOString(), form: 'plenary' },
      agenda: [{ n: 1, title, documents: [], project: null, decides: false }],
    }),
    callBallot: (_place, dice) => ({
      terms: 'letter',
      matter: dice.pick(['charter', 'members', 'other']),
      question: '？',
      text: tc.text,
      drafters: [],
      drafterUnits: [],
    }),
    migrateProfile: ({ state }: Here<CommitteeState>) => ({ profile: { ...state.profile, version: state.profile.version + 1 } }),
    assess: (_place, dice) => (dice.once(2) ? { score: 90, rectifyWithin: undefined } : { score: 50, rectifyWithin: { count: 6, unit: 'months' } }),
    orderRectification: () => ({ within: { count: 110, unit: 'calendarDays' } }),
    fileAnnualReport: ({ state }: Here<CommitteeState>) => ({ year: state.report?.year ?? 2026 }),
    adoptDocument: (_place, dice) => (dice.once(2) ? { matter: 'other', ballot: undefined, minutes: tc.sha('minutes') } : {}),
  },
  known: {
    adoptDocument: (_place, { minutes }: { minutes?: string }) =>
      minutes === undefined ? {} : { minuted: { meeting: 'meeting/m1', resolution: '1' } },
  },
  reports: ({ state, now }: Here<CommitteeState>, dice) => [
    ...state.ballots.map(({ ballot }) => {
      const told = { type: 'ballotDecided', ballot, round: 1, outcome: dice.pick(['PASS', 'PASS', 'FAIL']), counts: { Y: 1 }, trace: [], silent: [] };
      return [streamActor(ballot), told] as const;
    }),
    ...state.meetings.map(({ meeting }) => {
      const all = state.members.map((one) => one.person);
      return [
        streamActor(meeting),
        { type: 'meetingHeld', meeting, form: 'plenary', at: now, present: all.slice(3), absent: all.slice(0, 3), resolutions: [] },
      ] as const;
    }),
  ],
};

const meetings: World = {
  kind: 'meeting',
  actors: [secretary, chair, hall.member(0), hall.member(1), officer],
  starts: [
    () => ({ ...hall.begin(), now: hall.opensAt }),
    () => hall.opened(),
    () => hall.decide(hall.put(hall.opened()), 'PASS'),
    () => hall.held(),
  ].map((run) => () => under('meeting/m1', run())),
  values: { opensAt: [new Date(hall.opensAt + 60 * day).toISOString()] },
  hints: {
    putToVote: (_place, dice) => ({ item: 1, terms: 'review', question: `第 ${dice.below(1_000_000)} 问`, text, window: undefined }),
    recordResolution: ({ state }: Here<MeetingState>, dice) => {
      const { n: vote, item, outcome, tally } = oneOfThem(dice, state.votes);
      return dice.once(2)
        ? { ...{ vote, item, outcome, figures: tally ?? undefined } }
        : { ...{ vote: undefined, outcome: undefined, figures: undefined }, item: oneOfThem(dice, state.agenda).n };
    },
    amendResolution: ({ state }: Here<MeetingState>, dice) => {
      const { number, vote } = oneOfThem(dice, state.resolutions);
      const { outcome, tally } = state.votes.find(({ n }) => n === vote) ?? {};
      return { number, outcome: outcome ?? undefined, figures: tally ?? undefined };
    },
    noteOpinion: ({ state }: Here<MeetingState>, dice, { id }) => ({
      ...{ person: dice.once(2) ? id : oneOfThem(dice, state.roster).person, item: oneOfThem(dice, state.agenda).n },
    }),
    ...Object.fromEntries(
      ['signOut', 'checkIdentity'].map((act) => [
        act,
        ({ state }: Here<MeetingState>, dice: Dice, { id }: Actor) => {
          const here = state.roster.filter((_, row) => 'prc'.includes(state.attendance.charAt(row)));
          const waiting = state.roster.filter((_, row) => state.attendance.charAt(row) === 'c');
          return { person: (dice.once(2) ? id : oneOfThem(dice, act === 'signOut' ? here : waiting).person) ?? id };
        },
      ]),
    ),
    changeAgenda: ({ state }: Here<MeetingState>, dice) => ({
      agenda: [...state.agenda.map(({ materialAt: _at, accepted: _by, ...item }) => item), { ...hall.planItem, n: 10 + dice.below(50) }],
      reason: '补充',
    }),
    signIn: ({ state }: Here<MeetingState>, dice, { id }) => ({
      person: dice.once(2) ? id : oneOfThem(dice, state.roster).person,
      mode: dice.pick(['inPerson', 'remote', 'leave', 'absent']),
      how: '视频',
    }),
    adjournMeeting: ({ now }: Here<MeetingState>) => ({ resumesAt: new Date(now + day).toISOString() }),
    postponeMeeting: ({ state, now }: Here<MeetingState>, dice) => ({
      opensAt: new Date(Math.max(now + day, state.opensAt)).toISOString(),
      place: `会议室 ${dice.below(1000)}`,
    }),
  },
  reports: (place, dice) => {
    const { votes } = place as { votes?: readonly { ballot: Stream; n: number; phase: string }[] };
    return (votes ?? []).map(({ n }) => [hall.ballotActor(n), hall.report(dice.pick(['PASS', 'FAIL']), undefined, n)] as const);
  },
};

const answered = (run: group.Run): group.Run => group.act(run, group.editor, { type: 'answerIssue', issue: 1, answer: '见修改稿' });
const draftings: World = {
  kind: 'drafting',
  actors: [group.editor, officer, group.chair, group.member(0), group.member(3), secretary],
  starts: [
    () => group.begin(),
    () => group.called(),
    () => group.disputed(),
    () => group.supporting(group.called(), 1, 0, 1, 2, 3),
    () => answered(group.disputed()),
    () => group.mediated(answered(group.disputed())),
    () =>
      group.mediated(answered(group.disputed({ terms: { ...group.terms, vote: { terms: group.terms.vote?.terms ?? terms, binding: 'advises' } } }))),
  ].map((run) => () => under(group.stream, run())),
  values: { people: [group.people], clause: ['4.1', '4.2'], clauses: [['4.2']] },
  hints: {
    recordMediation: () => ({ people: group.people }),
    uploadVersion: (_place, dice) => ({ sha256: dice.below(1_000_000).toString(16).padStart(64, '0') }),
    answerAlarm: () => ({ alarm: 'clause:4.1' }),
    openCall: ({ state }: Here<DraftingState>, dice) => ({ clauses: [oneOfThem(dice, state.clauses).id ?? '1'], window: undefined }),
    changeGroup: ({ state }: Here<DraftingState>, dice, { id }) => {
      const others = state.group.filter(({ left }) => left === null);
      return { leave: [dice.once(2) ? id : (oneOfThem(dice, others).person ?? id)], join: undefined, editors: undefined };
    },
  },
  known: {
    uploadVersion: ({ state }: Here<DraftingState>) => ({
      clauses: [...state.clauses.map(({ id, hash }) => ({ id, hash })), { id: `9.${state.version}`, hash: scan }],
      ...{ duplicates: [], gaps: [] },
    }),
    answerAlarm: () => ({ from: scan, to: text }),
  },
  reports: ({ state }: Here<DraftingState>, dice) =>
    state.issues.flatMap(({ ballot }) => {
      if (ballot === null) return [];
      const told = { type: 'ballotDecided', ballot, round: 1, outcome: dice.pick(['PASS', 'FAIL']), counts: project.counts, trace: [] };
      return [[streamActor(ballot), told] as const];
    }),
};

/** An order of supervision, as the society gets it and hands it on. */
function suspending(dice: Dice) {
  const suspension = { matter: desk.matter, finding: 1, acts: [dice.pick(['publish', 'establish'])], project: null, rehearsal: false };
  const words = { department: '民政厅', reason: '征求意见少于三十日', until: '公告' };
  return dice.once(2)
    ? { type: 'actsSuspended', suspension: { ...suspension, ...words } }
    : { type: 'suspensionLifted', matter: desk.matter, finding: 1, reason: '已整改' };
}

const organisations: World = {
  kind: 'organisation',
  actors: [monitor, officer, secretary],
  starts: [null, 'LNSR'].map((code) => () => {
    const { begin } = runsOf(organisation, { stream: `organisation/${society}`, calendar });
    const input = {
      uscc: codeNamed(society),
      name: '学会',
      kind: 'society',
      fields: ['robotics'],
      charter: '机器人',
      code: code === null ? null : groupCodeNamed(code),
      override: null,
    };
    return under(`organisation/${society}`, begin(input as never, { now: start, actor: monitor, calendar, stream: `organisation/${society}` }));
  }),
  values: { code: ['LNRB', 'LNSR'] },
  reports: (_place, dice) => [
    [
      streamActor(`standard-project/s${dice.below(3)}`),
      { type: dice.pick(['projectStarted', 'projectEnded']), project: `standard-project/s${dice.below(3)}` },
    ],
    [streamActor(desk.matter), suspending(dice)],
  ],
};

const persons: World = {
  kind: 'person',
  actors: [officer, by('plant', 'officer', plant), by('institute', 'officer', institute), monitor],
  starts: [[], [{ organisation: codeNamed(plant), role: 'employee', from: '2020-03-01', to: null }]].map((memberships) => () => {
    const { begin } = runsOf(person, { stream: 'person/p1', calendar });
    return under('person/p1', begin({ name: '王工', registrar: codeNamed(society), memberships } as never, { now: start, actor: officer, calendar }));
  }),
  hints: {
    confirmMembership: ({ state }: Here<PersonState>, dice) => {
      const { organisation: at, role, from } = oneOfThem(dice, state.memberships);
      return { organisation: at, role, from };
    },
    endMembership: ({ state }: Here<PersonState>, dice) => {
      const { organisation: at, role, from } = oneOfThem(dice, state.memberships);
      return { organisation: at, role, to: from };
    },
    changeEmployer: ({ state }: Here<PersonState>, dice) => {
      const last = Math.max(2060, ...state.memberships.map(({ from }) => Number(from.slice(0, 4))));
      return { organisation: tc.unit(dice.below(900)), from: `${last + 1}-01-01` };
    },
    addMembership: (_place, dice) => ({ from: `20${30 + dice.below(60)}-01-01`, to: null }),
  },
  values: { organisation: [plant, institute, society], role: ['employee', 'expert'], from: ['2024-01-01'], to: ['2025-01-01'] },
};

const registers: World = {
  kind: 'register',
  actors: [officer, secretary, monitor, chair],
  starts: [
    () => {
      const { begin } = runsOf(register, { stream: 'register/LNSR', calendar });
      const input = { code: 'LNSR', organisation: society, serialWidth: 4, rehearsal: false };
      return under('register/LNSR', begin(input, { now: start, actor: streamActor('standard-project/s0'), calendar, stream: 'register/LNSR' }));
    },
  ],
  hints: { importUsed: (_place, dice) => ({ numbers: [`T/LNSR ${1000 + dice.below(8000)}—2019`] }) },
  values: { number: ['T/LNSR 0001—2026'] },
  reports: (_place, dice) => {
    const stream = `standard-project/s${dice.below(20)}` as const;
    return [[streamActor(stream), { type: 'mint', project: stream, year: 2026, revises: null, wish: null }]];
  },
};

const roll = (n: number) => ({ roll: project.roll(n) });
const change = { words: '补充了试验', document: project.sha(77) };
const textNow = ({ state }: Here<ProjectState>) => ({ text: state.draft?.sha256 ?? project.sha(1) });
const somePatent = ({ state }: Here<ProjectState>, dice: Dice) => ({
  patent: oneOfThem(
    dice,
    state.patents.filter((one) => !one.removed),
  ).id,
});
const projects: World = {
  kind: 'standard-project',
  actors: [
    ...[project.officer, project.secretary, project.chair, project.drafter, project.coDrafter, project.monitor, project.expert],
    ...[amrOfficer, amrChair, departmentOfficer, user],
  ],
  starts: [
    ...project.codesOnTheWay.map((code) => () => project.projectAt(code)),
    ...localCodes.map((code) => () => localAt(code)),
    () => project.projectAt('40.20').voted('FAIL'),
  ].map((made) => () => {
    const { state, now, stream } = made();
    return { state, now, stream };
  }),
  values: { licence: ['a', 'b', 'c'], conflicts: [[]], duplicates: [[]] },
  hints: {
    acceptProposal: () => ({ withinCharter: true, conflicts: [], duplicates: [], scope: { specialRequirement: '冬季', restrictsMarket: false } }),
    disclosePatent: (_place, dice) => ({ patent: `CN${dice.below(1_000_000)}` }),
    establish: () => ({ lead: { organisation: project.lead, name: 'L' } }),
    formGroup: () => ({
      units: [
        { organisation: project.lead, name: 'L' },
        { organisation: project.partner, name: 'P' },
      ],
      drafters: [
        { person: 'li', name: 'Li', organisation: project.lead },
        { person: 'chen', name: 'Ch', organisation: project.partner },
      ],
      note: '说明',
    }),
    uploadDraft: (_place, dice) => ({ sha256: project.sha(dice.below(1_000_000)), version: `v${dice.below(1_000_000)}` }),
    signOffDraft: (place) => ({ ...textNow(place), feedbackChannel: '平台' }),
    openConsultation: () => ({ addressees: [project.outsider], window: undefined }),
    submitForReview: textNow,
    submitForApproval: textNow,
    confirmEdits: textNow,
    consentToReview: textNow,
    openReview: (_place, dice) => ({ ...roll(7), ...(dice.once(2) ? { change } : { change: undefined }), window: undefined }),
    openProjectBallot: (_place, dice) => ({ ...roll(7), ...(dice.once(2) ? { change } : { change: undefined }), window: undefined }),
    openReviewBallot: (_place, dice) => ({ ...roll(7), ...(dice.once(2) ? { change } : { change: undefined }), window: undefined }),
    concludeReview: (_place, dice) => (dice.once(2) ? { outcome: 'pass', edits: [] } : { outcome: 'passWithEdits', edits: ['改'] }),
    attachDocument: ({ state }: Here<ProjectState>, dice) =>
      dice.once(2) ? { kind: 'publishedText', sha256: state.approval.text ?? project.sha(1) } : { sha256: project.sha(dice.below(100_000)) },
    publish: () => ({ effectiveDate: '2029-01-01' }),
    swapDraft: (_place, dice) => ({ to: project.sha(dice.below(100_000)) }),
    migrateProfile: ({ state }: Here<ProjectState>) => ({ profile: { ...state.profile, version: state.profile.version + 1 } }),
    answerPatentQuestion: ({ state }: Here<ProjectState>, dice, { id }) => ({
      ...{ persons: dice.once(2) ? [id] : (state.group?.drafters.map((one) => one.person) ?? ['li']), statement: project.sha(3) },
    }),
    licensePatent: somePatent,
    removePatent: (place, dice) => ({ ...somePatent(place, dice), ...textNow(place) }),
    appointPanel: ({ state }: Here<ProjectState>, dice) => ({
      complaint: oneOfThem(dice, state.complaints.open).n,
      members: [1, 2, 3].map((n) => ({ person: personNamed(`judge${n}`), name: `评委${n}`, organisation: codeNamed(tc.unit(900 + n)) })),
    }),
    confirmEditorialChange: ({ state }: Here<ProjectState>) => ({ n: state.approval.editorial?.n, text: state.approval.editorial?.to }),
    waiveGate: ({ state }: Here<ProjectState>, dice) => ({ gate: oneOfThem(dice, state.profile.gates).id }),
    fileComplaint: (_place, dice) => ({ realName: dice.once(2), against: undefined, appeals: undefined }),
  },
  known: {
    acceptProposal: () => ({ near: [] }),
    submitForReview: ({ state }: Here<ProjectState>) => ({
      lineage: { round: state.comment.round, to: state.draft?.sha256 ?? null, open: 0, alarms: [] },
    }),
    fileComplaint: (_place, { appeals }: { appeals?: string }) => (appeals === undefined ? {} : { seated: true, units: [] }),
    swapDraft: () => ({}),
  },
  reports: ({ state, stream }: Here<ProjectState>, dice) => {
    const round = `consultation/p1-${state.comment.round}`;
    const about = { round: state.comment.round };
    const votes = [state.review, state.projectVote, state.systematic].flatMap(({ ballot, round: n }) =>
      ballot === null ? [] : [{ ballot, round: n }],
    );
    return [
      [streamActor(round), { type: 'consultationOpened', ...about, closesAt: 0, provisional: false }],
      [streamActor(round), { type: 'consultationClosed', ...about, comments: 3, late: 0 }],
      [streamActor(round), { type: 'consultationSettled', ...about, adopted: 1, partly: 0, rejected: 2, substantive: dice.once(3) }],
      ...votes.map(
        ({ ballot, round: n }) =>
          [
            streamActor(ballot),
            { type: 'ballotDecided', ballot, round: n, outcome: dice.pick(['PASS', 'PASS', 'FAIL', 'INVALID']), counts: project.counts, trace: [] },
          ] as const,
      ),
      [streamActor(`register/${state.societyCode}`), { type: 'numberMinted', number: 'T/LNSR 003—2026', serial: '003', year: 2026 }],
      ...(dice.once(10)
        ? [
            [
              streamActor(`organisation/${state.organisation}`),
              dice.once(2) ? suspending(dice) : { type: 'standingChanged', standing: dice.pick(['clear', 'suspended']), reason: '整改' },
            ] as const,
          ]
        : []),
    ].filter(() => stream !== `x/${system.id}`) as never;
  },
};

const pilots: World = {
  kind: 'pilot',
  actors: [...Object.values(programme.signers), programme.officer],
  starts: [
    () => under('pilot/t1', programme.calls.begin(programme.callInput, programme.calls.at(programme.start, programme.signers.market))),
    () => under('pilot/t1', programme.openCall()),
    ...[
      programme.applied,
      programme.checked,
      programme.noticed,
      programme.ordered,
      programme.underWay,
      programme.atMidTerm,
      programme.atAcceptance,
    ].map((reach) => () => under('pilot/t1-1', reach())),
  ],
  hints: {
    apply: ({ state }: Here<PilotState>, dice, actor) => ({
      society: codeNamed(actor.grants.find(({ organisation }) => organisation !== '*')?.organisation ?? programme.society),
      field: dice.pick(state.fields),
    }),
    signOrder: ({ state }: Here<PilotState>) => ({ text: state.order?.text }),
    recordPanel: () => ({ experts: programme.experts(...[1, 2, 3, 4, 5].map(() => 80)) }),
    draftOrder: () => ({ indicators: programme.indicators }),
    answerObjection: ({ state }: Here<PilotState>, dice) => ({
      objection: oneOfThem(dice, state.notice?.open ?? []).objection,
      upheld: dice.once(2),
    }),
    ...Object.fromEntries(
      ['signCall', 'checkApplication', 'signOrder', 'decideMidTerm', 'decideAcceptance', 'concludePilot'].map((act) => [
        act,
        ({ state }: Here<PilotState>, dice: Dice, actor: Actor) => ({
          department: departmentsOf(state, actor)[0] ?? 'market',
          ...(act === 'signOrder' ? { text: state.order?.text } : {}),
          ...(act === 'decideAcceptance' ? { opinion: dice.pick(['pass', 'fail']) } : {}),
        }),
      ]),
    ),
  },
  known: { apply: () => ({ registered: { ...programme.registered, fields: ['robotics', 'it'] } }) },
  reports: (_place, dice) => {
    const society = streamActor(`organisation/${programme.society}`);
    const standard = { project: `standard-project/s${dice.below(3)}`, number: 'T/LNSR 001—2026', field: 'robotics', rehearsal: false };
    return [
      dice.once(10)
        ? [society, { type: 'standingChanged', standing: dice.pick(['clear', 'suspended']), reason: '整改' }]
        : [society, { type: 'standardReported', ...standard, as: dice.pick(['published', 'reviewed']) }],
    ];
  },
};

const supervisions: World = {
  kind: 'supervision',
  actors: [desk.supervisor, desk.stranger, officer],
  starts: [desk.asked, desk.ordered].map((reach) => () => under(desk.matter, reach())),
  hints: {
    orderRectification: (_place, dice) => ({ findings: [dice.once(2) ? desk.publicationStops : desk.nothingStops] }),
    ...Object.fromEntries(
      ['fileEvidence', 'returnEvidence', 'settleFinding', 'liftSuspension'].map((act) => [
        act,
        ({ state }: Here<SupervisionState>, dice: Dice) => ({ finding: oneOfThem(dice, state.findings).n }),
      ]),
    ),
  },
  reports: () => [],
};

/** Few texts, each read once: the check-up counts a hundred ballots. */
const rulesRead = new Map<string, Reading>();
const readOnce = (text: ProfileText): Reading => {
  const key = JSON.stringify(text);
  const read = rulesRead.get(key) ?? parseProfile(text);
  rulesRead.set(key, read);
  return read;
};

const procedures: World = {
  kind: 'procedure',
  actors: [rules.filer, rules.second, rules.chair],
  starts: [rules.begun, rules.inForce, () => rules.begun(rules.short())].map((reach) => () => under('procedure/pr1', reach())),
  hints: {
    fileProfile: ({ state }: Here<ProcedureState>, dice) => {
      const version = nextVersion(state);
      return { text: dice.once(3) ? rules.short() : rules.own((p) => Object.assign(p, { version, recallMinutes: 45 + dice.below(2) })) };
    },
    confirmVersion: ({ state }: Here<ProcedureState>) => ({ filing: state.draft?.filing ?? 1 }),
    returnDraft: ({ state }: Here<ProcedureState>) => ({ filing: state.draft?.filing ?? 1 }),
  },
  known: { fileProfile: (_place: Here<ProcedureState>, { text }: { readonly text: ProfileText }) => ({ reading: readOnce(text) }) },
};

export const worlds: readonly World[] = [
  ballots,
  campaigns,
  committees,
  consultations,
  draftings,
  meetings,
  organisations,
  persons,
  pilots,
  procedures,
  projects,
  registers,
  supervisions,
];
