import type { Stream } from '../kernel/decider.js';
import type { DraftingInput } from '../messages/drafting.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import { refused } from './refusals.js';
import type { Drafter, ProjectState } from './state.js';
import type { Unit } from './input.js';
import { draftingStream } from './streams.js';

/** Where the profile drafts by consensus, each composition of the group gets a workplace of its own; what an earlier one agreed binds no newcomer. */
export function draftingChild(
  state: ProjectState,
  units: readonly Unit[],
  drafters: readonly Drafter[],
): { readonly stream: Stream; readonly input: DraftingInput } | null {
  const { consensus: terms } = state.profile;
  if (terms === undefined) return null;
  const lead = state.plan?.lead.organisation ?? null;
  const nameOf = (organisation: string): string => units.find((unit) => unit.organisation === organisation)?.name ?? organisation;
  const editors = drafters.filter((one) => one.organisation === lead).map((one) => one.person);
  return {
    stream: draftingStream(state, (state.group?.versions ?? 0) + 1),
    input: {
      project: state.project,
      committee: state.local?.committee ?? null,
      organisation: state.organisation,
      title: state.title,
      group: drafters.map((one) => ({ ...one, organisationName: nameOf(one.organisation) })),
      editors: editors.length > 0 ? editors : drafters.slice(0, 1).map((one) => one.person),
      terms,
      profile: state.profileHash,
      rehearsal: state.rehearsal,
    },
  };
}

/** The draft for comment carries the consensus of the group on exactly this text. */
export function consensusOn({ profile, consensus }: ProjectState, text: string): May {
  if (profile.consensus === undefined || consensus?.text === text) return ok(null);
  return refused('CONSENSUS_MISSING', {
    rule: 'D-CONSENSUS',
    source: profile.consensus.source,
    found: consensus?.text ?? null,
    needed: text,
    cure: ['drafter'],
  });
}
