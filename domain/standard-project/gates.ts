import type { Gate, May } from '../kernel/gate.js';
import type { Suspendable } from '../messages/suspension.js';
import type { StageCode } from '../profile/stage-codes.js';
import { refuse } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { groundOf, type Ground } from './ground.js';
import { refused } from './refusals.js';
import type { ProjectState } from './state.js';

export type ProjectGate = Gate<ProjectState>;

const hasEnded: ProjectGate = ({ end, code }) =>
  end === null
    ? ok(null)
    : refused('PROJECT_ENDED', {
        rule: 'D-END',
        source: 'D-ENDED',
        found: { end, code },
        needed: 'a project that has not ended',
        cure: ['nobody'],
      });

export const wrongStage = (state: ProjectState, needed: readonly StageCode[]): May =>
  refused('WRONG_STAGE', { ...groundOf(state, 'order'), found: state.code, needed, cure: ['officer'] });

/** How a project stands in the way of its acts. */
export const standing = {
  ended: hasEnded,
  at: (state: ProjectState, codes: readonly StageCode[]): May => (codes.includes(state.code) ? ok(null) : wrongStage(state, codes)),
};

/** Where the stage is asked after another gate, or is not the same for every project. */
export const stands =
  (codes: (state: ProjectState) => readonly StageCode[]): ProjectGate =>
  (state) =>
    standing.at(state, codes(state));

/** Most acts wait while the project rests; what protects somebody's rights does not. */
export const notOnHold: ProjectGate = ({ holds: { frozen, suspended, since } }) => {
  if (frozen) {
    return refused('ORGANISATION_SUSPENDED', {
      rule: 'G3',
      source: 'D-FREEZE',
      found: { standing: 'suspended', since },
      needed: { standing: 'clear' },
      cure: ['monitor'],
    });
  }
  if (suspended === null) return ok(null);
  return refused('PROJECT_SUSPENDED', {
    rule: 'D-SUSPEND',
    source: 'D-SUSPENDED',
    found: { suspendedBy: suspended.by, since },
    needed: 'resumed',
    cure: [suspended.by === 'monitor' ? 'monitor' : 'officer'],
  });
};

/** An order of supervision stands in the way of the acts it names and of no other; it says whose it is, why, and what lifts it. */
export const notSuspended =
  (act: Suspendable): ProjectGate =>
  ({ suspensions = [] }) => {
    const order = suspensions.find(({ acts }) => acts.includes(act));
    if (order === undefined) return ok(null);
    const { matter, finding, department, reason, until, since } = order;
    return refused('ACT_SUSPENDED', {
      ...{ rule: 'D-SUPERVISION', source: 'D-SUSPEND-ACT', cure: ['monitor'] },
      found: { act, department, reason, since, matter, finding },
      needed: { act: 'liftSuspension', until },
    });
  };

/** What the authority ordered is carried out while the project rests, too. */
export const runsOrIsOrderedOut: ProjectGate = (state, context) => (state.withdrawalOrdered ? ok(null) : notOnHold(state, context));

export const notLocal = (ground: Ground, { profile }: ProjectState) =>
  refused('NOT_A_LOCAL_STANDARD', { ...ground, found: profile.kind, needed: 'local-standard', cure: ['nobody'] });

/** Some acts belong to local standards alone. */
export const isLocal =
  (ground: Ground): ProjectGate =>
  (state) =>
    state.local === undefined ? notLocal(ground, state) : ok(null);

/** G5: nothing goes on while a comment has no disposition. */
export const commentsSettled: ProjectGate = ({ comment }) =>
  comment.status === 'settled'
    ? ok(null)
    : refuse('COMMENTS_OPEN', {
        rule: 'G5',
        source: 'D-ZERO-OPEN',
        found: { status: comment.status, comments: comment.comments },
        needed: { status: 'settled' },
        cure: ['drafter'],
      });

/** The act names the text it is about; a version uploaded meanwhile must be seen first. */
export const namesDraft = (state: ProjectState, text: string): May => (state.draft?.sha256 === text ? ok(null) : otherDraft(state, text));

const otherDraft = ({ draft }: ProjectState, found: string | null): May =>
  refused('DRAFT_MISMATCH', { rule: 'D-TEXT', source: 'D-EXACT-TEXT', found, needed: draft?.sha256 ?? null, cure: ['self'] });

/** For an act about the draft of now: there is one, and it is as this asks. */
export const draftThat =
  (fits: (state: ProjectState, text: string) => May): ProjectGate =>
  (state) =>
    state.draft === null ? otherDraft(state, null) : fits(state, state.draft.sha256);

/** A number asked for is on its way and must arrive first, so that it can be burnt and not be lost. */
export const noNumberPending: ProjectGate = ({ approval }) =>
  approval.pending
    ? refused('NUMBER_PENDING', { rule: 'G10', source: 'D-BURN', found: 'pending', needed: 'answered by the register', cure: ['nobody'] })
    : ok(null);
