import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { move } from './clock.js';
import { inDrafting } from './codes.js';
import type { Command } from './commands.js';
import { consensusOn, draftingChild } from './consensus.js';
import { complete } from './documents.js';
import { wrongStage } from './gates.js';
import { namesFeedbackChannel } from './local-scope.js';
import type { Drafter, ProjectState, Unit } from './state.js';
import { drafter, leadDrafter, office, oneOf } from './who.js';

const groupSource = 'FORM-GROUP';

const canFormGroup = (state: ProjectState, context: Context): May => open(state, context, { who: oneOf(office, leadDrafter), at: inDrafting });

/** The drafting group in its agreed order. Whoever is on it, and whose unit is on it, will not vote on the text (GS-14). */
function decideFormGroup(state: ProjectState, { units, drafters, note }: Command<'formGroup'>, context: Context): Verdict {
  const sound = soundGroup(state, units, drafters);
  if (!sound.ok) return sound;
  if (reordered(state, units, drafters) && note === undefined) {
    return refuse('GROUP_CHANGE_NEEDS_NOTE', {
      rule: 'D-GROUP',
      source: groupSource,
      found: { note: null },
      needed: 'a note why the order or the membership changes',
      cure: ['self'],
    });
  }
  const way = state.code === '20.00' ? move(state, context, '20.20') : move(state, context);
  const drafting = draftingChild(state, units, drafters);
  return happened({
    type: 'groupFormed',
    by: context.actor.id,
    units,
    drafters,
    note: note ?? null,
    ...(drafting === null ? {} : { drafting }),
    ...way,
  });
}

function soundGroup(state: ProjectState, units: readonly Unit[], drafters: readonly Drafter[]): May {
  const codes = units.map((unit) => unit.organisation);
  const lead = state.plan?.lead.organisation ?? null;
  const persons = drafters.map((one) => one.person);
  const found = {
    leadMissing: lead !== null && !codes.includes(lead),
    repeated: [...repeated(codes), ...repeated(persons)],
    withoutUnit: drafters.filter((one) => !codes.includes(one.organisation)).map((one) => one.person),
  };
  if (!found.leadMissing && found.repeated.length === 0 && found.withoutUnit.length === 0) return ok(null);
  return refuse('GROUP_UNSOUND', {
    rule: 'G6',
    source: groupSource,
    found,
    needed: { lead, each: 'once', drafters: 'of a listed unit' },
    cure: ['self'],
  });
}

const repeated = (values: readonly string[]): readonly string[] => values.filter((value, i) => values.indexOf(value) !== i);

/** Anyone listed before who now stands elsewhere relative to the others, or is gone. New members at the end need no note. */
function reordered(state: ProjectState, units: readonly Unit[], drafters: readonly Drafter[]): boolean {
  if (state.group === null) return false;
  const sameStart = (old: readonly string[], now: readonly string[]): boolean => old.every((one, i) => now[i] === one);
  const unitCodes = (list: readonly Unit[]) => list.map((one) => one.organisation);
  const persons = (list: readonly Drafter[]) => list.map((one) => one.person);
  return !sameStart(unitCodes(state.group.units), unitCodes(units)) || !sameStart(persons(state.group.drafters), persons(drafters));
}

/** Where the text may change: in drafting, after the comments are settled, for a repeated review, for required edits, after a return. Never while people read or vote. */
function textIsOpen(state: ProjectState): May {
  if (inDrafting.includes(state.code)) return state.group === null ? groupMissing() : ok(null);
  const open =
    (state.code === '30.60' && state.comment.status === 'settled') ||
    state.code === '40.93' ||
    state.code === '50.92' ||
    (state.code === '40.60' && state.review.edits > 0);
  if (open) return ok(null);
  if (state.code < '20.00') return wrongStage(state, inDrafting);
  return refuse('TEXT_FROZEN', {
    rule: 'D-FREEZE',
    source: 'D-SWAP',
    found: state.code,
    needed: [...inDrafting, '30.60', '40.93', '50.92'],
    cure: state.code === '30.20' ? ['secretariat'] : ['nobody'],
  });
}

function groupMissing(): May {
  return refuse('GROUP_MISSING', { rule: 'D-GROUP', source: groupSource, found: null, needed: 'a drafting group', cure: ['officer', 'drafter'] });
}

const canUploadDraft = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: drafter }),
    () => textIsOpen(state),
  );

function decideUploadDraft(state: ProjectState, { sha256, version }: Command<'uploadDraft'>, context: Context): Verdict {
  if (state.draft !== null && (state.draft.sha256 === sha256 || state.draft.version === version)) {
    return refuse('DRAFT_NOT_NEW', {
      rule: 'D-VERSION',
      source: 'D-NEW-TEXT',
      found: { sha256, version },
      needed: { otherThan: { sha256: state.draft.sha256, version: state.draft.version } },
      cure: ['self'],
    });
  }
  const reopens = inDrafting.includes(state.code) && state.code !== '20.20';
  return happened({
    type: 'draftUploaded',
    by: context.actor.id,
    sha256,
    version,
    ...(reopens ? move(state, context, '20.20') : move(state, context)),
  });
}

/** The act names the text it is about; a version uploaded meanwhile must be seen first. */
export function namesDraft(state: ProjectState, text: string): May {
  if (state.draft?.sha256 === text) return ok(null);
  return refuse('DRAFT_MISMATCH', {
    rule: 'D-TEXT',
    source: 'D-EXACT-TEXT',
    found: text,
    needed: state.draft?.sha256 ?? null,
    cure: ['self'],
  });
}

const canSignOffDraft = (state: ProjectState, context: Context): May => open(state, context, { who: leadDrafter, at: ['20.20'] });

/** The lead unit signs 征求意见稿 and 编制说明 for the group. */
function decideSignOffDraft(state: ProjectState, { text, feedbackChannel }: Command<'signOffDraft'>, context: Context): Verdict {
  return provided(
    all(
      () => namesDraft(state, text),
      () => consensusOn(state, text),
      () => namesFeedbackChannel(state, feedbackChannel),
      () => complete(state, { leaving: ['drafting'], entering: '20.99', having: ['draftForComment'] }),
    ),
    {
      type: 'draftSignedOff',
      by: context.actor.id,
      text,
      ...(feedbackChannel === undefined ? {} : { feedbackChannel }),
      ...move(state, context, '20.60', '20.99'),
    },
  );
}

export const draftingActs: Acts<'formGroup' | 'uploadDraft' | 'signOffDraft'> = {
  formGroup: { can: canFormGroup, decide: decideFormGroup },
  uploadDraft: { can: canUploadDraft, decide: decideUploadDraft },
  signOffDraft: { can: canSignOffDraft, decide: decideSignOffDraft },
};
