import { isMachine } from '../kernel/actor.js';
import { parseFraction } from '../ballot-rule/fraction.js';
import { ruleOfTerms } from '../profile/rule-of-terms.js';
import type { Context } from '../kernel/decider.js';
import type { DraftingInput } from '../messages/drafting.js';
import type { ConsensusTerms } from '../profile/profile.js';
import { happened, type May, type Verdict } from '../kernel/gate.js';
import { needRole } from '../kernel/need-role.js';
import type { PersonId } from '../kernel/person-id.js';
import { ok } from '../kernel/result.js';
import { draftingStarted } from './events/group.js';
import type { DraftingEvent } from './events.js';
import { ofGroup, refused } from './refusals.js';
import { maxEditors, maxGroup, maxSteps } from './state.js';

export const starters = ['officer', 'secretariat'] as const;

/** A group takes up its work: by order of its project, or of the office. */
export function startDrafting(input: DraftingInput, { actor, stream }: Context): Verdict<DraftingEvent> {
  const allowed = isMachine(actor) ? ok(null) : needRole(actor, input.organisation, ...starters);
  if (!allowed.ok) return allowed;
  if (!stream) throw new Error('a drafting group reports to others: the shell must name its stream in the context');
  const persons = input.group.map(({ person }) => person);
  const sound = [soundGroup(persons, input.editors), soundTerms(input.terms)].find((check) => !check.ok);
  if (sound && !sound.ok) return sound;
  return happened(draftingStarted({ stream, input, by: actor.id }));
}

/** Everybody once, and somebody to write. */
export function soundGroup(persons: readonly string[], editors: readonly PersonId[]): May {
  const repeated = [...persons.filter((person, i) => persons.indexOf(person) !== i), ...editors.filter((one, i) => editors.indexOf(one) !== i)];
  const fits = persons.length >= 1 && persons.length <= maxGroup && editors.length >= 1 && editors.length <= maxEditors;
  if (fits && repeated.length === 0) return ok(null);
  return refused('DRAFTING_GROUP_UNSOUND', {
    ...ofGroup,
    found: { members: persons.length, editors: editors.length, repeated },
    needed: { members: { min: 1, max: maxGroup }, editors: { min: 1, max: maxEditors }, each: 'once' },
    cure: ['officer', 'secretariat'],
  });
}

/** Nothing about support, steps or the vote is implied: terms that leave it open are no terms. */
function soundTerms({ support, escalation, vote }: ConsensusTerms): May {
  const share = parseFraction(support);
  const votes = escalation.includes('vote');
  if (share === null || share.p === 0 || escalation.length < 1 || escalation.length > maxSteps || votes !== (vote !== null)) {
    return refused('CONSENSUS_TERMS_UNSOUND', {
      found: { support, escalation, vote: vote === null ? null : vote.binding },
      needed: { support: 'a share above 0', escalation: { min: 1, max: maxSteps }, vote: 'terms exactly where a step is a vote' },
      cure: ['officer', 'secretariat'],
    });
  }
  const rule = vote === null ? ok(null) : ruleOfTerms(vote.terms);
  return rule.ok ? ok(null) : rule;
}
