import { expect, test } from 'vitest';
import type { Actor, Role } from '../../../domain/kernel/actor.js';
import { ballot } from '../../../domain/ballot/ballot.js';
import { at, begin, plant, society, start } from './ballot-fixture.js';
import type { BallotState } from '../../../domain/ballot/state.js';
import { personNamed } from '../../support/spelt.js';

const host = plant;
const of = (role: Role, organisation: string): Actor => ({ id: personNamed(`${role}.${organisation}`), grants: [{ role, organisation }] });

const opened = (secretariat?: string): BallotState => begin(secretariat === undefined ? {} : { secretariat }).state;
const verdict = (state: BallotState, actor: Actor, type: 'proposeExtension' | 'enterPaper') => {
  const may = ballot.can(state, type, at(start, actor));
  return may.ok ? 'open' : may.error;
};

test('a ballot a committee holds for another organisation is conducted by that organisation and by its secretariat, in their roles', () => {
  const state = opened(host);
  for (const organisation of [society, host]) {
    expect(verdict(state, of('secretariat', organisation), 'proposeExtension')).toBe('open');
    expect(verdict(state, of('chair', organisation), 'enterPaper')).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  }
  expect(verdict(state, of('drafter', host), 'enterPaper')).toMatchObject({
    code: 'ROLE_NOT_ALLOWED',
    needed: [`officer@${society}`, `secretariat@${society}`, `officer@${host}`, `secretariat@${host}`],
  });
});

test('where none is named, nobody of another unit conducts it', () => {
  expect(verdict(opened(), of('secretariat', host), 'proposeExtension')).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
});

test('both hear of a paper that its voter objects to', () => {
  const told = ballot
    .effects({ type: 'paperObjected', seat: 3, mark: 'y', reason: '未投此票', person: personNamed('p3') }, opened(host))
    .flatMap((effect) => (effect.kind === 'notice' ? [...effect.to] : []));
  for (const organisation of [society, host]) expect(told).toContainEqual({ role: 'secretariat', organisation });
});
