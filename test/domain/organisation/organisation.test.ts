import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { streamActor, type Actor } from '../../../domain/kernel/actor.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { actSchemasOf, startSchemaOf } from '../../../domain/kernel/wire.js';
import { organisation } from '../../../domain/organisation/organisation.js';
import type { OrganisationInput } from '../../../domain/organisation/state.js';
import { calendar, officer, plant, society, start, who } from '../ballot/ballot-fixture.js';
import { codeOf, runsOf } from '../run.js';
import { groupCodeNamed, personNamed } from '../../support/spelt.js';

const monitor: Actor = { id: personNamed('civil'), grants: [{ role: 'monitor', organisation: '*' }] };
const project = (n: number): Stream => `standard-project/s${n}`;
const by = (n: number): Actor => streamActor(project(n));
const input = (over: Partial<OrganisationInput> = {}): OrganisationInput => ({
  uscc: society,
  name: '辽宁省机器人学会',
  kind: 'society',
  fields: ['robotics'],
  charter: '机器人领域学术交流与标准化',
  code: 'LNSR',
  override: null,
  ...over,
});
const home: Stream = `organisation/${society}`;
const { at, act, verdict, ...runs } = runsOf(organisation, { stream: home, calendar });
const begin = (over: Partial<OrganisationInput> = {}) => runs.begin(input(over), at(start, monitor));
const started = (over: Partial<OrganisationInput>, actor: Actor = monitor): string =>
  codeOf(organisation.start(input(over), { ...at(start, actor), stream: `organisation/${over.uscc ?? society}` }));
const suspend = { type: 'suspend', reason: '限期停止活动', evidence: '民政文书' } as const;
const clear = { type: 'clear', reason: '整改完成', evidence: '民政文书' } as const;

describe('registration (G1, G10)', () => {
  const override = { reason: '早期核发', evidence: '登记证书扫描件' };
  it.each([
    ['a valid society', {}, 'accepted'],
    ['a wrong check character', { uscc: '51210000MJ4K0X072N' }, 'USCC_CHECK_FAILED'],
    ['the same with evidence', { uscc: '51210000MJ4K0X072N', override }, 'accepted'],
    ['a layout no evidence can mend', { uscc: '51210000MJ4K0X07', override }, 'USCC_INVALID'],
    ['a code not in canonical form', { uscc: society.toLowerCase() }, 'USCC_INVALID'],
    ['an enterprise that calls itself a society', { uscc: plant }, 'USCC_NOT_A_SOCIETY'],
    ['an enterprise as such', { uscc: plant, kind: 'enterprise', code: null }, 'accepted'],
    ['an enterprise with a group code', { uscc: plant, kind: 'enterprise' }, 'CODE_NOT_FOR_KIND'],
    ['a group code that is an industry’s', { code: 'HG' }, 'GROUP_CODE_RESERVED'],
    ['a group code in small letters', { code: 'lnsr' }, 'GROUP_CODE'],
    ['a society without a code yet', { code: null }, 'accepted'],
  ] as const)('%s: %s', (_, over, wanted) => expect(started(over)).toBe(wanted));
  it('XB15 as an authority it is an act of civil affairs alone', () => {
    const authority = { kind: 'authority', code: null } as const;
    expect([started(authority, officer), started(authority, monitor)]).toEqual(['ROLE_NOT_ALLOWED', 'accepted']);
  });

  it('is an act of civil affairs or of its own officer, under its own stream', () => {
    expect([started({}, officer), started({}, who('x', 'drafter')), started({ uscc: plant, kind: 'enterprise', code: null }, officer)]).toEqual([
      'accepted',
      'ROLE_NOT_ALLOWED',
      'ROLE_NOT_ALLOWED',
    ]);
    expect(organisation.start(input(), { ...at(start, monitor), stream: 'organisation/other' })).toMatchObject({
      error: { code: 'STREAM_MISMATCH' },
    });
  });
  it('a code is adopted once', () => {
    const none = begin({ code: null });
    const adopt = { type: 'adoptCode', code: groupCodeNamed('LNSR'), evidence: 'x' } as const;
    expect([verdict(none, officer, adopt), verdict(act(none, officer, adopt), officer, adopt)]).toEqual(['accepted', 'CODE_ADOPTED']);
  });
  it('takes the client’s fields and no others', () => {
    const wire = startSchemaOf(organisation);
    expect(wire.safeParse({ uscc: society, name: '学会', kind: 'society', charter: 'x' }).success).toBe(true);
    expect(wire.safeParse({ uscc: society, name: '学会', kind: 'society', charter: 'x', standing: 'clear' }).success).toBe(false);
    expect(Object.keys(actSchemasOf(organisation)).filter((type) => type.startsWith('project'))).toEqual([]);
  });
});

describe('standing (G3)', () => {
  const two = act(act(begin(), by(1), { type: 'projectStarted', project: project(1) }), by(2), { type: 'projectStarted', project: project(2) });
  it('C13: every running project hears of suspension and of clearing', () => {
    const suspended = act(two, monitor, suspend);
    expect(suspended.effects.filter((e) => e.kind === 'tell')).toMatchObject(
      [1, 2].map((n) => ({ stream: project(n), command: { type: 'standingChanged', standing: 'suspended', reason: '限期停止活动' } })),
    );
    expect(act(suspended, monitor, clear).effects.filter((e) => e.kind === 'tell')).toMatchObject(
      [1, 2].map((n) => ({ stream: project(n), command: { standing: 'clear' } })),
    );
  });
  it('a project that starts under suspension hears it at once, one that has ended no more', () => {
    const suspended = act(begin(), monitor, suspend);
    expect(act(suspended, by(3), { type: 'projectStarted', project: project(3) }).effects).toMatchObject([
      { stream: project(3), command: { standing: 'suspended' } },
    ]);
    expect(
      act(act(two, by(1), { type: 'projectEnded', project: project(1) }), monitor, suspend).effects.filter((e) => e.kind === 'tell').length,
    ).toBe(1);
  });
  it('is changed by civil affairs only, and only to the other standing', () => {
    expect([verdict(two, officer, suspend), verdict(two, monitor, clear), verdict(act(two, monitor, suspend), monitor, suspend)]).toEqual([
      'ROLE_NOT_ALLOWED',
      'STANDING_ALREADY',
      'STANDING_ALREADY',
    ]);
  });
  it('a project speaks for itself only', () => {
    expect([
      verdict(two, by(1), { type: 'projectEnded', project: project(2) }),
      verdict(two, officer, { type: 'projectStarted', project: project(9) }),
    ]).toEqual(['MACHINE_ONLY', 'MACHINE_ONLY']);
  });
});

it('model: the list of projects is the set of those started and not ended, and every one of them hears each change', () => {
  const step = fc.record({ n: fc.nat(4), what: fc.constantFrom('start', 'end', 'suspend', 'clear', 'rename') });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let run = begin();
      const live = new Set<string>();
      for (const { n, what } of steps) {
        const standing = run.state.standing;
        if (what === 'start') ((run = act(run, by(n), { type: 'projectStarted', project: project(n) })), live.add(project(n)));
        else if (what === 'end') ((run = act(run, by(n), { type: 'projectEnded', project: project(n) })), live.delete(project(n)));
        else if (what === 'rename') run = act(run, officer, { type: 'rename', name: `学会${n}`, evidence: 'x' });
        else {
          const command = what === 'suspend' ? suspend : clear;
          const possible = (standing === 'clear') === (what === 'suspend');
          expect(verdict(run, monitor, command)).toBe(possible ? 'accepted' : 'STANDING_ALREADY');
          if (possible) expect((run = act(run, monitor, command)).effects.filter((e) => e.kind === 'tell').length).toBe(live.size);
        }
        expect([...run.state.projects].sort()).toEqual([...live].sort());
      }
    }),
  );
});
