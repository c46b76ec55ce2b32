import { patentNamed } from '../../support/spelt.js';
import { describe, expect, it } from 'vitest';
import { actSchemasOf } from '../../../domain/kernel/wire.js';
import { certaintyOf, isSourceId } from '../../../domain/law/sources.js';
import type { ProjectCommand } from '../../../domain/standard-project/acts.js';
import { standardProject } from '../../../domain/standard-project/standard-project.js';
import { decideBy } from '../../../domain/ballot/result-of.js';
import type { Refusal } from '../../../domain/kernel/refusal.js';
import { amrChair, amrOfficer, localAt, localCodes } from './local-fixture.js';
import { anybody, chair, drafter, monitor, officer, projectAt, roll, secretary, sha } from './project-fixture.js';

const days = (count: number) => ({ count, unit: 'calendarDays' }) as const;
const types = Object.keys(actSchemasOf(standardProject)) as readonly ProjectCommand['type'][]; // keys of the table of acts
const ofGroups = ({ source, rule }: Pick<Refusal, 'source' | 'rule'>): boolean => /^GS-/.test(source) || /^GS-/.test(rule);

describe('given a local standard, which the provisions on group standards do not concern', () => {
  it.each(localCodes)('XE4 at %s no act is refused under them, whoever asks', (code) => {
    const project = localAt(code);
    const actors = [amrOfficer, amrChair, drafter, monitor, anybody];
    const refusals = actors.flatMap((actor) => types.flatMap((type) => project.may(actor, type) ?? []));
    expect(refusals.length).toBeGreaterThan(50);
    expect(refusals.filter(ofGroups)).toEqual([]);
  });

  it.each([
    ['20.99', { type: 'openConsultation', addressees: [], window: days(29) }, 'DBM-COMMENT'],
    ['00.20', { type: 'acceptProposal', withinCharter: true, conflicts: ['GB 1—2020'], duplicates: [], note: 'n' }, 'SL-21'],
    ['20.20', { type: 'licensePatent', patent: patentNamed('CN1'), licence: 'a', statement: sha(4) }, 'GBT-20003.1'],
    ['20.20', { type: 'acceptComplaint', complaint: 9 }, 'SL-35'],
  ] as const)('XE4 at %s a refused act cites what holds for local standards', (code, command, source) => {
    const project = localAt(code);
    if (code === '00.20') project.file('demandAnalysis', 'duplicateSearch');
    const { source: cited } = project.refusal(command.type === 'acceptComplaint' ? monitor : amrOfficer, command);
    expect(cited).toBe(source);
  });

  it('XA1 its panel is held to three quarters by a rule of this system, and nothing calls that law', () => {
    const project = localAt('40.00');
    const [ordered] = project.do(amrOfficer, { type: 'openReview', roll: roll() });
    if (ordered?.type !== 'reviewBallotOrdered') throw new Error('no ballot was ordered');
    const { terms } = ordered.input;
    const weak = { ...terms, params: { yes: '1/10' } };
    const counts = { members: 7, eligible: 7, excluded: 0, present: 7, yes: 3, noWithReasons: 4, noWithoutReasons: 0, abstain: 0, spoilt: 0 };
    const { outcome, trace } = decideBy({ terms: weak }, counts);
    expect([terms.law, terms.exclusion, outcome]).toEqual(['panel', 'draftersAndUnits', 'FAIL']);
    expect(trace.map(({ test }) => test)).toContain('house: yes');
    expect(trace.filter(({ test }) => test.startsWith('law: '))).toEqual([]);
    expect(isSourceId('D-CN-DB') && certaintyOf('D-CN-DB')).toBe('our decision');
  });
});

describe('given a group standard', () => {
  it('XE4 a repeated round that is too short is refused under our own rule, the sixty days of the TBT code under that code', () => {
    const tbt = projectAt('20.99', { input: { traits: ['tbt'] } });
    expect(tbt.refusal(secretary, { type: 'openConsultation', addressees: [], window: days(59) })).toMatchObject({ rule: 'D-TBT', source: 'TBT-3' });
  });

  it('XE4 what the provisions do not say is not said to be theirs: an editorial change cites our own rule', () => {
    const project = projectAt('60.00');
    const refused = project.refusal(officer, { type: 'attachDocument', kind: 'publishedText', sha256: sha(99) });
    expect(refused).toMatchObject({ code: 'TEXT_NOT_APPROVED', source: 'D-EDITORIAL' });
    expect(project.refusal(chair, { type: 'confirmEditorialChange', n: 1, text: sha(99) }).source).toBe('D-EDITORIAL');
  });
});
