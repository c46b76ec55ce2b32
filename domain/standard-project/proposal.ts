import { checkCreditCode } from '../credit-code.js';
import type { Context } from '../decider.js';
import { refuse } from '../refusal.js';
import { ok } from '../result.js';
import { all, happened, open, provided, type Acts, type May, type Verdict } from './act.js';
import { endAt, move } from './clock.js';
import { withProposer } from './codes.js';
import type { Command } from './commands.js';
import { complete } from './documents.js';
import { localScope } from './local-scope.js';
import { patentCall } from './patents.js';
import { unnamed, type Near } from './near-titles.js';
import type { ProjectState } from './state.js';
import { office, officer, oneOf, proposer } from './who.js';
import { groundOf } from './ground.js';

const canEditProposal = (state: ProjectState, context: Context): May => open(state, context, { who: oneOf(proposer, office), at: withProposer });

const canSubmit = canEditProposal;

/** 提案: complete or not at all; what is saved unfinished stays with the proposer. */
const decideSubmit = (state: ProjectState, _command: Command<'submit'>, context: Context): Verdict =>
  provided(complete(state, { leaving: ['proposal'], entering: '00.20' }), {
    type: 'proposalSubmitted',
    by: context.actor.id,
    round: state.rounds + 1,
    ...move(state, context, '00.20'),
  });

const atOffice = (who: typeof office) => (state: ProjectState, context: Context) => open(state, context, { who, at: ['00.20'] });

/** The office checks completeness, duplicates, charter and conflict with government standards. */
function decideAcceptProposal(state: ProjectState, command: Command<'acceptProposal'>, context: Context): Verdict {
  const { withinCharter, conflicts, duplicates, note, creditCodeEvidence, scope, near = [] } = command;
  const checks = all(
    () => mayIssue(state, creditCodeEvidence),
    () => insideCharter(withinCharter),
    () => withoutConflict(state, conflicts),
    () => searched(state, near, duplicates),
    () => localScope(state, scope),
    () => complete(state, { leaving: ['proposal'], entering: '10.00' }),
  );
  return provided(checks, {
    type: 'proposalAccepted',
    by: context.actor.id,
    duplicates,
    note,
    creditCodeEvidence: creditCodeEvidence ?? null,
    ...(scope === undefined ? {} : { scope }),
    ...(near.length === 0 ? {} : { near }),
    patentCallUntil: patentCall(state, context, '00.99', '10.00'),
    ...move(state, context, '00.99', '10.00'),
  });
}

/** G1: only a social organisation (prefix 51) issues T/ standards. A code that was issued with a wrong check character stands on evidence. */
function mayIssue({ organisation, profile }: ProjectState, evidence: string | undefined): May {
  if (profile.numbering.kind !== 'group') return ok(null);
  const { valid, overridable, kind, problems } = checkCreditCode(organisation);
  const society = kind === 'socialGroup';
  if ((valid && society) || ((overridable || !society) && kind !== null && evidence !== undefined)) return ok(null);
  return refuse('NOT_A_SOCIETY', {
    rule: 'G1',
    source: 'SL-18',
    found: { organisation, kind, problems: problems.map((one) => one.code) },
    needed: { prefix: '51', or: 'documented evidence' },
    cure: ['officer', 'secretariat'],
  });
}

function insideCharter(withinCharter: boolean): May {
  if (withinCharter) return ok(null);
  return refuse('OUTSIDE_CHARTER', {
    rule: 'G2',
    source: 'GS-3',
    found: false,
    needed: true,
    cure: ['nobody'],
  });
}

/** 查重: what is near must have been looked at, and is named with the acceptance. Whether it is a duplicate the office decides. In a rehearsal it is only shown. */
function searched({ rehearsal }: ProjectState, near: readonly Near[], duplicates: readonly string[]): May {
  const left = unnamed(near, duplicates);
  if (rehearsal || left.length === 0) return ok(null);
  return refuse('NEAR_TITLES_UNNAMED', {
    rule: 'D-DUPLICATES',
    source: 'D-DUPLICATES',
    found: left.map((one) => ({ ...one })),
    needed: { duplicates: left.map(({ reference }) => reference) },
    cure: ['officer', 'secretariat'],
  });
}

function withoutConflict(state: ProjectState, conflicts: readonly string[]): May {
  if (conflicts.length === 0) return ok(null);
  return refuse('CONFLICTS_WITH_MANDATORY', {
    ...groundOf(state, 'mandatory'),
    found: conflicts,
    needed: [],
    cure: ['drafter', 'self'],
  });
}

export const proposalActs: Acts<'editProposal' | 'submit' | 'acceptProposal' | 'returnProposal' | 'dropProposal'> = {
  editProposal: {
    can: canEditProposal,
    decide: (state, { title = state.title, traits = state.traits, classification }, { actor }) => {
      const classes = classification === undefined ? {} : { classification };
      return happened({ type: 'proposalEdited', by: actor.id, title, traits: [...new Set(traits)], ...classes });
    },
  },
  submit: { can: canSubmit, decide: decideSubmit },
  acceptProposal: { can: atOffice(office), decide: decideAcceptProposal },
  returnProposal: {
    can: atOffice(office),
    decide: (state, { reasons }, context) => happened({ type: 'proposalReturned', by: context.actor.id, reasons, ...move(state, context, '00.00') }),
  },
  dropProposal: {
    can: atOffice(officer),
    decide: (_state, { reason }, { actor }) => happened({ type: 'proposalDropped', by: actor.id, reason, ...endAt('00.98') }),
  },
};
