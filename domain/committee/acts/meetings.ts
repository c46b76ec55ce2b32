import { idOf } from '../../kernel/decider.js';
import { streamActor } from '../../kernel/actor.js';
import type { Stream } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import type { PayloadOf } from '../../kernel/field.js';
import { happened, oneOf } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { lawfulTerms } from '../../profile/floors.js';
import { startMeeting } from '../../meeting/start-meeting.js';
import type { MeetingInput } from '../../messages/messages.js';
import { bodyKnown, roomFor, termBegun } from '../bodies.js';
import type { CommitteeCode } from '../stages.js';
import { rosterOf } from '../electorate.js';
import type { CommitteeState } from '../state.js';
import type { CommitteeEvent } from '../events.js';
import { meetingCalled } from '../events/meetings.js';
import { chair, inOperation, notSuspended, secretariat, standing } from '../gates.js';
import { committeeBody } from '../member.js';
import { meetingFields } from '../work-fields.js';

const { act } = actsOf<CommitteeState, CommitteeEvent, CommitteeCode>(standing);

const callMeeting = act('callMeeting', {
  words: said('委员会召集会议', 'call a meeting'),
  payload: meetingFields,
  who: oneOf(secretariat, chair),
  gates: [inOperation, notSuspended],
  decide(state, call, context) {
    const { opensAt, body = committeeBody } = call;
    const known = bodyKnown(state, body);
    if (!known.ok) return known;
    const room = roomFor(state.meetings);
    if (!room.ok) return room;
    const begun = termBegun(state, opensAt, body);
    if (!begun.ok) return begun;
    const n = state.counts.meetings + 1;
    const meeting: Stream = `meeting/${idOf(state.stream)}-m${n}`;
    const input = inputOf(state, { ...call, body }, n);
    // As with ballots: what the meeting itself would refuse is refused here, where a person can mend it.
    const born = startMeeting(input, { ...context, actor: streamActor(state.stream), stream: meeting });
    return born.ok ? happened(meetingCalled({ meeting, body, by: context.actor.id, input })) : born;
  },
});

type Call = PayloadOf<typeof meetingFields> & { readonly body: string };

function inputOf(state: CommitteeState, { title, form, opensAt, place, remote, link, agenda, body }: Call, n: number): MeetingInput {
  const { profile } = state;
  const { material, minutes, quorum, source } = profile.meeting;
  return {
    committee: state.stream,
    organisation: state.host.organisation,
    ...{ title, form, opensAt, place, remote, agenda },
    ...(link === undefined ? {} : { link }),
    roster: rosterOf(state.members, profile, { at: opensAt, body }),
    material,
    minutesWithin: minutes,
    ...(quorum === null ? {} : { quorum: { ...quorum, source } }),
    // 第 n 次会议第 m 号决议: the number of the meeting keeps apart what two meetings resolve at the same time.
    numbering: { pattern: `{committee} {year}-${n}-{serial}`, committee: state.number ?? '', firstSerial: 1, width: 2 },
    terms: { letter: lawfulTerms(profile.ballots.letter, 'committee'), meeting: lawfulTerms(profile.ballots.meeting, 'committee') },
    profile: state.profileHash,
    rehearsal: state.rehearsal,
  };
}

export const meetingActs = [callMeeting] as const;
