import { holds } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import { isMachine } from '../kernel/actor.js';
import { roles } from '../kernel/actor.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import type { ProjectInput } from './input.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

const sl13 = 'SL-13';
const sl22 = 'SL-22';

/** Birth of a local standard: by a profile made for it, under the code of its region, from a body that may propose one. */
export function soundLocal({ profile, societyCode, local, proposer }: ProjectInput, { actor }: Context): May {
  if (profile.kind !== 'local-standard') return local === undefined ? ok(null) : unclear('local', profile.kind, 'local-standard');
  if (profile.local === undefined) return unclear('profile', profile.id, 'a profile with local terms');
  if (local === undefined) return unclear('local', null, 'proposedAs, department, committee');
  const code = `DB${profile.local.region}`;
  if (societyCode !== code) return unclear('societyCode', societyCode, code);
  if (isMachine(actor)) return ok(null);
  const needed = local.proposedAs === 'committee' ? (['secretariat'] as const) : roles;
  // A grant for every unit makes nobody one of this unit's people.
  if (proposer.selfStated !== true && holds(actor, proposer.unit, ...needed)) return ok(null);
  return refused('PROPOSER_NOT_ENTITLED', {
    rule: 'DB-PROPOSER',
    source: 'LN-DB-2017',
    found: { person: actor.id, unit: proposer.unit, proposedAs: local.proposedAs },
    needed: { role: needed, at: proposer.unit },
    cure: ['self', 'officer'],
  });
}

const unclear = (what: string, found: string | null, needed: string): May =>
  refused('LOCAL_STANDARD_UNCLEAR', { rule: 'DB-BIRTH', source: sl13, found: { [what]: found }, needed: { [what]: needed }, cure: ['self'] });

/** The special requirement a local standard rests on (SL 13), and whether it would hinder the free flow of goods or services. */
type LocalScope = { readonly specialRequirement: string; readonly restrictsMarket: boolean };

/** 需求研判: what special requirement the standard rests on, and that it puts up no barrier. */
export function localScope(state: ProjectState, scope: LocalScope | undefined): May {
  if (state.local === undefined) return ok(null);
  if (scope === undefined) {
    return refused('SCOPE_UNSTATED', { rule: 'DB-SCOPE', source: sl13, found: null, needed: 'specialRequirement, restrictsMarket', cure: ['self'] });
  }
  if (!scope.restrictsMarket) return ok(null);
  return refused('RESTRICTS_MARKET', { rule: 'DB-MARKET', source: sl22, found: { restrictsMarket: true }, needed: false, cure: ['drafter', 'self'] });
}

/** The foreword tells users where feedback is taken (Liaoning 2020). */
export function namesFeedbackChannel(state: ProjectState, channel: string | undefined): May {
  if (state.local === undefined || channel !== undefined || state.local.feedbackChannel !== null) return ok(null);
  return refused('FEEDBACK_CHANNEL_MISSING', {
    rule: 'DB-CHANNEL',
    source: 'LN-DB-2020',
    found: null,
    needed: 'feedbackChannel as the foreword gives it',
    cure: ['self'],
  });
}

/** Departments and the public are both asked (DBM). */
export function asksDepartments(state: ProjectState, addressees: readonly string[]): May {
  if (state.local === undefined || addressees.length > 0) return ok(null);
  return refused('DEPARTMENTS_NOT_ASKED', {
    rule: 'DB-COMMENT',
    source: state.profile.consultation.source,
    found: [],
    needed: 'at least one department or body in addressees',
    cure: ['self'],
  });
}

export const localCommentIsPublic = (): May =>
  refused('CONSULTATION_MUST_BE_PUBLIC', {
    rule: 'DB-COMMENT',
    source: 'DBM-COMMENT',
    found: { public: false },
    needed: { public: true },
    cure: ['self'],
  });

/** A panel has an odd number of those who vote. */
export function oddPanel(state: ProjectState, eligible: number): May {
  const panel = state.profile.local?.panel;
  if (panel === undefined || !panel.odd || eligible % 2 === 1) return ok(null);
  return refused('PANEL_NOT_ODD', { rule: 'DB-PANEL', source: panel.source, found: { eligible }, needed: 'an odd number', cure: ['self'] });
}
