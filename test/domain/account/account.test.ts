import { describe, expect, it } from 'vitest';
import { changeAccount, type AccountCommand, type AccountState } from '../../../domain/account/account.js';

const open: AccountState = { person: 'wang.hui', name: '王慧', grants: [], locked: false, oneTime: false, identity: null, generation: 3, n: 4 };
const locked: AccountState = { ...open, locked: true };
const told = (state: AccountState, type: 'lockAccount' | 'unlockAccount' | 'changeSecret' | 'enrolFactor' | 'resetAccount') => {
  const command: AccountCommand = { type };
  const decided = changeAccount(state, command);
  return decided.ok ? decided.value : decided.error;
};
const refusal = (code: string, found: string, needed: string) => ({
  ...{ code, rule: 'D-ACCOUNT', source: 'D-DEFAULT-DENY', found, needed },
  cure: ['operator'],
});

describe('XF3 given an account that is locked, nothing of its holder is changed, and the operator unlocks it', () => {
  it.each(['changeSecret', 'enrolFactor'] as const)('XF3 %s: ACCOUNT_LOCKED', (type) => {
    expect(told(locked, type)).toEqual(refusal('ACCOUNT_LOCKED', 'locked', 'not locked'));
    expect(told(open, type)).toMatchObject({ n: 5, locked: false });
  });

  it('XF3 locking it again: ACCOUNT_LOCKED_ALREADY; unlocking one that is open: ACCOUNT_NOT_LOCKED', () => {
    expect(told(locked, 'lockAccount')).toEqual(refusal('ACCOUNT_LOCKED_ALREADY', 'locked', 'not locked'));
    expect(told(open, 'unlockAccount')).toEqual(refusal('ACCOUNT_NOT_LOCKED', 'not locked', 'locked'));
    expect(told(open, 'lockAccount')).toMatchObject({ locked: true, generation: 4 });
    expect(told(locked, 'unlockAccount')).toMatchObject({ locked: false, generation: 3 });
  });
});
