import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

const serial = /^\d{1,6}(\.\d{1,3}){0,2}$/;

/** A wish is the serial alone (`0003`, `12.1`): code and year are never wished for, and a revision keeps its serial. */
export function wishIsMintable(state: ProjectState, wish: string | undefined): May {
  if (wish === undefined) return ok(null);
  if (state.revises !== null)
    return refused('REVISION_KEEPS_SERIAL', {
      rule: 'G10',
      source: 'GBT-NUMBERS',
      found: wish,
      needed: state.revises.number,
      cure: ['self'],
    });
  return serial.test(wish)
    ? ok(null)
    : refused('SERIAL_MALFORMED', { rule: 'G10', source: 'GBT-NUMBERS', found: wish, needed: serial.source, cure: ['self'] });
}
