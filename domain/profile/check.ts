import { onlySound } from './sound.js';
import type { Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import { checkBallots } from './check-ballots.js';
import { checkConsultation } from './check-consultation.js';
import { checkGates } from './check-gates.js';
import { checkLawGates } from './check-law-gates.js';
import { checkLocal } from './check-local.js';
import { checkStages } from './check-stages.js';
import { checkTerms } from './check-terms.js';
import { finding, severities, type Finding } from './finding.js';
import type { Profile } from './profile.js';
import { findProfile } from './shipped.js';

/**
 * The bylaw check-up: legal floors with their article, treatments, ends, dead ends, reachable thresholds.
 * Errors first. It judges the profile, not the people: an empty list does not make a procedure good.
 */
export function checkProfile(profile: Profile): readonly Finding[] {
  const all = [
    ...checkConsultation(profile),
    ...checkLawGates(profile),
    ...checkStages(profile),
    ...checkGates(profile),
    ...checkBallots(profile),
    ...checkTerms(profile),
    ...checkLocal(profile),
    ...checkSources(profile),
  ];
  return bySeverity(all);
}

/** Errors before warnings before advice; the order within each stays. */
export const bySeverity = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));

/** True when nothing found is an error. */
export const isSound = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'error');

/** Asked wherever a profile is taken in. One that was shipped has been checked by our own tests: a start of a project need not count a hundred ballots again. */
export const soundProfile = (profile: Profile): Result<null, Refusal> => (isShipped(profile) ? ok(null) : onlySound(checkProfile(profile)));

const isShipped = (profile: Profile): boolean => JSON.stringify(findProfile(profile.id)) === JSON.stringify(profile);

/** A rule without a source cannot be defended to the person it hits. */
function checkSources(profile: Profile): readonly Finding[] {
  const named: readonly (readonly [string, string])[] = [
    ['/lawVersion', profile.lawVersion],
    ['/consultation/source', profile.consultation.source],
    ['/review/source', profile.review.source],
    ['/patents/source', profile.patents.source],
    ['/systematicReview/source', profile.systematicReview.source],
    ['/complaint/source', profile.complaint.source],
    ...localSources(profile),
    ...profile.stages.map((rule, index) => [`/stages/${index}/source`, rule.source] as const),
    ...profile.gates.map((gate, index) => [`/gates/${index}/source`, gate.source] as const),
    ...Object.entries(profile.ballots).map(([name, terms]) => [`/ballots/${name}/source`, terms?.source ?? 'absent'] as const),
  ];
  return named
    .filter(([, source]) => source.replace(/^own:/, '').trim() === '')
    .map(([path, found]) =>
      finding('SOURCE_MISSING', {
        rule: 'D-SOURCE',
        source: 'D-SOURCE',
        path,
        found,
        needed: 'an article or the decision it rests on',
      }),
    );
}

function localSources({ local, consensus }: Profile): readonly (readonly [string, string])[] {
  const terms =
    local === undefined
      ? []
      : (['notice', 'panel', 'filing', 'feedback'] as const).map((name) => [`/local/${name}/source`, local[name].source] as const);
  return [...terms, ...(consensus === undefined ? [] : [['/consensus/source', consensus.source] as const])];
}
