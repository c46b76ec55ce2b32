import { describe, expect, it } from 'vitest';
import { standaloneBallot, type BallotStart } from '../../../contract/ballot.js';
import { resultOf } from '../../../domain/ballot/result-of.js';
import { ruleInForce } from '../../../domain/dossier/ballot-content.js';
import { isOwnTerms } from '../../../domain/profile/own-terms.js';
import { profileHash } from '../../../domain/profile/hash.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { shippedProfiles } from '../../../domain/profile/shipped.js';
import { begin, cast, close, days, input, seats, society, text } from './ballot-fixture.js';

const robotics = shippedProfiles['group-standard/robotics'];
if (robotics === undefined) throw new Error('no such profile');
const hash = profileHash(robotics);
const letter = robotics.ballots.letterReview;
if (letter === undefined) throw new Error('no such ballot');

const asked = (terms: BallotTerms, profile = hash) =>
  standaloneBallot({
    ...{ organisation: society, question: '是否同意', text, terms, profile, window: days(30), drafters: [], drafterUnits: [] },
    ...{ roll: { kind: 'seats', seats: [...seats(12)] }, rehearsal: false, opens: 'byHand' },
  } as unknown as BallotStart); // as the route's schema reads it

describe('XA2 a ballot that no project orders', () => {
  it.each([
    ['another rule and the chair’s casting vote', { rule: 'ISO-CIB', tie: 'chairDecides' }],
    ['a share of one tenth', { params: { yes: '1/10' } }],
    ['a meeting instead of a letter', { mode: 'meeting' }],
    ['one seat more or less', { minSeats: 1 }],
    ['a law it names itself', { source: 'GS-14', rule: 'ISO-CIB' }],
    ['a floor it names itself', { law: 'review', silence: 'assent' }],
  ] as const)('XA2 the profile’s hash with %s: house terms that cite no law and pin no profile', (_, over) => {
    const born = asked({ ...letter, ...over });
    expect(isOwnTerms(born.terms)).toBe(true);
    expect(born.terms.law).toBeUndefined();
    expect(born.profile).not.toBe(hash);
    expect(ruleInForce(born.terms)).toMatchObject({ source: 'D-OWN-TERMS', houseTerms: true });
    // Sent again as they are now shown, they are the same terms.
    expect(asked(born.terms, born.profile)).toMatchObject({ terms: born.terms, profile: born.profile });
  });

  it('XA2 the terms of the profile word for word stay its terms, with the floor of the law in the count', () => {
    const born = asked(letter);
    expect([isOwnTerms(born.terms), born.profile, born.terms.law]).toEqual([false, hash, 'review']);
    expect(ruleInForce(born.terms)).toMatchObject({ houseTerms: false, source: expect.not.stringMatching('D-OWN-TERMS') });
    const open = begin({ ...input(), ...born, roll: { kind: 'seats', seats: seats(12) }, opens: 'atStart' });
    const closed = close([0, 1, 2, 3, 4, 5, 6, 7, 8].reduce((run, seat) => cast(run, seat), cast(cast(open, 9, 'no'), 10, 'no')));
    expect(resultOf(closed.state).trace.map(({ test }) => test)).toContain('law: yes');
  });

  it('XA2 of a profile nobody knows, every terms are house terms', () => expect(isOwnTerms(asked(letter, 'e'.repeat(64)).terms)).toBe(true));
});
