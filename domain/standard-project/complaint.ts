import { holds } from '../actor.js';
import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { needRole } from '../need-role.js';
import type { StageCode } from '../profile/stage-codes.js';
import { all, open, provided, type Acts, type May, type Verdict, type Who } from './act.js';
import { appealFiled, appealOpen, decideWithin, stays } from './appeal.js';
import { noVoteOpen } from './ballots.js';
import { callOff } from './call-off.js';
import { endAt, makeClock, move, stay } from './clock.js';
import { abandonedCode, inForce } from './codes.js';
import type { Command } from './commands.js';
import type { EventPayloads } from './events.js';
import { onPanel, panelDecides, panelFits } from './panel.js';
import type { OpenComplaint, ProjectState } from './state.js';
import { anyone, monitor, noDrafter, officer, oneOf } from './who.js';
import { wrongStage } from './gates.js';
import { groundOf } from './ground.js';

/** Complaints open at once; more wait until one is handled, so that a flood cannot stop the project. */
const maxOpen = 50;

/** An open complaint stays the decision where the profile says so. */
export function complaintsClear(state: ProjectState): May {
  const staying = state.complaints.open.filter((one) => stays(state, one));
  if (staying.length === 0) return ok(null);
  return refuse('COMPLAINT_OPEN', {
    rule: 'D-STAY',
    source: state.profile.complaint.source,
    found: staying.map((one) => one.n),
    needed: [],
    cure: ['monitor', 'officer'],
  });
}

export const canFileComplaint = (state: ProjectState, context: Context): May =>
  all(
    () => open(state, context, { who: anyone, evenOnHold: true }),
    () =>
      state.complaints.open.length < maxOpen
        ? ok(null)
        : refuse('COMPLAINTS_FULL', {
            rule: 'D-SIZE',
            source: 'D-SMALL',
            found: state.complaints.open.length,
            needed: { lessThan: maxOpen },
            cure: ['monitor', 'officer'],
          }),
  );

export function decideFileComplaint(state: ProjectState, command: Command<'fileComplaint'>, context: Context): Verdict {
  const { ground, summary, against, evidence, realName } = command;
  return provided(appealOpen(state, command, context), {
    type: 'complaintFiled',
    by: context.actor.id,
    n: state.complaints.filed + 1,
    ground,
    summary,
    against: against ?? state.organisation,
    evidence: evidence ?? null,
    realName,
    clock: makeClock(context, context.now, state.profile.complaint.acceptWithin),
    ...appealFiled(state, command, context),
  });
}

export const canHandleComplaint = (state: ProjectState, context: Context): May =>
  open(state, context, { who: noDrafter(oneOf(monitor, officer)), evenOnHold: true });

/** The members of a panel hold no office: they may decide what they were appointed for. */
const panelMember: Who = (state, { actor }) =>
  state.complaints.open.some((one) => onPanel(one, actor.id)) ? ok(null) : needRole(actor, state.organisation, 'monitor', 'officer');

const canDecideComplaint = (state: ProjectState, context: Context): May =>
  open(state, context, { who: noDrafter(oneOf(monitor, officer, panelMember)), evenOnHold: true });

/** Handler ≠ respondent and ≠ complainant: the society does not judge a complaint against itself. */
function impartial(state: ProjectState, complaint: OpenComplaint, { actor }: Context): May {
  const isRespondent = actor.grants.some((grant) => grant.organisation === complaint.against);
  const isMonitor = holds(actor, state.organisation, 'monitor');
  if (actor.id !== complaint.by && !(isRespondent && !isMonitor)) return ok(null);
  return refuse('HANDLER_IS_PARTY', {
    rule: 'D-SEPARATE',
    source: 'D-COMPLAINT-HANDLER',
    found: { handler: actor.id, against: complaint.against },
    needed: 'a handler outside the complaint',
    cure: ['monitor'],
  });
}

/** The open complaint `n`, when this actor may handle it and it is at the right step. */
function handled(
  state: ProjectState,
  n: number,
  context: Context,
  accepted?: boolean,
): { readonly verdict: May; readonly complaint: OpenComplaint | null } {
  const complaint = state.complaints.open.find((one) => one.n === n) ?? null;
  if (complaint === null) {
    return {
      complaint,
      verdict: refuse('NO_SUCH_COMPLAINT', {
        ...groundOf(state, 'complaints'),
        found: n,
        needed: state.complaints.open.map((one) => one.n),
        cure: ['self'],
      }),
    };
  }
  if (accepted !== undefined && complaint.accepted !== accepted) {
    return {
      complaint,
      verdict: refuse('COMPLAINT_STEP', {
        ...groundOf(state, 'complaints'),
        found: { accepted: complaint.accepted },
        needed: { accepted },
        cure: ['monitor', 'officer'],
      }),
    };
  }
  return { complaint, verdict: impartial(state, complaint, context) };
}

/** Upheld complaints correct or end the standard; only the authority may order 废止 (SL-39, GS-37/38). */
export function decideComplaint(state: ProjectState, command: Command<'decideComplaint'>, context: Context): Verdict {
  const { complaint: n, upheld, measure, reason, within } = command;
  const { verdict, complaint } = handled(state, n, context, true);
  const checks = all(
    () => verdict,
    () => (complaint === null ? ok(null) : panelDecides(complaint, command, context)),
    () => measureFits(state, upheld, measure),
    () => (measure === 'none' || measure === 'remit' ? ok(null) : monitor(state, context)),
    () => (measure !== 'none' && state.approval.pending ? pending() : ok(null)),
    // A panel is several persons, and the authority is none of the society's.
    () => (measure === 'remit' && complaint?.panel === undefined ? noVoteOpen(state) : ok(null)),
  );
  const correctBy =
    measure === 'correct' && inForce.includes(state.code) ? makeClock(context, context.now, within ?? state.profile.complaint.decideWithin) : null;
  return provided(checks, {
    type: 'complaintDecided',
    by: context.actor.id,
    n,
    complainant: complaint?.by ?? 'public',
    upheld,
    measure,
    reason,
    correctBy,
    ...(complaint?.panel === undefined ? {} : { concurring: command.concurring ?? [] }),
    ...consequence(state, measure, context),
  });
}

function pending(): May {
  return refuse('NUMBER_PENDING', {
    rule: 'G10',
    source: 'D-BURN',
    found: 'pending',
    needed: 'answered by the register',
    cure: ['nobody'],
  });
}

/** A project is remitted from the review on until it is published: before, nothing was judged; after, it is corrected or withdrawn. */
const judged: readonly StageCode[] = ['40.00', '40.20', '40.60', '40.93', '50.20', '50.60', '50.92', '60.00'];

function measureFits(state: ProjectState, upheld: boolean, measure: Command<'decideComplaint'>['measure']): May {
  if (measure === 'remit' && !judged.includes(state.code)) return wrongStage(state, judged);
  if (upheld || measure === 'none') return ok(null);
  return refuse('MEASURE_WITHOUT_CAUSE', { ...groundOf(state, 'complaints'), found: { upheld, measure }, needed: { upheld: true }, cure: ['self'] });
}

type Consequence = Pick<EventPayloads['complaintDecided'], 'path' | 'clock' | 'voids' | 'burns' | 'ends'>;

/** In force: a correction is ordered, or withdrawal opens. Before publication: back to drafting once judged, or the end. */
function consequence(state: ProjectState, measure: Command<'decideComplaint'>['measure'], context: Context): Consequence {
  const nothing = { voids: [], burns: null, ends: false };
  const published = inForce.includes(state.code);
  if (measure === 'withdraw') {
    if (!published) return { ...callOff(state), ...endAt(abandonedCode(state.code)), ends: true };
    return { ...callOff(state), ...(state.code === '95.20' ? stay(state) : move(state, context, '95.20')), ends: false };
  }
  if ((measure === 'correct' || measure === 'remit') && judged.includes(state.code))
    return { ...callOff(state), ...move(state, context, '40.92'), ends: false };
  return { ...nothing, ...stay(state) };
}

export const complaintActs: Acts<'fileComplaint' | 'appointPanel' | 'acceptComplaint' | 'rejectComplaint' | 'decideComplaint'> = {
  fileComplaint: { can: canFileComplaint, decide: decideFileComplaint },
  // Who may not sit on it would tell the office who complained.
  appointPanel: {
    can: (state, context) => open(state, context, { who: noDrafter(monitor), evenOnHold: true }),
    decide(state, { complaint: n, members }, context) {
      const { verdict, complaint } = handled(state, n, context);
      const checks = all(
        () => verdict,
        () => (complaint === null ? ok(null) : panelFits(state, complaint, members)),
      );
      return provided(checks, { type: 'panelAppointed', by: context.actor.id, n, complainant: complaint?.by ?? 'public', members });
    },
  },
  acceptComplaint: {
    can: canHandleComplaint,
    decide(state, { complaint: n }, context) {
      const { verdict, complaint } = handled(state, n, context, false);
      return provided(verdict, {
        type: 'complaintAccepted',
        by: context.actor.id,
        n,
        complainant: complaint?.by ?? 'public',
        clock: makeClock(context, context.now, decideWithin(state, complaint)),
      });
    },
  },
  rejectComplaint: {
    can: canHandleComplaint,
    decide(state, { complaint: n, reason }, context) {
      const { verdict, complaint } = handled(state, n, context, false);
      return provided(verdict, { type: 'complaintRejected', by: context.actor.id, n, complainant: complaint?.by ?? 'public', reason });
    },
  },
  decideComplaint: { can: canDecideComplaint, decide: decideComplaint },
};
