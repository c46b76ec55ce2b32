import { checkCreditCode } from '../../law/credit-code.js';
import { actsOf } from '../../kernel/act.js';
import { held } from '../../kernel/field.js';
import { all, happened, provided, type May } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import { endAt, move } from '../clock.js';
import { withProposer } from '../codes.js';
import { fileFor } from '../documents.js';
import type { ProjectEvent } from '../events.js';
import { proposalAccepted, proposalDropped, proposalEdited, proposalReturned, proposalSubmitted } from '../events/proposal.js';
import {
  classificationIfAny,
  conflicts,
  creditCodeEvidence,
  duplicates,
  note,
  reason,
  reasons,
  scopeIfAny,
  titleIfAny,
  traitsIfAny,
  withinCharter,
} from '../fields.js';
import { notOnHold, standing } from '../gates.js';
import { groundOf } from '../ground.js';
import { localScope } from '../local-scope.js';
import { unnamed, type Near } from '../near-titles.js';
import { patentCall } from '../patents.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';
import { office, officer, oneOf, proposer } from '../who.js';

/* 提案: written by its proposer, checked by the office. */

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const written = { who: oneOf(proposer, office), at: withProposer, gates: [notOnHold] };

const editProposal = act('editProposal', {
  words: said('修改提案', 'edit the proposal'),
  payload: { title: titleIfAny, traits: traitsIfAny, classification: classificationIfAny },
  ...written,
  decide(state, { title = state.title, traits = state.traits, classification }, { actor }) {
    const classes = classification === undefined ? {} : { classification };
    return happened(proposalEdited({ by: actor.id, title, traits: [...new Set(traits)], ...classes }));
  },
});

/** Complete or not at all; what is saved unfinished stays with the proposer. */
const submit = act('submit', {
  words: said('提交提案', 'submit the proposal'),
  payload: {},
  ...written,
  gates: [...written.gates, fileFor({ leaving: ['proposal'], entering: '00.20' })],
  decide: (state, _none, context) => happened(proposalSubmitted({ by: context.actor.id, round: state.rounds + 1, ...move(state, context, '00.20') })),
});

/** The office checks completeness, duplicates, charter and conflict with government standards. `near` are near titles as the API found them. */
const acceptProposal = act('acceptProposal', {
  words: said('受理提案', 'accept the proposal'),
  payload: { withinCharter, conflicts, duplicates, note, scope: scopeIfAny, creditCodeEvidence },
  known: held<{ readonly near?: readonly Near[] }>(),
  who: office,
  at: ['00.20'],
  gates: [notOnHold, fileFor({ leaving: ['proposal'], entering: '10.00' })],
  decide(state, { withinCharter: inside, conflicts: named, duplicates: found, note: text, creditCodeEvidence: evidence, scope, near = [] }, context) {
    const checks = all(
      () => mayIssue(state, evidence),
      () => insideCharter(inside),
      () => withoutConflict(state, named),
      () => searched(state, near, found),
      () => localScope(state, scope),
    );
    return provided(
      checks,
      proposalAccepted({
        by: context.actor.id,
        duplicates: found,
        note: text,
        creditCodeEvidence: evidence ?? null,
        ...(scope === undefined ? {} : { scope }),
        ...(near.length === 0 ? {} : { near }),
        patentCallUntil: patentCall(state, context, '00.99', '10.00'),
        ...move(state, context, '00.99', '10.00'),
      }),
    );
  },
});

const returnProposal = act('returnProposal', {
  words: said('退回提案', 'return the proposal'),
  payload: { reasons },
  who: office,
  at: ['00.20'],
  gates: [notOnHold],
  decide: (state, { reasons: why }, context) => happened(proposalReturned({ by: context.actor.id, reasons: why, ...move(state, context, '00.00') })),
});

const dropProposal = act('dropProposal', {
  words: said('终止提案', 'drop the proposal'),
  payload: { reason },
  who: officer,
  at: ['00.20'],
  gates: [notOnHold],
  decide: (_state, { reason: why }, { actor }) => happened(proposalDropped({ by: actor.id, reason: why, ...endAt('00.98') })),
});

export const proposalActs = [editProposal, submit, acceptProposal, returnProposal, dropProposal] as const;

/** G1: only a social organisation (prefix 51) issues T/ standards. A code that was issued with a wrong check character stands on evidence. */
function mayIssue({ organisation, profile }: ProjectState, evidence: string | undefined): May {
  if (profile.numbering.kind !== 'group') return ok(null);
  const { valid, overridable, kind, problems } = checkCreditCode(organisation);
  const society = kind === 'socialGroup';
  if ((valid && society) || ((overridable || !society) && kind !== null && evidence !== undefined)) return ok(null);
  return refused('NOT_A_SOCIETY', {
    rule: 'G1',
    source: 'SL-18',
    found: { organisation, kind, problems: problems.map((one) => one.code) },
    needed: { prefix: '51', or: 'documented evidence' },
    cure: ['officer', 'secretariat'],
  });
}

const insideCharter = (inside: boolean): May =>
  inside ? ok(null) : refused('OUTSIDE_CHARTER', { rule: 'G2', source: 'GS-3', found: false, needed: true, cure: ['nobody'] });

/** 查重: what is near must have been looked at, and is named with the acceptance. Whether it is a duplicate the office decides. In a rehearsal it is only shown. */
function searched({ rehearsal }: ProjectState, near: readonly Near[], named: readonly string[]): May {
  const left = unnamed(near, named);
  if (rehearsal || left.length === 0) return ok(null);
  return refused('NEAR_TITLES_UNNAMED', {
    rule: 'D-DUPLICATES',
    source: 'D-DUPLICATES',
    found: left.map((one) => ({ ...one })),
    needed: { duplicates: left.map(({ reference }) => reference) },
    cure: ['officer', 'secretariat'],
  });
}

function withoutConflict(state: ProjectState, named: readonly string[]): May {
  if (named.length === 0) return ok(null);
  return refused('CONFLICTS_WITH_MANDATORY', { ...groundOf(state, 'mandatory'), found: named, needed: [], cure: ['drafter', 'self'] });
}
