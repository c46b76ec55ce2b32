import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { profileSchema } from '../../../domain/profile/profile-schema.js';
import { checkProfile } from '../../../domain/profile/check.js';
import { shippedProfiles } from '../../../domain/profile/shipped.js';
import { fileOf, liveByLetter } from './by-letter.js';

/** Everything a procedure may leave out or switch on: optional parts of the schema by their path, `*` standing for the members of a list, and switches within them. */
function features(schema: unknown, path = ''): readonly string[] {
  if (schema instanceof z.ZodOptional) return [path, ...features(schema.unwrap(), path)];
  if (schema instanceof z.ZodNullable) return features(schema.unwrap(), path);
  if (schema instanceof z.ZodArray) return features(schema.element, `${path}/*`);
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape as object).flatMap(([name, part]) => features(part, `${path}/${name}`));
  return schema instanceof z.ZodBoolean && path.includes('mandates') ? [path] : [];
}

const valuesAt = (value: unknown, [step, ...rest]: readonly string[]): readonly unknown[] => {
  if (step === undefined) return [value];
  if (typeof value !== 'object' || value === null) return [];
  const inner = step === '*' ? Object.values(value) : [(value as Record<string, unknown>)[step]];
  return inner.flatMap((one) => valuesAt(one, rest));
};
const uses = (profile: unknown, path: string): boolean =>
  valuesAt(profile, path.slice(1).split('/')).some((value) => value !== undefined && value !== false && value !== null);

/** Terms stand in five ballots and in the vote of a drafting group: one ballot that uses a feature of terms is enough. */
const anyBallot = (path: string): string => path.replace(/^\/ballots\/[^/]+\//, '/ballots/*/');
const listed = [...new Set(features(profileSchema).map(anyBallot))].filter((path) => !path.startsWith('/consensus/vote/terms/'));

describe('XF4 shipped profiles use every feature', () => {
  it('XF4 the schema has the features that are named in the finding', () => {
    expect(listed).toEqual(
      expect.arrayContaining(['/ballots/projectApproval', '/ballots/*/mandates/alternates', '/ballots/*/recirculation', '/ballots/*/outage']),
    );
    expect(listed.length).toBeGreaterThan(15);
  });

  it.each(listed)('XF4 %s is used by a shipped profile that the check-up finds nothing in', (path) => {
    const using = Object.values(shippedProfiles).filter((profile) => uses(profile, path));
    expect(using.map(({ id }) => id)).not.toEqual([]);
    for (const profile of using) expect(checkProfile(profile)).toEqual([]);
  });

  it('XF4 a group standard lives by letter: 立项 by vote, review, recirculation of what changed, 复审 by vote', () => {
    const project = liveByLetter();
    expect(project.state).toMatchObject({ code: '90.93', projectVote: { outcome: 'PASS' }, systematic: { outcome: 'PASS' } });
    expect(fileOf(project)).toContain('letterBallotConclusion');
  });
});
