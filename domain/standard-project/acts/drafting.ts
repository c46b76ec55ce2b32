import type { DraftingReport } from '../../messages/drafting.js';
import { actsOf } from '../../kernel/act.js';
import { all, happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { move } from '../clock.js';
import { inDrafting } from '../codes.js';
import { consensusOn, draftingChild } from '../consensus.js';
import { fileFor } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { consensusReported, draftSignedOff, draftUploaded, groupFormed } from '../events/drafting.js';
import { draftHash, drafters, feedbackChannelIfAny, reasonIfAny, text, units, version } from '../fields.js';
import { draftThat, namesDraft, notOnHold, standing, wrongStage, type ProjectGate } from '../gates.js';
import { namesFeedbackChannel } from '../local-scope.js';
import { refused } from '../refusals.js';
import type { Drafter, ProjectState } from '../state.js';
import type { Unit } from '../input.js';
import { drafter, leadDrafter, office, oneOf } from '../who.js';

/* 起草. */

const { act, report } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const groupSource = 'FORM-GROUP';

/** The drafting group in its agreed order. Whoever is on it, and whose unit is on it, will not vote on the text (GS-14). */
const formGroup = act('formGroup', {
  words: said('组建起草组', 'form the drafting group'),
  payload: { units, drafters, note: reasonIfAny },
  who: oneOf(office, leadDrafter),
  at: inDrafting,
  gates: [notOnHold],
  decide(state, { units: listed, drafters: people, note }, context) {
    const checks = all(
      () => soundGroup(state, listed, people),
      () => explained(state, { units: listed, drafters: people, note }),
    );
    const drafting = draftingChild(state, listed, people);
    const formed = groupFormed({
      by: context.actor.id,
      units: listed,
      drafters: people,
      note: note ?? null,
      ...(drafting === null ? {} : { drafting }),
      ...(state.code === '20.00' ? move(state, context, '20.20') : move(state, context)),
    });
    return provided(checks, formed);
  },
});

function soundGroup(state: ProjectState, listed: readonly Unit[], people: readonly Drafter[]): May {
  const codes = listed.map((unit) => unit.organisation);
  const lead = state.plan?.lead.organisation ?? null;
  const persons = people.map((one) => one.person);
  const found = {
    leadMissing: lead !== null && !codes.includes(lead),
    repeated: [...repeated(codes), ...repeated(persons)],
    withoutUnit: people.filter((one) => !codes.includes(one.organisation)).map((one) => one.person),
  };
  if (!found.leadMissing && found.repeated.length === 0 && found.withoutUnit.length === 0) return ok(null);
  return refused('GROUP_UNSOUND', {
    rule: 'G6',
    source: groupSource,
    found,
    needed: { lead, each: 'once', drafters: 'of a listed unit' },
    cure: ['self'],
  });
}

const repeated = (values: readonly string[]): readonly string[] => values.filter((value, i) => values.indexOf(value) !== i);

type Group = { readonly units: readonly Unit[]; readonly drafters: readonly Drafter[]; readonly note: string | undefined };

function explained(state: ProjectState, group: Group): May {
  if (group.note !== undefined || !reordered(state, group)) return ok(null);
  return refused('GROUP_CHANGE_NEEDS_NOTE', {
    rule: 'D-GROUP',
    source: groupSource,
    found: { note: null },
    needed: 'a note why the order or the membership changes',
    cure: ['self'],
  });
}

/** Anyone listed before who now stands elsewhere relative to the others, or is gone. New members at the end need no note. */
function reordered({ group }: ProjectState, { units: listed, drafters: people }: Group): boolean {
  if (group === null) return false;
  const sameStart = (old: readonly string[], now: readonly string[]): boolean => old.every((one, i) => now[i] === one);
  const unitCodes = (list: readonly Unit[]) => list.map((one) => one.organisation);
  const persons = (list: readonly Drafter[]) => list.map((one) => one.person);
  return !sameStart(unitCodes(group.units), unitCodes(listed)) || !sameStart(persons(group.drafters), persons(people));
}

/** Where the text may change: in drafting, after the comments are settled, for a repeated review, for required edits, after a return. Never while people read or vote. */
const textIsOpen: ProjectGate = (state) => {
  if (inDrafting.includes(state.code)) return state.group === null ? groupMissing : ok(null);
  const open =
    (state.code === '30.60' && state.comment.status === 'settled') ||
    state.code === '40.93' ||
    state.code === '50.92' ||
    (state.code === '40.60' && state.review.edits > 0);
  if (open) return ok(null);
  if (state.code < '20.00') return wrongStage(state, inDrafting);
  return refused('TEXT_FROZEN', {
    rule: 'D-FREEZE',
    source: 'D-SWAP',
    found: state.code,
    needed: [...inDrafting, '30.60', '40.93', '50.92'],
    cure: state.code === '30.20' ? ['secretariat'] : ['nobody'],
  });
};

const groupMissing = refused('GROUP_MISSING', {
  rule: 'D-GROUP',
  source: groupSource,
  found: null,
  needed: 'a drafting group',
  cure: ['officer', 'drafter'],
});

const uploadDraft = act('uploadDraft', {
  words: said('上传草案', 'upload a draft'),
  payload: { sha256: draftHash, version },
  who: drafter,
  gates: [notOnHold, textIsOpen],
  decide(state, { sha256, version: name }, context) {
    if (state.draft !== null && (state.draft.sha256 === sha256 || state.draft.version === name)) {
      return refused('DRAFT_NOT_NEW', {
        rule: 'D-VERSION',
        source: 'D-NEW-TEXT',
        found: { sha256, version: name },
        needed: { otherThan: { sha256: state.draft.sha256, version: state.draft.version } },
        cure: ['self'],
      });
    }
    const reopens = inDrafting.includes(state.code) && state.code !== '20.20';
    const way = reopens ? move(state, context, '20.20') : move(state, context);
    return happened(draftUploaded({ by: context.actor.id, sha256, version: name, ...way }));
  },
});

/** The lead unit signs 征求意见稿 and 编制说明 for the group. */
const signOffDraft = act('signOffDraft', {
  words: said('征求意见稿定稿', 'sign off the draft for comment'),
  payload: { text, feedbackChannel: feedbackChannelIfAny },
  who: leadDrafter,
  at: ['20.20'],
  gates: [notOnHold, fileFor({ leaving: ['drafting'], entering: '20.99', having: ['draftForComment'] }), draftThat(consensusOn)],
  decide(state, { text: signed, feedbackChannel }, context) {
    const checks = all(
      () => namesDraft(state, signed),
      () => namesFeedbackChannel(state, feedbackChannel),
    );
    const channel = feedbackChannel === undefined ? {} : { feedbackChannel };
    return provided(checks, draftSignedOff({ by: context.actor.id, text: signed, ...channel, ...move(state, context, '20.60', '20.99') }));
  },
});

const consensusReached = report<DraftingReport>('consensusReached', {
  words: said('起草组达成一致', 'the group reached consensus'),
  from: 'drafting',
  decide(state, { drafting, version: n, text: agreed }, { actor }) {
    const ours = state.end === null && state.consensus?.drafting === drafting && actor.id === `stream:${drafting}`;
    if (!ours || state.consensus?.text === agreed) return happened();
    return happened(consensusReported({ drafting, version: n, text: agreed }));
  },
});

export const draftingActs = [formGroup, uploadDraft, signOffDraft, consensusReached] as const;
