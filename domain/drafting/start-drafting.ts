import type { PersonId } from '../person-id.js';
import { isMachine } from '../actor.js';
import { parseFraction } from '../ballot-rule/fraction.js';
import { ruleOfTerms } from '../ballot-rule/rules.js';
import type { Context } from '../decider.js';
import type { ConsensusTerms, DraftingInput } from '../drafting-messages.js';
import { needRole } from '../need-role.js';
import type { Refusal } from '../refusal.js';
import type { Result } from '../result.js';
import { ok } from '../result.js';
import type { DraftingEvent } from './drafting-event.js';
import { wrong } from './refuse-drafting.js';

type Check = Result<null, Refusal>;

/** Seats ever given, so that a call on a whole draft stays a small state. */
export const maxGroup = 80;
export const maxEditors = 20;
export const maxSteps = 6;

/** A group takes up its work: by order of its project, or of the office. */
export function startDrafting(input: DraftingInput, context: Context): Result<readonly DraftingEvent[], Refusal> {
  const allowed = isMachine(context.actor) ? ok(null) : needRole(context.actor, input.organisation, 'officer', 'secretariat');
  if (!allowed.ok) return allowed;
  if (!context.stream) throw new Error('a drafting group reports to others: the shell must name its stream in the context');
  const sound = [soundGroup(input.group, input.editors), soundTerms(input.terms)].find((check) => !check.ok);
  if (sound && !sound.ok) return sound;
  return ok([{ type: 'draftingStarted', stream: context.stream, input, by: context.actor.id }]);
}

/** Everybody once, and somebody to write. */
export function soundGroup(group: readonly { readonly person: string }[], editors: readonly PersonId[]): Check {
  const persons = group.map((seat) => seat.person);
  const repeated = [...persons.filter((person, i) => persons.indexOf(person) !== i), ...editors.filter((one, i) => editors.indexOf(one) !== i)];
  const fits = persons.length >= 1 && persons.length <= maxGroup && editors.length >= 1 && editors.length <= maxEditors;
  if (fits && repeated.length === 0) return ok(null);
  return wrong(
    'DRAFTING_GROUP_UNSOUND',
    {
      found: { members: persons.length, editors: editors.length, repeated },
      needed: { members: { min: 1, max: maxGroup }, editors: { min: 1, max: maxEditors }, each: 'once' },
      cure: ['officer', 'secretariat'],
    },
    'D-GROUP',
  );
}

/** Nothing about support, steps or the vote is implied: terms that leave it open are no terms. */
function soundTerms({ support, escalation, vote }: ConsensusTerms): Check {
  const share = parseFraction(support);
  const votes = escalation.includes('vote');
  if (share === null || share.p === 0 || escalation.length < 1 || escalation.length > maxSteps || votes !== (vote !== null)) {
    return wrong('CONSENSUS_TERMS_UNSOUND', {
      found: { support, escalation, vote: vote === null ? null : vote.binding },
      needed: { support: 'a share above 0', escalation: { min: 1, max: maxSteps }, vote: 'terms exactly where a step is a vote' },
      cure: ['officer', 'secretariat'],
    });
  }
  const rule = vote === null ? ok(null) : ruleOfTerms(vote.terms);
  return rule.ok ? ok(null) : rule;
}
