import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/kernel/actor.js';
import type { BallotCommand } from '../../domain/ballot/acts.js';
import type { CommitteeCommand } from '../../domain/committee/acts.js';
import type { MeetingCommand } from '../../domain/meeting/meeting.js';
import type { BallotInput, Seat } from '../../domain/messages/messages.js';
import { patentNumberOf } from '../../domain/law/patent-number.js';
import { personIdOf } from '../../domain/kernel/person-id.js';
import type { ProjectCommand } from '../../domain/standard-project/acts.js';

/*
 * Text as somebody typed it is no name of anything until its reader has read it. tsc says so here: where a line below a directive compiles, the directive
 * itself is an error.
 */
const typed: string = ' S0.Person';

/** What deciders are asked, with raw text in the place of a person. */
export const rawPersons = {
  // @ts-expect-error an actor
  actor: { id: typed, grants: [] } satisfies Actor,
  // @ts-expect-error a seat
  seat: { person: typed } satisfies Partial<Seat>,
  // @ts-expect-error drafters who may not vote
  start: { drafters: [typed] } satisfies Partial<BallotInput>,
  // @ts-expect-error the holder of a mandate
  ballot: { type: 'recordMandate', seat: 0, holder: typed, kind: 'proxy', from: 0, until: 1, proof: '' } satisfies BallotCommand,
  // @ts-expect-error a member
  committee: { type: 'suspendMember', person: typed, on: '2026-09-07', reason: '核实' } satisfies CommitteeCommand,
  // @ts-expect-error somebody present
  meeting: { type: 'signOut', person: typed } satisfies MeetingCommand,
  // @ts-expect-error members of the drafting group
  project: { type: 'answerPatentQuestion', persons: [typed], knows: false } satisfies ProjectCommand,
  // @ts-expect-error a patent
  patent: { type: 'licensePatent', patent: typed, licence: 'a', statement: '' } satisfies ProjectCommand,
};

describe('names of people and units', () => {
  it('XC1 a person typed in capitals and with a blank is the same person, and only what was read may be asked of a decider', () => {
    const person = personIdOf(typed);
    expect(person).toBe('s0.person');
    if (person === null) return;
    const read: BallotCommand = { type: 'recordMandate', seat: 0, holder: person, kind: 'proxy', from: 0, until: 1, proof: '' };
    expect(read.holder).toBe(personIdOf(person));
  });

  it.each([
    ['ZL 2020 1 0123456.7', 'ZL202010123456.7'],
    ['\uff3a\uff2c202010123456\uff0e7', 'ZL202010123456.7'],
    ['us 10,123,456 b2', 'US10123456B2'],
    ['pct/cn2020/123456', 'PCT/CN2020/123456'],
    ['特願2020\u2013123456', '特願2020-123456'],
    [' \u200b ', null],
    ['9'.repeat(101), null],
    ['a patent', null],
  ])('XC1 the patent %j is %j', (written, number) => {
    expect(patentNumberOf(written)).toBe(number);
    expect(number === null ? null : patentNumberOf(number)).toBe(number);
  });
});
