import { describe, expect, it } from 'vitest';
import type { CommitteeCommand } from '../../../domain/committee/acts.js';
import type { Cure, Json } from '../../../domain/kernel/refusal.js';
import type { Actor } from '../../../domain/kernel/actor.js';
import { personNamed } from '../../support/spelt.js';
import { applicant, authority, candidate, Committee, day, people, secretary, sha, text, unit } from './committee-fixture.js';

type Refused = readonly [code: string, actor: Actor, command: CommitteeCommand, found: Json, needed: Json, cure: readonly Cure[]];

const called = new Committee().setUp().act(applicant, { type: 'openRecruitment' }).past('recruitment');
const standing = new Committee().established();
const renewing = new Committee().established();
renewing.to((renewing.state.clocks.renewalAlarm ?? 0) - 300 * day).act(secretary, { type: 'openRenewal' });
const calling = new Committee().established();
calling
  .to((calling.state.clocks.renewalAlarm ?? 0) - 300 * day)
  .act(secretary, { type: 'openRenewal' })
  .act(secretary, { type: 'openRecruitment' });
const changing = new Committee().established().act(secretary, { type: 'requestChange', what: 'name', reason: '改名以符合范围' });
const ending = new Committee().established().act(authority, { type: 'proposeEnding', kind: 'revoke', reason: '不再需要' });

const deputies = Array.from({ length: 6 }, (_, i) => candidate(40 + i, { duty: 'deputySecretary' }));
const rollOf = (members: readonly ReturnType<typeof candidate>[]): CommitteeCommand => ({ type: 'proposeRoster', members });
const gone = (person: string, on: string): CommitteeCommand => ({
  ...{ type: 'recordDeparture', person: personNamed(person), cause: 'resigned', on, evidence: '辞职信' },
});
const ballotOf = (body: string): CommitteeCommand => ({
  ...{ type: 'callBallot', terms: 'letter', matter: 'draftForReview', question: '送审稿？', text, opens: 'atStart', body },
});
const merged: CommitteeCommand = {
  ...{ type: 'mergeUnit', from: unit(700), to: { organisation: unit(701), name: '合并后单位' }, on: standing.today, evidence: '批文' },
};
const reinstated: CommitteeCommand = { type: 'reinstateMember', person: personNamed('p9'), on: standing.today, reason: '期满恢复' };
const asked: CommitteeCommand = { type: 'requestChange', what: 'scope', reason: '范围变化' };

/** What a refusal of the committee says where only `self` could do otherwise. */
const self: readonly Cure[] = ['self'];

describe('XF3 a committee refuses, with what was found, what is needed and who can cure it', () => {
  it.each<readonly [Committee, Refused]>([
    [called, ['DEPUTIES_EXCEEDED', applicant, rollOf([...people(), ...deputies]), 6, { max: 5 }, ['secretariat', 'officer']]],
    [called, ['MEMBER_TWICE', applicant, rollOf([...people(), candidate(9), candidate(18)]), personNamed('p9'), 'once', ['secretariat', 'officer']]],
    [
      calling,
      ['RECRUITMENT_OPEN', secretary, { type: 'fileRenewal' }, calling.state.clocks.recruitment ?? 0, 'the call that runs to end', ['nobody']],
    ],
    [standing, ['DATE_INVALID', secretary, gone('p9', '2026-02-30'), '2026-02-30', 'YYYY-MM-DD, a date that exists', self]],
    [
      standing,
      ['NOT_A_MEMBER', secretary, gone('p99', standing.today), { person: personNamed('p99'), on: standing.today }, 'a member on that date', self],
    ],
    [standing, ['UNIT_UNKNOWN', secretary, merged, unit(700), 'the host, or a unit of a member', self]],
    [standing, ['MEMBER_STANDING', secretary, reinstated, { suspended: [] }, 'a member who is suspended', self]],
    [standing, ['SUBGROUP_UNKNOWN', secretary, ballotOf('SC9'), 'SC9', ['TC'], self]],
    [standing, ['RENEWAL_NOT_OPEN', secretary, { type: 'openRecruitment' }, null, 'openRenewal', ['secretariat']]],
    [renewing, ['RENEWAL_OPEN', secretary, { type: 'openRenewal' }, 'open', null, ['nobody']]],
    [standing, ['RENEWAL_PHASE', authority, { type: 'approveRenewal', startsOn: standing.today }, null, 'filed', ['secretariat']]],
    [standing, ['SCORE_OUT_OF_RANGE', authority, { type: 'assess', score: 101, report: sha('report') }, 101, { min: 0, max: 100 }, self]],
    [standing, ['NOT_RECTIFYING', secretary, { type: 'fileRectification', report: sha('report') }, null, 'an order of rectification', ['monitor']]],
    [changing, ['CHANGE_PENDING', secretary, asked, 'name', 'a decision', ['monitor']]],
    [standing, ['NO_CHANGE_REQUESTED', authority, { type: 'refuseChange', reason: '理由不足' }, null, 'requestChange', ['secretariat']]],
    [changing, ['CHANGE_MISMATCH', authority, { type: 'approveChange', scope: '机器人' }, { name: false, scope: true, host: false }, 'name', self]],
    [ending, ['ENDING_PROPOSED', authority, { type: 'proposeEnding', kind: 'revoke', reason: '不再需要' }, 'revoke', null, ['monitor']]],
    [standing, ['NO_ENDING_PROPOSED', authority, { type: 'keepCommittee', reason: '继续需要' }, null, 'proposeEnding', ['monitor']]],
  ])('XF3 case %# of a committee', (run, [code, actor, command, found, needed, cure]) => {
    expect(run.refusal(actor, command)).toMatchObject({ code, found, needed, cure });
  });
});
