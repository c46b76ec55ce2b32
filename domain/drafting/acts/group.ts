import type { ActorId } from '../../kernel/actor.js';
import { actsOf } from '../../kernel/act.js';
import { happened, type Gate, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { Seat } from '../../messages/messages.js';
import type { PersonId } from '../../kernel/person-id.js';
import { ok } from '../../kernel/result.js';
import { nextEntry } from '../decision-log.js';
import { draftingDisbanded, groupChanged } from '../events/group.js';
import type { DraftingEvent } from '../events.js';
import { editorsIfAny, join, leave, note, reason } from '../fields.js';
import { inPhase, membersOrOffice, office, officeOrProject } from '../gates.js';
import { ofGroup, refused } from '../refusals.js';
import { soundGroup } from '../start-drafting.js';
import { isLive, seatOf } from '../stand.js';
import type { DraftingPhase, DraftingState } from '../state.js';

const { act } = actsOf<DraftingState, DraftingEvent, DraftingPhase>({ at: inPhase });

/** A member alone can only leave, and not where the group would then be too small. */
const enoughWithoutOneself: Gate<DraftingState> = (state, context) => {
  const { id } = context.actor;
  if (office(state, context).ok) return ok(null);
  const leave = state.group.flatMap(({ person, left }) => (person === id && left === null ? [person] : []));
  return soundChange(state, leave, { join: [], leave, editors: state.editors });
};

/**
 * Who joins takes a seat at the end, who leaves keeps theirs empty; a note says why. A member leaves by their own act; one who has something open
 * and is taken out takes two persons of the office.
 */
const changeGroup = act('changeGroup', {
  words: said('变更起草组', 'change the group'),
  payload: { join, leave, editors: editorsIfAny, note },
  who: membersOrOffice,
  at: ['working', 'agreed'],
  gates: [enoughWithoutOneself],
  decide(state, { join: joining, leave: going = [], editors: writing, note: why }, context) {
    const { actor } = context;
    const own = going.length > 0 && joining === undefined && writing === undefined && going.every((person) => person === actor.id);
    const allowed = own ? ok(null) : office(state, context);
    if (!allowed.ok) return seatOf(state, actor.id) < 0 ? allowed : officesAlone(going);
    const asked = going.filter((person) => needsAnother(state, person, actor.id));
    const leaving = going.filter((person) => !asked.includes(person));
    const change = { join: joining ?? [], leave: leaving, editors: writing ?? state.editors };
    const sound = soundChange(state, going, change);
    return sound.ok ? happened(groupChanged({ ...change, asked, note: why, ...nextEntry(state, context) })) : sound;
  },
});

const officesAlone = (found: readonly PersonId[]) =>
  refused('GROUP_IS_OFFICES', { ...ofGroup, found, needed: 'yourself in `leave`, and nothing else', cure: ['officer', 'secretariat'] });

function needsAnother({ issues, group }: DraftingState, person: PersonId, actor: ActorId): boolean {
  if (person === actor || !issues.some((issue) => issue.person === person && isLive(issue))) return false;
  const first = group.find((member) => member.person === person && member.left === null)?.leaveAskedBy ?? null;
  return first === null || first === actor;
}

type Change = { readonly join: readonly Seat[]; readonly leave: readonly PersonId[]; readonly editors: readonly PersonId[] };

/** Everybody once, those who stay enough, and seats for all that were ever given. */
function soundChange(state: DraftingState, going: readonly PersonId[], change: Change): May {
  const present = state.group.filter(({ left }) => !left).map(({ person }) => person);
  const notInGroup = going.filter((person) => !present.includes(person));
  const inGroup = change.join.filter(({ person }) => present.includes(person)).map(({ person }) => person);
  if (notInGroup.length + inGroup.length > 0)
    return refused('DRAFTING_GROUP_UNSOUND', { ...ofGroup, found: { notInGroup, inGroup }, needed: { each: 'once' } });
  const staying = [...present.filter((person) => !change.leave.includes(person)), ...change.join.map(({ person }) => person)];
  const taken = Array.from({ length: state.group.length + change.join.length }, (_, seat) => String(seat));
  const sound = soundGroup(staying, change.editors);
  return sound.ok ? soundGroup(taken, change.editors) : sound;
}

/** Its project ends it with a word of its own, the office by hand. */
const disband = act('disband', {
  words: said('解散起草组', 'disband the group'),
  payload: { reason },
  who: officeOrProject,
  at: ['working', 'agreed'],
  decide: (state, { reason: why }, context) => happened(draftingDisbanded({ reason: why, ...nextEntry(state, context) })),
});

export const groupActs = [changeGroup, disband] as const;
