import { refuse } from '../refusal.js';
import { refused } from './refusals.js';
import { termFrom } from './clocks.js';
import { oneOf, type May } from '../kernel/gate.js';
import { chair, secretariat } from './gates.js';
import { exclusions, namedIn, nobody, withheldIn } from '../ballot/electorate.js';
import { startBallot } from '../ballot/start-ballot.js';
import { streamActor } from '../actor.js';
import { localDate } from '../calendar/instant.js';
import type { Context, Instant, Stream } from '../decider.js';
import { startMeeting } from '../meeting/start-meeting.js';
import { lawfulTerms } from '../law/floors.js';
import type { BallotInput, MeetingInput } from '../messages.js';
import type { Refusal } from '../refusal.js';
import { ok, type Result } from '../result.js';
import { alikeRehearsed } from './alike-rehearsed.js';
import { happened, open, opens, type Acts, type Verdict } from './committee-act.js';
import type { Command } from './committee-command.js';
import { rollOf, rosterOf } from './committee-electorate.js';
import { draftersFit, judgesDraft, type Matter } from './committee-profile.js';
import type { CommitteeState, OpenBallot } from './committee-state.js';
import { committeeBody } from './member.js';
import { notLostBefore } from './lost-before.js';
import { bodyKind } from './roster.js';

type OfMatters = 'callBallot' | 'callMeeting' | 'ballotAsked' | 'adoptDocument' | 'proposeProject';

const conducting = opens({ who: oneOf(secretariat, chair), operating: 'unlessSuspended' });
/** A committee with more at once is asked to finish some. */
const maxOpen = 60;
export const keyOf = (stream: Stream): string => stream.slice(stream.indexOf('/') + 1);

/** What the committee decides, and how it comes to decide. */
export const matterActs: Acts<OfMatters> = {
  callBallot: { can: conducting, decide: callBallot },
  callMeeting: { can: conducting, decide: callMeeting },
  ballotAsked: {
    // The asker may be any lifecycle; that it asks for itself is seen from the input.
    can: (_, { actor }) =>
      actor.id.startsWith('stream:')
        ? ok(null)
        : refuse('MACHINE_ONLY', {
            rule: 'D-ROLE',
            source: 'D-SYSTEM-ACTS',
            found: actor.id,
            needed: 'stream:…',
            cure: ['nobody'],
          }),
    decide: ballotAsked,
  },
  adoptDocument: { can: conducting, decide: adoptDocument },
  proposeProject: {
    can: (state, context) => {
      const may = conducting(state, context);
      return may.ok ? notFrozen(state) : may;
    },
    decide: (state, { title, text, ballot }, { actor }) => {
      const used = usedBallot(state, { ballot, matter: 'projectProposal', body: committeeBody, text });
      return used.ok ? happened({ type: 'committeeProposedProject', n: state.counts.projects + 1, title, text, ballot, by: actor.id }) : used;
    },
  },
};

/** While a re-election is overdue no new project is taken up; what runs goes on. */
const notFrozen = (state: CommitteeState): May =>
  state.frozen
    ? refused('PROJECT_RIGHTS_FROZEN', {
        rule: 'TC-TERM',
        source: 'D-RENEWAL-LATE',
        found: { endsOn: state.term?.endsOn ?? null },
        needed: 'a re-elected committee',
        cure: ['secretariat', 'monitor'],
      })
    : ok(null);

type Wanted = { readonly ballot?: Stream | undefined; readonly matter: Matter; readonly body: string; readonly text?: string };

/** Where the profile wants a formal ballot, one on this matter must have passed and not have been used. */
export function usedBallot(state: CommitteeState, { ballot, matter, body, text }: Wanted): May {
  const about = { rule: 'TC-FORMAL', source: state.profile.formal.source, cure: ['secretariat', 'chair'] } as const;
  if (ballot === undefined) return needsBallot(state, matter) ? refused('BALLOT_NEEDED', { ...about, found: null, needed: { matter } }) : ok(null);
  const decided = state.decided.find((one) => one.ballot === ballot);
  if (decided?.outcome !== 'PASS')
    return refused('BALLOT_NOT_PASSED', {
      ...about,
      found: { ballot, outcome: decided?.outcome ?? null },
      needed: 'a ballot that passed and was not used',
    });
  if (decided.matter !== matter || decided.body !== body)
    return refused('BALLOT_OF_OTHER_MATTER', { ...about, found: { matter: decided.matter, body: decided.body }, needed: { matter, body } });
  if (text !== undefined && decided.text !== text) return refuse('TEXT_MISMATCH', { ...about, found: text, needed: decided.text });
  // A vote at a meeting is put by the meeting, which does not know what was lost before.
  return notLostBefore(state.decided.slice(0, state.decided.indexOf(decided)), decided);
}

/** Elections decide on persons and are always by ballot. */
const needsBallot = ({ profile }: CommitteeState, matter: Matter): boolean => matter === 'election' || profile.formal.matters.includes(matter);

type Ordered = { readonly open: OpenBallot; readonly input: BallotInput };

/** The roll as of now, and the ballot checked by its own decider, so that an impossible one is refused here and not in a child nobody watches. */
function ordered(
  state: CommitteeState,
  {
    ballot,
    input,
    matter,
    body,
  }: { readonly ballot: Stream; readonly input: Omit<BallotInput, 'roll' | 'committee'>; readonly matter: Matter; readonly body: string },
  context: Context,
): Result<Ordered, Refusal> {
  if (state.ballots.length >= maxOpen)
    return refused('TOO_MANY_OPEN', {
      source: 'D-SMALL',
      found: state.ballots.length,
      needed: { max: maxOpen },
      cure: ['secretariat'],
    });
  if (bodyKind(state, body) === 'WG')
    return refused('NO_VOTE_IN_WORKING_GROUP', {
      rule: 'TC-WG',
      source: 'TC-WORKING-GROUP',
      found: body,
      needed: 'TC, or a subcommittee',
    });
  const begun = termBegun(state, context.now, body);
  if (!begun.ok) return begun;
  const roll = rollOf(state.members, state.profile, { at: context.now, body });
  const { organisation: secretariat } = state.host;
  const few = enoughNotSuspended(roll, state.profile.formal.source);
  if (!few.ok) return few;
  const whole: BallotInput = {
    ...input,
    committee: state.stream,
    ...(secretariat === input.organisation ? {} : { secretariat }),
    roll,
  };
  const born = startBallot(whole, { ...context, actor: streamActor(state.stream), stream: ballot });
  if (!born.ok) return born;
  const out = [...exclusions(roll.seats, whole, whole.terms), ...withheldIn(roll)].map((one) => one.seat);
  const persons = roll.seats.filter((_, i) => !out.includes(i)).map((one) => one.person);
  return ok({ open: { ballot, matter, body, text: input.text, round: input.round, persons, project: input.project }, input: whole });
}

/** Three quarters have to take part, so a vote called with more than a quarter suspended would be lost before it begins. */
function enoughNotSuspended({ seats, withheld = [] }: ReturnType<typeof rollOf>, source: Refusal['source']): May {
  if (withheld.length * 4 <= seats.length) return ok(null);
  return refused('TOO_MANY_SUSPENDED', {
    ...{ rule: 'TC-FORMAL', source, found: { members: seats.length, suspended: withheld.length } },
    needed: { suspendedAtMost: Math.floor(seats.length / 4) },
    cure: ['secretariat', 'monitor'],
  });
}

function callBallot(state: CommitteeState, command: Command<'callBallot'>, context: Context): Verdict {
  const { matter, question, text, body = committeeBody, change } = command;
  const changed = change === undefined ? {} : { change };
  const named = namedIn(command);
  const fit = draftersFit(matter, named);
  if (!fit.ok) return fit;
  if (matter === 'projectProposal') {
    const may = notFrozen(state);
    if (!may.ok) return may;
  }
  const known = bodyKnown(state, body);
  if (!known.ok) return known;
  const fresh = notLostBefore(state.decided, { matter, body, text, ...changed });
  if (!fresh.ok) return fresh;
  const terms = lawfulTerms(state.profile.ballots[command.terms], 'committee');
  const window = command.window ?? terms.window.default;
  const within = windowWithin(terms.window, window, context);
  if (!within.ok) return within;
  const made = ordered(
    state,
    {
      ballot: `ballot/${keyOf(state.stream)}-b${state.counts.ballots + 1}`,
      matter,
      body,
      input: {
        ...{
          purpose: 'standalone',
          project: null,
          organisation: state.host.organisation,
          round: 1,
          question,
          text,
          terms,
          window,
          ...(judgesDraft(matter) ? (command.recorded ?? nobody) : nobody),
        },
        ...(named === undefined ? {} : { named: { ...named, by: context.actor.id } }),
        profile: state.profileHash,
        rehearsal: state.rehearsal,
        opens: command.opens ?? 'byHand',
        recallMinutes: state.profile.recallMinutes,
        reminders: state.profile.reminders,
      },
    },
    context,
  );
  if (!made.ok) return made;
  const { open: opened, input } = made.value;
  return happened({ type: 'ballotCalled', open: { ...opened, ...changed }, input, by: context.actor.id });
}

/** Members who are all still to come are no empty roll: their term has not begun on the day the roll is drawn up. */
function termBegun(state: CommitteeState, at: Instant, body: string): May {
  const members = state.members.filter((one) => one.body === body);
  const first = members.map((one) => one.from).toSorted()[0];
  if (first === undefined || first <= localDate(at)) return ok(null);
  return refused('TERM_NOT_BEGUN', {
    rule: 'TC-TERM',
    source: 'D-TERM-BEGINS',
    found: { on: localDate(at), termStartsOn: first },
    needed: { from: first },
    cure: ['secretariat'],
  });
}

const bodyKnown = (state: CommitteeState, body: string): May =>
  body === committeeBody || state.subgroups.some((one) => one.key === body)
    ? ok(null)
    : refused('SUBGROUP_UNKNOWN', { source: 'D-PRACTICE', found: body, needed: [committeeBody, ...state.subgroups.map((one) => one.key)] });

function windowWithin({ min, max }: BallotInput['terms']['window'], window: BallotInput['window'], context: Context): May {
  const { at } = termFrom(context, window);
  if (at >= termFrom(context, min).at && at <= termFrom(context, max).at) return ok(null);
  return refuse('BALLOT_WINDOW_OUT_OF_RANGE', { rule: 'CN-TC', source: 'SET-PROFILE', found: window, needed: { min, max }, cure: ['self'] });
}

/** A project of the programme asks; what is impossible goes back to it as a refusal, for nobody else is there to read it. */
function ballotAsked(state: CommitteeState, { ballot, input }: Command<'ballotAsked'>, context: Context): Verdict {
  const { project } = input;
  if (project === null || context.actor.id !== `stream:${project}`) return happened();
  if (state.ballots.some((one) => one.ballot === ballot)) return happened();
  const denied = (refusal: Refusal): Verdict => happened({ type: 'ballotDenied', ballot, project, round: input.round, refusal });
  const may = open(state, context, { who: () => ok(null), operating: 'unlessSuspended' });
  if (!may.ok) return denied(may.error);
  const alike = alikeRehearsed(state, input.rehearsal);
  if (!alike.ok) return denied(alike.error);
  const matter = input.purpose === 'projectApproval' ? 'projectProposal' : input.purpose === 'technicalReview' ? 'draftForReview' : 'other';
  const free = matter === 'projectProposal' ? notFrozen(state) : ok(null);
  if (!free.ok) return denied(free.error);
  const made = ordered(state, { ballot, input, matter, body: committeeBody }, context);
  return made.ok ? happened({ type: 'ballotCalled', ...made.value, by: context.actor.id }) : denied(made.error);
}

function callMeeting(state: CommitteeState, command: Command<'callMeeting'>, context: Context): Verdict {
  const { title, form, opensAt, place, remote, link, agenda, body = committeeBody } = command;
  const known = bodyKnown(state, body);
  if (!known.ok) return known;
  if (state.meetings.length >= maxOpen)
    return refused('TOO_MANY_OPEN', {
      source: 'D-SMALL',
      found: state.meetings.length,
      needed: { max: maxOpen },
      cure: ['secretariat'],
    });
  const begun = termBegun(state, opensAt, body);
  if (!begun.ok) return begun;
  const { profile } = state;
  const n = state.counts.meetings + 1;
  const meeting: Stream = `meeting/${keyOf(state.stream)}-m${n}`;
  const input: MeetingInput = {
    committee: state.stream,
    organisation: state.host.organisation,
    ...{ title, form, opensAt, place, remote, agenda },
    ...(link === undefined ? {} : { link }),
    roster: rosterOf(state.members, profile, { at: opensAt, body }),
    material: profile.meeting.material,
    minutesWithin: profile.meeting.minutes,
    ...(profile.meeting.quorum === null ? {} : { quorum: { ...profile.meeting.quorum, source: profile.meeting.source } }),
    // 第 n 次会议第 m 号决议: the number of the meeting keeps apart what two meetings resolve at the same time.
    numbering: { pattern: `{committee} {year}-${n}-{serial}`, committee: state.number ?? '', firstSerial: 1, width: 2 },
    terms: { letter: lawfulTerms(profile.ballots.letter, 'committee'), meeting: lawfulTerms(profile.ballots.meeting, 'committee') },
    profile: state.profileHash,
    rehearsal: state.rehearsal,
  };
  // As with ballots: what the meeting itself would refuse is refused here, where a person can mend it.
  const born = startMeeting(input, { ...context, actor: streamActor(state.stream), stream: meeting });
  return born.ok ? happened({ type: 'meetingCalled', meeting, body, by: context.actor.id, input }) : born;
}

/** Charter and rules by ballot; other matters by consideration, with the minutes of a meeting that resolved on it as evidence. */
function adoptDocument(state: CommitteeState, { matter, sha256, ballot, minutes, minuted }: Command<'adoptDocument'>, { actor }: Context): Verdict {
  const used = usedBallot(state, { ballot, matter, body: committeeBody, text: sha256 });
  if (!used.ok) return used;
  const about = { rule: 'TC-FORMAL', source: state.profile.formal.source, cure: ['secretariat'] } as const;
  if (ballot === undefined && minutes === undefined) return refused('MINUTES_MISSING', { ...about, found: null, needed: 'a ballot, or the minutes' });
  if (minutes !== undefined && minuted === undefined)
    return refused('MINUTES_WITHOUT_RESOLUTION', {
      ...{ ...about, cure: ['secretariat', 'chair'] },
      found: { minutes },
      needed: { minutes: 'confirmed, of a meeting of this committee', resolution: { matter, text: sha256 } },
    });
  const adopted = { type: 'documentAdopted', matter, sha256, ballot: ballot ?? null, minutes: minutes ?? null, by: actor.id } as const;
  return happened(minuted === undefined ? adopted : { ...adopted, minuted });
}
