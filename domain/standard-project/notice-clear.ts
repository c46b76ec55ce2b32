import type { Source } from '../law/sources.js';
import { ok } from '../kernel/result.js';
import type { May } from '../kernel/gate.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

/** What the 公示 of a project rests on. */
export const noticeSource = (state: ProjectState): Source => state.profile.local?.notice.source ?? 'SET-PROFILE';

/** The plan is issued after the notice is over, every objection is answered and none was upheld. */
export function noticeClear(state: ProjectState): May {
  const notice = state.local?.notice;
  if (notice === undefined || (notice.status === 'closed' && notice.open.length === 0 && notice.upheld === 0)) return ok(null);
  return refused('NOTICE_NOT_CLEAR', {
    rule: 'DB-NOTICE',
    source: noticeSource(state),
    found: { status: notice.status, open: notice.open.map((one) => one.n), upheld: notice.upheld },
    needed: { status: 'closed', open: [], upheld: 0 },
    cure: ['officer', 'secretariat'],
  });
}
