import { type ActorId, isMachine } from '../actor.js';
import { checkCreditCode } from '../credit-code.js';
import type { Context, Decider, Effect, Instant, Stream } from '../decider.js';
import type { StandingReport } from '../messages.js';
import { needRole, needStream } from '../need-role.js';
import type { Json, Refusal } from '../refusal.js';
import { refuse } from '../refusal.js';
import type { Result } from '../result.js';
import { ok, unreachable } from '../result.js';
import { checkGroupCode } from '../standard-number/issuers.js';
import type { OrganisationCommand, OrganisationEvent, OrganisationInput, OrganisationState } from './organisation-state.js';

type Decision = Result<readonly OrganisationEvent[], Refusal>;
type Check = Result<null, Refusal>;

/** A body that publishes or takes part, from its registration on; it never ends, only its standing changes. */
export const organisation: Decider<OrganisationState, OrganisationCommand, OrganisationEvent, OrganisationInput> = {
  kind: 'organisation',
  commands: {
    rename: true,
    changeCharter: true,
    adoptCode: true,
    suspend: true,
    clear: true,
    erasePersonal: true,
    eraseAddress: true,
    projectStarted: true,
    projectEnded: true,
  },
  start: registerOrganisation,
  decide: decideOrganisation,
  evolve: evolveOrganisation,
  due: () => null,
  effects: organisationEffects,
  can: canOrganisation,
  status: (state) => state.standing,
  ended: () => false,
};

/** Registered under its canonical credit code, by civil affairs or by its own officer; an authority by civil affairs alone, for nobody makes himself one. */
function registerOrganisation(input: OrganisationInput, context: Context): Decision {
  const { actor } = context;
  const allowed = isMachine(actor) ? ok(null) : needRole(actor, input.uscc, ...(input.kind === 'authority' ? [] : (['officer'] as const)), 'monitor');
  if (!allowed.ok) return allowed;
  const uscc = creditCodeStands(input);
  if (!uscc.ok) return uscc;
  const code = codeStands(input.kind, input.code);
  if (!code.ok) return code;
  const own: Stream = `organisation/${input.uscc}`;
  if (context.stream !== undefined && context.stream !== own) return refused('STREAM_MISMATCH', context.stream, own);
  return ok([{ type: 'organisationRegistered', stream: own, ...input, by: actor.id }]);
}

/** G1: a valid code, for a society with prefix 51; a failing check or another prefix only with documented evidence. */
function creditCodeStands({ uscc, kind, override }: OrganisationInput): Check {
  const check = checkCreditCode(uscc);
  if (check.canonical === null || check.canonical !== uscc)
    return refused('USCC_INVALID', uscc, { canonical: check.canonical, problems: check.problems.map((one) => one.code) });
  if (override !== null) return ok(null);
  if (!check.valid)
    return refused(
      'USCC_CHECK_FAILED',
      check.problems.map((one) => ({ code: one.code, found: one.found, needed: one.needed })),
      'matching check characters, or an override with evidence',
    );
  if (kind === 'society' && check.kind !== 'socialGroup') return refused('USCC_NOT_A_SOCIETY', uscc.slice(0, 2), '51, or an override with evidence');
  return ok(null);
}

/** G10: only a society bears a 团体代号, and none that other standards bear (GS 17). Whether it is free is the store's question. */
function codeStands(kind: OrganisationInput['kind'], code: string | null): Check {
  if (code === null) return ok(null);
  if (kind !== 'society') return refused('CODE_NOT_FOR_KIND', kind, 'society');
  const check = checkGroupCode(code);
  return check.ok ? ok(null) : refuse(check.error.code, { ...check.error, cure: ['self'] });
}

const refused = (code: string, found: Json, needed: Json): { readonly ok: false; readonly error: Refusal } =>
  refuse(code, { rule: 'G1', source: 'GB-32100', found, needed, cure: ['self', 'monitor'] });

function canOrganisation(state: OrganisationState, type: OrganisationCommand['type'], { actor }: Context): Check {
  switch (type) {
    case 'rename':
    case 'changeCharter':
    case 'adoptCode':
      return needRole(actor, state.uscc, 'officer', 'monitor');
    case 'erasePersonal':
    case 'eraseAddress':
      return needRole(actor, state.uscc, 'officer', 'secretariat');
    case 'suspend':
    case 'clear':
      return standingMay(state, type, needRole(actor, state.uscc, 'monitor'));
    case 'projectStarted':
    case 'projectEnded':
      return actor.id.startsWith('stream:standard-project/') ? ok(null) : needStream(actor, null);
    default:
      return unreachable(type);
  }
}

function standingMay({ standing }: OrganisationState, type: 'suspend' | 'clear', role: Check): Check {
  const from = type === 'suspend' ? 'clear' : 'suspended';
  if (!role.ok || standing === from) return role;
  return refuse('STANDING_ALREADY', {
    rule: 'G3',
    source: 'GS-31',
    found: standing,
    needed: from,
    cure: ['monitor'],
  });
}

function decideOrganisation(state: OrganisationState, command: OrganisationCommand, context: Context): Decision {
  const allowed = canOrganisation(state, command.type, context);
  if (!allowed.ok) return allowed;
  const by = context.actor.id;
  switch (command.type) {
    case 'rename':
      return ok(
        command.name === state.name ? [] : [{ type: 'organisationRenamed', from: state.name, name: command.name, evidence: command.evidence, by }],
      );
    case 'changeCharter':
      return ok([{ type: 'charterChanged', fields: command.fields, charter: command.charter, evidence: command.evidence, by }]);
    case 'adoptCode':
      return adoptCode(state, command.code, command.evidence, by);
    case 'suspend':
      return ok([{ type: 'standingSuspended', reason: command.reason, evidence: command.evidence, by }]);
    case 'clear':
      return ok([{ type: 'standingCleared', reason: command.reason, evidence: command.evidence, by }]);
    case 'erasePersonal': {
      const { consultation, comment, ref, digest, reason } = command;
      return ok([{ type: 'personalErased', consultation, comment, ref, digest, reason, by }]);
    }
    case 'eraseAddress':
      return ok([{ type: 'addressErased', person: command.person, entered: command.entered, reason: command.reason, by }]);
    case 'projectStarted':
    case 'projectEnded':
      return projectReport(state, command, context);
    default:
      return unreachable(command);
  }
}

/** A code is chosen once: numbers already printed bear it. */
function adoptCode(state: OrganisationState, code: string, evidence: string, by: ActorId): Decision {
  if (state.code !== null) return refuse('CODE_ADOPTED', { rule: 'G10', source: 'GS-17', found: state.code, needed: null, cure: ['nobody'] });
  const stands = codeStands(state.kind, code);
  return stands.ok ? ok([{ type: 'codeAdopted', code, evidence, by }]) : stands;
}

/** A report of a project about itself; a repeated one changes nothing. */
function projectReport(
  state: OrganisationState,
  { type, project }: Extract<OrganisationCommand, { readonly project: Stream }>,
  { actor }: Context,
): Decision {
  const own = needStream(actor, project);
  if (!own.ok) return own;
  return ok(state.projects.includes(project) === (type === 'projectStarted') ? [] : [{ type, project }]);
}

function evolveOrganisation(state: OrganisationState | null, event: OrganisationEvent, at: Instant): OrganisationState {
  if (event.type === 'organisationRegistered') {
    const { stream, uscc, name, kind, fields, code } = event;
    return { stream, uscc, name, kind, fields, code, overridden: event.override !== null, standing: 'clear', reason: '', since: at, projects: [] };
  }
  if (!state) throw new Error(`${event.type} before organisationRegistered`);
  switch (event.type) {
    case 'organisationRenamed':
      return { ...state, name: event.name };
    case 'charterChanged':
      return { ...state, fields: event.fields };
    case 'codeAdopted':
      return { ...state, code: event.code };
    case 'standingSuspended':
      return { ...state, standing: 'suspended', reason: event.reason, since: at };
    case 'standingCleared':
      return { ...state, standing: 'clear', reason: event.reason, since: at };
    case 'personalErased':
    case 'addressErased':
      return state;
    case 'projectStarted':
      return { ...state, projects: [...state.projects, event.project] };
    case 'projectEnded':
      return { ...state, projects: state.projects.filter((project) => project !== event.project) };
    default:
      return unreachable(event);
  }
}

/** Every running project freezes or goes on with its society; one that starts under suspension hears it at once. */
function organisationEffects(event: OrganisationEvent, state: OrganisationState): readonly Effect[] {
  switch (event.type) {
    case 'standingSuspended':
    case 'standingCleared':
      return [...state.projects.map((project) => tell(project, state)), standingNotice(state)];
    case 'projectStarted':
      return state.standing === 'suspended' ? [tell(event.project, state)] : [];
    default:
      return [];
  }
}

function tell(project: Stream, { standing, reason }: OrganisationState): Effect {
  const command: StandingReport = { type: 'standingChanged', standing, reason };
  return { kind: 'tell', stream: project, command };
}

const standingNotice = ({ uscc, name, standing, reason, projects }: OrganisationState): Effect => ({
  kind: 'notice',
  template: 'organisation.standing',
  to: [{ role: 'officer', organisation: uscc }],
  data: { uscc, name, standing, reason, projects: projects.length },
});
