import type { May } from '../kernel/gate.js';
import { ok } from '../kernel/result.js';
import { stays } from './appeal.js';
import { refused } from './refusals.js';
import type { OpenComplaint, ProjectState } from './state.js';

/** An open complaint stays the decision where the profile says so. */
export function complaintsClear(state: ProjectState): May {
  const staying = state.complaints.open.filter((one) => stays(state, one));
  if (staying.length === 0) return ok(null);
  return refused('COMPLAINT_OPEN', {
    rule: 'D-STAY',
    source: state.profile.complaint.source,
    found: staying.map((one) => one.n),
    needed: [],
    cure: ['monitor', 'officer'],
  });
}

export const closedComplaint = (state: ProjectState, n: number, upheld = false): ProjectState => ({
  ...state,
  complaints: {
    ...state.complaints,
    upheld: state.complaints.upheld + (upheld ? 1 : 0),
    open: state.complaints.open.filter((one) => one.n !== n),
  },
});

export const changedComplaint = (state: ProjectState, n: number, change: Partial<OpenComplaint>): ProjectState => ({
  ...state,
  complaints: { ...state.complaints, open: state.complaints.open.map((one) => (one.n === n ? { ...one, ...change } : one)) },
});
