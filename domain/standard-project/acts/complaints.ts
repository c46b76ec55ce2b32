import { holds } from '../../kernel/actor.js';
import type { Context } from '../../kernel/decider.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { all, happened, provided, someOf, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import { needRole } from '../../kernel/need-role.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok, type Result } from '../../kernel/result.js';
import type { Refusal } from '../../kernel/refusal.js';
import { appealFiled, appealOpen, decideWithin } from '../appeal.js';
import { noVoteOpen } from '../ballots.js';
import { callOff } from '../call-off.js';
import { endAt, makeClock, move, stay } from '../clock.js';
import { abandonedCode, inForce } from '../codes.js';
import type { ProjectEvent } from '../events.js';
import { complaintAccepted, complaintDecided, complaintFiled, complaintRejected, panelAppointed } from '../events/complaints.js';
import {
  againstIfAny,
  appealsIfAny,
  complaint,
  complaintGround,
  complaintSummary,
  concurringIfAny,
  correctWithin,
  evidenceIfAny,
  measure,
  panelMembers,
  realName,
  reason,
  upheld,
} from '../fields.js';
import { noNumberPending, standing, wrongStage, type ProjectGate } from '../gates.js';
import { groundOf } from '../ground.js';
import { onPanel, panelDecides, panelFits, panelSpeaks } from '../panel.js';
import { refused } from '../refusals.js';
import type { OpenComplaint, ProjectState } from '../state.js';
import { anyone, monitor, noDrafter, officer, oneOf } from '../who.js';
import type { Measure } from '../words.js';

/* Complaints and appeals, also while the project rests. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

/** Complaints open at once; more wait until one is handled, so that a flood cannot stop the project. */
export const maxOpen = 50;

const notFlooded: ProjectGate = ({ complaints: { open } }) =>
  open.length < maxOpen
    ? ok(null)
    : refused('COMPLAINTS_FULL', {
        rule: 'D-SIZE',
        source: 'D-SMALL',
        found: open.length,
        needed: { lessThan: maxOpen },
        cure: ['monitor', 'officer'],
      });

/** What the API saw: the caller had a seat in that ballot, and belongs to these units. */
type Seen = { readonly seated?: boolean; readonly units?: readonly string[] };

const fileComplaint = act('fileComplaint', {
  words: said('投诉举报', 'file a complaint'),
  payload: {
    ...{ ground: complaintGround, summary: complaintSummary, against: againstIfAny, evidence: evidenceIfAny, realName },
    appeals: appealsIfAny,
  },
  known: held<Seen>(),
  who: anyone,
  gates: [notFlooded],
  decide(state, filed, context) {
    const { ground, summary, against, evidence, realName: named } = filed;
    return provided<ProjectEvent>(
      appealOpen(state, filed, context),
      complaintFiled({
        ...{ by: context.actor.id, n: state.complaints.filed + 1, ground, summary, realName: named },
        against: against ?? state.organisation,
        evidence: evidence ?? null,
        clock: makeClock(context, context.now, state.profile.complaint.acceptWithin),
        ...appealFiled(state, filed, context),
      }),
    );
  },
});

/** What is asked of a complaint beside who handles it: the step it is at, and whether this person decides it. */
type Step = { readonly accepted?: boolean; readonly decides?: true };

/** The open complaint `n`, when this actor may handle it and it is at the right step. */
function handled(state: ProjectState, { n, ...step }: Step & { readonly n: number }, context: Context): Result<OpenComplaint, Refusal> {
  const found = state.complaints.open.find((one) => one.n === n);
  if (found === undefined) return noSuch(state, n);
  const may = mayHandle(state, { ...step, found }, context);
  return may.ok ? ok(found) : may;
}

const noSuch = (state: ProjectState, found: number | null) =>
  refused('NO_SUCH_COMPLAINT', { ...groundOf(state, 'complaints'), found, needed: state.complaints.open.map((one) => one.n), cure: ['self'] });

function mayHandle(state: ProjectState, { accepted, decides, found }: Step & { readonly found: OpenComplaint }, context: Context): May {
  const about = { ...groundOf(state, 'complaints'), found: { accepted: found.accepted }, cure: ['monitor', 'officer'] } as const;
  if (accepted !== undefined && found.accepted !== accepted) return refused('COMPLAINT_STEP', { ...about, needed: { accepted } });
  const fair = impartial(state, found, context);
  return fair.ok && decides ? panelSpeaks(found, context) : fair;
}

/** There is one that this person may handle. */
const someComplaint = (step: Step): ProjectGate =>
  someOf<ProjectState, OpenComplaint>(
    ({ complaints }) => complaints.open,
    (found, state, context) => mayHandle(state, { ...step, found }, context),
    (state) => noSuch(state, null),
  );

/** Handler ≠ respondent and ≠ complainant: the society does not judge a complaint against itself. */
export function impartial(state: ProjectState, { by, against }: OpenComplaint, { actor }: Context): May {
  const isRespondent = actor.grants.some((grant) => grant.organisation === against);
  const isMonitor = holds(actor, state.organisation, 'monitor');
  if (actor.id !== by && !(isRespondent && !isMonitor)) return ok(null);
  return refused('HANDLER_IS_PARTY', {
    rule: 'D-SEPARATE',
    source: 'D-COMPLAINT-HANDLER',
    found: { handler: actor.id, against },
    needed: 'a handler outside the complaint',
    cure: ['monitor'],
  });
}

/** Who may not sit on a panel would tell the office who complained: so the authority alone appoints it. */
const appointPanel = act('appointPanel', {
  words: said('组成申诉处理小组', 'appoint the panel of a complaint'),
  payload: { complaint, members: panelMembers },
  who: noDrafter(monitor),
  gates: [someComplaint({})],
  decide(state, { complaint: n, members }, context) {
    const found = handled(state, { n }, context);
    if (!found.ok) return found;
    return provided<ProjectEvent>(
      panelFits(state, found.value, members),
      panelAppointed({ by: context.actor.id, n, complainant: found.value.by, members }),
    );
  },
});

const acceptComplaint = act('acceptComplaint', {
  words: said('受理投诉', 'accept a complaint'),
  payload: { complaint },
  who: noDrafter(oneOf(monitor, officer)),
  gates: [someComplaint({ accepted: false })],
  decide(state, { complaint: n }, context) {
    const found = handled(state, { n, accepted: false }, context);
    if (!found.ok) return found;
    const clock = makeClock(context, context.now, decideWithin(state, found.value));
    return happened(complaintAccepted({ by: context.actor.id, n, complainant: found.value.by, clock }));
  },
});

const rejectComplaint = act('rejectComplaint', {
  words: said('不予受理投诉', 'reject a complaint'),
  payload: { complaint, reason },
  who: noDrafter(oneOf(monitor, officer)),
  gates: [someComplaint({ accepted: false })],
  decide(state, { complaint: n, reason: why }, context) {
    const found = handled(state, { n, accepted: false }, context);
    return found.ok ? happened(complaintRejected({ by: context.actor.id, n, complainant: found.value.by, reason: why })) : found;
  },
});

/** The members of a panel hold no office: they may decide what they were appointed for. */
const panelMember: ProjectGate = (state, { actor }) =>
  state.complaints.open.some((one) => onPanel(one, actor.id)) ? ok(null) : needRole(actor, state.organisation, 'monitor', 'officer');

/** Upheld complaints correct or end the standard; only the authority may order 废止 (SL-39, GS-37/38). */
const decideComplaint = act('decideComplaint', {
  words: said('处理投诉', 'decide a complaint'),
  payload: { complaint, upheld, measure, reason, within: correctWithin, concurring: concurringIfAny },
  who: noDrafter(oneOf(monitor, officer, panelMember)),
  gates: [someComplaint({ accepted: true, decides: true })],
  decide(state, { complaint: n, upheld: justified, measure: taken, reason: why, within, concurring }, context) {
    const found = handled(state, { n, accepted: true }, context);
    if (!found.ok) return found;
    const { by: complainant, panel } = found.value;
    const checks = all(
      () => panelDecides(found.value, concurring, context),
      () => measureFits(state, justified, taken),
      () => (taken === 'none' || taken === 'remit' ? ok(null) : monitor(state, context)),
      () => (taken === 'none' ? ok(null) : noNumberPending(state, context)),
      // A panel is several persons, and the authority is none of the society's.
      () => (taken === 'remit' && panel === undefined ? noVoteOpen(state) : ok(null)),
    );
    const corrected = taken === 'correct' && inForce.includes(state.code);
    return provided<ProjectEvent>(
      checks,
      complaintDecided({
        ...{ by: context.actor.id, n, complainant, upheld: justified, measure: taken, reason: why },
        correctBy: corrected ? makeClock(context, context.now, within ?? state.profile.complaint.decideWithin) : null,
        ...(panel === undefined ? {} : { concurring: concurring ?? [] }),
        ...consequence(state, taken, context),
      }),
    );
  },
});

/** A project is remitted from the review on until it is published: before, nothing was judged; after, it is corrected or withdrawn. */
const judged: readonly StageCode[] = ['40.00', '40.20', '40.60', '40.93', '50.20', '50.60', '50.92', '60.00'];

function measureFits(state: ProjectState, justified: boolean, taken: Measure): May {
  if (taken === 'remit' && !judged.includes(state.code)) return wrongStage(state, judged);
  if (justified || taken === 'none') return ok(null);
  return refused('MEASURE_WITHOUT_CAUSE', {
    ...groundOf(state, 'complaints'),
    found: { upheld: justified, measure: taken },
    needed: { upheld: true },
    cure: ['self'],
  });
}

/** In force: a correction is ordered, or withdrawal opens. Before publication: back to drafting once judged, or the end. */
function consequence(state: ProjectState, taken: Measure, context: Context) {
  if (taken === 'withdraw') {
    if (!inForce.includes(state.code)) return { ...callOff(state), ...endAt(abandonedCode(state.code)), ends: true };
    return { ...callOff(state), ...(state.code === '95.20' ? stay(state) : move(state, context, '95.20')), ends: false };
  }
  if ((taken === 'correct' || taken === 'remit') && judged.includes(state.code))
    return { ...callOff(state), ...move(state, context, '40.92'), ends: false };
  return { voids: [], burns: null, ends: false, ...stay(state) };
}

export const complaintActs = [fileComplaint, appointPanel, acceptComplaint, rejectComplaint, decideComplaint] as const;
