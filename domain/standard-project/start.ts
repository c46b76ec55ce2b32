import { isMachine } from '../kernel/actor.js';
import type { Context, Stream } from '../kernel/decider.js';
import { soundProfile } from '../profile/check.js';
import { profileHash } from '../profile/hash.js';
import { refuse } from '../kernel/refusal.js';
import { err, ok } from '../kernel/result.js';
import { parseStandardNumber } from '../law/standard-number/check.js';
import { checkGroupCode } from '../law/standard-number/issuers.js';
import { all, happened, type May, type Verdict } from '../kernel/gate.js';
import { makeClock, stageTerm, type Move } from './clock.js';
import type { ProjectEvent } from './events.js';
import { projectProposed } from './events/birth.js';
import type { ProjectInput } from './input.js';
import { soundLocal } from './local-scope.js';

/**
 * Birth of a project. Anyone with an account may propose; the proposal is a draft until it is submitted.
 * A revision born of a 复审 enters at 立项: the review was its proposal (修订).
 */
export function startProject(input: ProjectInput, context: Context): Verdict<ProjectEvent> {
  const checks = all(
    () => namedPerson(context),
    () => runnable(input),
    () => soundProfile(input.profile),
    () => soundCode(input),
    () => soundRevision(input),
    () => soundLocal(input, context),
  );
  if (!checks.ok) return checks;
  const continues = isMachine(context.actor) && input.nature === 'revision';
  return happened(
    projectProposed({
      by: continues ? input.proposer.person : context.actor.id,
      project: ownStream(context),
      input,
      profileHash: profileHash(input.profile),
      calendarHash: context.calendar.hash,
      ...(continues ? atProjectReview(input, context) : { path: ['00.00'], clock: null }),
    }),
  );
}

function atProjectReview({ profile }: ProjectInput, context: Context): Move {
  const term = stageTerm(profile, 'approvalOfProject');
  return { path: ['00.00', '00.99', '10.00'], clock: term && makeClock(context, context.now, term) };
}

function ownStream({ stream }: Context): Stream {
  if (stream) return stream;
  throw new Error('a project addresses its children by its own name: the shell must name its stream in the context');
}

function namedPerson({ actor }: Context): May {
  if (isMachine(actor) || actor.grants.length > 0) return ok(null);
  return refuse('ROLE_NOT_ALLOWED', {
    rule: 'D-ROLE',
    source: 'D-DEFAULT-DENY',
    found: [],
    needed: ['an account with any role'],
    cure: ['officer'],
  });
}

function runnable({ profile }: ProjectInput): May {
  if (profile.kind !== 'committee') return ok(null);
  return refuse('PROFILE_NOT_FOR_STANDARDS', {
    rule: 'D-PROFILE',
    source: 'D-RULE-CHANGE',
    found: profile.kind,
    needed: ['group-standard', 'local-standard'],
    cure: ['self'],
  });
}

function soundCode({ profile, societyCode }: ProjectInput): May {
  if (profile.numbering.kind !== 'group') return ok(null);
  const checked = checkGroupCode(societyCode);
  return checked.ok ? ok(null) : err({ ...checked.error, cure: ['self'] });
}

function soundRevision({ nature, revises, societyCode, profile }: ProjectInput): May {
  if (nature === 'new') return revises === null ? ok(null) : revisionUnclear(revises.number, null);
  const parsed = revises === null ? null : parseStandardNumber(revises.number);
  const kind = profile.numbering.kind === 'group' ? 'group' : societyCode.length === 4 ? 'local-province' : 'local-city';
  const ours = parsed?.ok === true && parsed.value.kind === kind && parsed.value.code === societyCode;
  return ours ? ok(null) : revisionUnclear(revises?.number ?? null, kind === 'group' ? `T/${societyCode} …` : `${societyCode}/T …`);
}

const revisionUnclear = (found: string | null, needed: string | null): May =>
  refuse('REVISION_UNCLEAR', {
    rule: 'G10',
    source: 'GBT-NUMBERS',
    found,
    needed,
    cure: ['self'],
  });
