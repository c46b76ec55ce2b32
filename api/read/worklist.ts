import { idOf } from '../../domain/kernel/decider.js';
import { charAt } from '../../domain/kernel/rows.js';
import type { ActorId } from '../../domain/kernel/actor.js';
import { viewsOf } from '../../db/collections.js';
import type { View } from '../../db/projection.js';
import type { BallotState } from '../../domain/ballot/state.js';
import { isUnanswered } from '../../domain/ballot/consent.js';
import { ballot } from '../../domain/ballot/ballot.js';
import { doneFor } from '../../domain/ballot/done-for.js';
import { waitsForSecond } from '../../domain/ballot/proposals.js';
import { mayDecide } from '../../domain/ballot/party.js';
import { isAsked } from '../../domain/ballot/asked.js';
import { mandateFor } from '../../domain/ballot/mandate.js';
import type { CommitteeState } from '../../domain/committee/state.js';
import { committee } from '../../domain/committee/committee.js';
import { mayAnswer } from '../../domain/committee/member-reports.js';
import type { Stream } from '../../domain/kernel/decider.js';
import type { DraftingState } from '../../domain/drafting/state.js';
import { owedBy } from '../../domain/drafting/owed.js';
import { keeps } from '../../domain/person/keepers.js';
import type { PersonState } from '../../domain/person/state.js';
import type { Caller } from '../http/call.js';
import type { Ports } from '../ports.js';
import type { Marks } from './marks.js';
import { unreachedFor } from './unreached.js';
import { timeOf } from './time-of.js';
import { trusted } from '../../db/model.js';

export const worklistReasons = [
  'yourVote',
  'voteByMandate',
  'votedForYou',
  'standByVote',
  'doneForYou',
  'yourConfirmation',
  'yourPosition',
  'yourAnswer',
  'yourMeeting',
  'openForComment',
  'projectOfYours',
  'unreached',
] as const;

/** One thing that waits for somebody; `at` is when it is due. */
export type Waiting = {
  readonly kind: string;
  readonly self: string;
  readonly status: string;
  readonly why: (typeof worklistReasons)[number];
  readonly at: number | null;
  readonly title: unknown;
  readonly about: {
    readonly call?: number;
    readonly issue?: number;
    readonly clauses?: readonly string[];
    readonly for?: string;
    readonly people?: number;
    readonly proposal?: number;
    readonly act?: string;
    readonly what?: string;
    readonly seat?: number;
    readonly by?: string;
  };
};

type Source = {
  readonly collection: string;
  readonly kind: string;
  readonly filter: { readonly [field: string]: unknown };
  readonly withState: boolean;
  readonly owed: (view: View) => readonly Owing[] | Promise<readonly Owing[]>;
};
type Owing = Pick<Waiting, 'why'> & Partial<Pick<Waiting, 'about' | 'at' | 'title'>>;

const each = 100;
/** As many clauses as one row names. */
const named = 20;

/** Votes not yet given: the caller's own seat, and seats of others by a mandate that holds now. An excluded or recused seat owes nothing. */
async function votes(ports: Ports, marks: Marks, person: ActorId, view: View): Promise<readonly Owing[]> {
  const voting = await ports.voters.get(idOf(view._id));
  if (voting === null) return [];
  const state = view.state as BallotState; // written by the projection of ballots
  const now = ports.clock();
  const own = voting.seatOf(person);
  const held = (state.mandates ?? []).filter(({ seat }) => mandateFor(state, seat, { actor: { id: person }, now }) !== null);
  const seats = [
    ...(own === null ? [] : [{ seat: own, owing: { why: 'yourVote' as const } }]),
    ...held.map(({ seat }) => ({ seat, owing: { why: 'voteByMandate' as const, about: { for: state.seats?.[seat]?.person ?? String(seat) } } })),
  ];
  const whole = await marks.stateOf(view._id as Stream); // a view of the collection of ballots
  const stands = own !== null && isUnanswered(whole, own) ? [{ why: 'standByVote' as const }] : [];
  const due = seats.flatMap(({ seat, owing }) => (charAt(whole.marks, seat) === '.' ? [owing] : []));
  return [...stands, ...due, ...votedFor(state, own), ...askedOf(state, person)].map((owing) => ({ ...owing, title: state.question }));
}

/** What others did for the caller's seat, as long as the caller can answer it; a vote that is owed stands there already. */
async function answers({ voters, clock, calendar }: Ports, marks: Marks, { actor }: Caller, view: View): Promise<readonly Owing[]> {
  const seat = (await voters.get(idOf(view._id)))?.seatOf(actor.id) ?? null;
  const state = await marks.stateOf(view._id as Stream); // a view of the collection of ballots
  const now = timeOf(view, clock());
  if (seat === null || !ballot.can(state, 'objectPaper', { now, actor, calendar }).ok) return [];
  // The page of a ballot does not move with votes; here it is known that the own one has overtaken the sheet.
  const papers = state.papers.filter(({ overtaken }) => overtaken !== true);
  return doneFor({ ...state, papers }, seat).flatMap(({ what, by, answer, until }) =>
    answer === 'castVote' || (until !== null && now > until)
      ? []
      : [{ why: 'doneForYou', at: until, title: state.question, about: { what, act: answer, by } }],
  );
}

/** What one person began and another must confirm or decline: proposals, and sheets on paper. */
function confirmations({ clock, calendar }: Ports, { actor }: Caller, view: View): readonly Owing[] {
  const state = view.state as BallotState; // written by the projection of ballots
  const may = (type: 'confirmChange' | 'confirmVoiding' | 'confirmPaper'): boolean =>
    ballot.can(state, type, { now: timeOf(view, clock()), actor, calendar }).ok;
  const { proposals, papers } = waitsForSecond(state, actor.id);
  const owing = { why: 'yourConfirmation', title: state.question } as const;
  return [
    ...proposals.flatMap((one) =>
      may(one.act === 'change' ? 'confirmChange' : 'confirmVoiding') &&
      mayDecide(state, actor).ok &&
      !(one.act === 'change' && isAsked(state, one.change, actor.id))
        ? [{ ...owing, about: { proposal: one.n, act: one.act === 'change' ? one.change.type : one.act, by: one.by } }]
        : [],
    ),
    ...(may('confirmPaper') ? papers.map(({ n, seat, by }) => ({ ...owing, about: { proposal: n, act: 'confirmPaper', seat, by } })) : []),
  ];
}

/** What one person reported of the caller, or of a member of a committee that the caller runs or watches. */
function reports({ clock, calendar }: Ports, { actor }: Caller, view: View): readonly Owing[] {
  const state = view.state as CommitteeState; // written by the projection of committees
  const context = { now: timeOf(view, clock()), actor, calendar };
  if (!committee.can(state, 'confirmReport', context).ok) return [];
  return (state.reports ?? [])
    .filter(({ by, report }) => by !== actor.id && mayAnswer(state, report, context).ok)
    .map(({ n, report, by }) => ({ why: 'yourConfirmation', title: state.name, about: { proposal: n, act: report.type, by } }));
}

/** Somebody votes for the caller: said as long as it holds, also once the holder has voted, for the member may take it back or vote. */
const votedFor = ({ mandates }: BallotState, own: number | null): readonly Owing[] =>
  (mandates ?? []).flatMap(({ seat, holder }) => (seat === own ? [{ why: 'votedForYou' as const, about: { by: holder } }] : []));

/** A change of the caller's own seat waits for the caller's word or a second official's. */
const askedOf = (state: BallotState, person: ActorId): readonly Owing[] =>
  (state.proposals ?? []).flatMap((one) =>
    one.act === 'change' && isAsked(state, one.change, person)
      ? [{ why: 'yourConfirmation' as const, about: { proposal: one.n, act: one.change.type, by: one.by } }]
      : [],
  );

/** Who was written down as one of the caller's people and waits for the word of the organisation. */
const newcomers = ({ actor }: Caller, view: View): readonly Owing[] =>
  (view.state as PersonState).memberships.flatMap(({ organisation, role, unconfirmed }) =>
    unconfirmed === true && keeps(actor, organisation).ok
      ? [{ why: 'yourConfirmation' as const, at: null, about: { act: 'confirmMembership', what: role } }]
      : [],
  ); // written by the projection of persons

const drafting = (person: ActorId, view: View): readonly Owing[] =>
  owedBy(view.state as DraftingState, person).map((one) => {
    const clauses = one.clauses.slice(0, named);
    if (one.what === 'position') return { why: 'yourPosition', at: one.due, about: { call: one.call, clauses } };
    const about = { issue: one.issue, clauses };
    return one.what === 'answer'
      ? { why: 'yourAnswer', at: one.due, about }
      : { why: 'yourConfirmation', at: null, about: { act: 'recordMediation', ...about } };
  }); // written by the projection of drafting groups

function sourcesFor(ports: Ports, marks: Marks, caller: Caller): readonly Source[] {
  const { actor } = caller;
  const mine = actor.grants.map((grant) => grant.organisation).filter((code) => code !== '*');
  const persons = actor.id;
  const plain = (why: Waiting['why']) => ({ withState: false, owed: () => [{ why }] });
  return [
    {
      collection: 'ballots',
      kind: 'ballot',
      filter: { status: 'open', persons },
      withState: true,
      owed: (view) => votes(ports, marks, persons, view),
    },
    {
      collection: 'ballots',
      kind: 'ballot',
      filter: {
        status: trusted({ $in: ['draft', 'open', 'tied', 'closed'] }),
        keepers: trusted({ $in: mine }),
        $or: [{ 'state.proposals.0': trusted({ $exists: true }) }, { 'state.papers': trusted({ $elemMatch: { confirmedAt: null } }) }],
      },
      withState: true,
      owed: (view) => confirmations(ports, caller, view),
    },
    {
      collection: 'ballots',
      kind: 'ballot',
      filter: { status: trusted({ $in: ['open', 'tied', 'closed'] }), persons, 'state.papers.0': trusted({ $exists: true }) },
      withState: true,
      owed: (view) => answers(ports, marks, caller, view),
    },
    {
      collection: 'committees',
      kind: 'committee',
      filter: {
        'state.reports.0': trusted({ $exists: true }),
        $or: [
          { 'state.members.person': persons },
          { 'state.host.organisation': trusted({ $in: mine }) },
          { 'state.authority': trusted({ $in: mine }) },
        ],
      },
      withState: true,
      owed: (view) => reports(ports, caller, view),
    },
    { collection: 'draftings', kind: 'drafting', filter: { status: 'working', persons }, withState: true, owed: (view) => drafting(persons, view) },
    {
      collection: 'persons',
      kind: 'person',
      filter: { 'state.memberships': trusted({ $elemMatch: { organisation: { $in: mine }, unconfirmed: true } }) },
      withState: true,
      owed: (view) => newcomers(caller, view),
    },
    {
      collection: 'meetings',
      kind: 'meeting',
      filter: { status: trusted({ $in: ['called', 'open', 'adjourned'] }), persons },
      ...plain('yourMeeting'),
    },
    { collection: 'consultations', kind: 'consultation', filter: { status: 'open', parties: trusted({ $in: mine }) }, ...plain('openForComment') },
    {
      collection: 'projects',
      kind: 'standard-project',
      filter: { end: null, $or: [{ persons }, { parties: trusted({ $in: mine }) }] },
      ...plain('projectOfYours'),
    },
  ];
}

/** Which of its kind are listed: in earnest, or those of rehearsals. */
export type Which = { readonly [field: string]: unknown };

async function waitingIn(ports: Ports, source: Source, which: Which): Promise<readonly Waiting[]> {
  const views = await viewsOf(ports.db, source.collection)
    .find({ ...source.filter, ...which }, source.withState ? {} : { state: 0 })
    .sort({ due: 1, _id: 1 })
    .limit(each)
    .lean<View[]>();
  const rows = await Promise.all(
    views.map(async (view) =>
      (await source.owed(view)).map((owing) => ({
        kind: source.kind,
        self: `/api/v1/${source.collection}/${idOf(view._id)}`,
        status: view.status,
        at: typeof view['closesAt'] === 'number' ? view['closesAt'] : view.due,
        title: view['title'] ?? null,
        about: {},
        ...owing,
      })),
    ),
  );
  return rows.flat();
}

const never = Number.MAX_SAFE_INTEGER;

/** One indexed read per kind of lifecycle, at most a hundred each; the next deadline first, what has none last. */
export async function worklistOf(ports: Ports, marks: Marks, caller: Caller, which: Which): Promise<readonly Waiting[]> {
  const sources = sourcesFor(ports, marks, caller).map((source) => waitingIn(ports, source, which));
  const found = await Promise.all([...sources, unreachedFor(ports, caller, which)]);
  return found.flat().toSorted((a, b) => (a.at ?? never) - (b.at ?? never) || (a.self < b.self ? -1 : Number(a.self > b.self)));
}
