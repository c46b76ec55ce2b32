import type { Context } from '../../kernel/decider.js';
import { actsOf, mayDo, type Act, type AnyAct } from '../../kernel/act.js';
import { happened } from '../../kernel/gate.js';
import { said } from '../../kernel/words.js';
import type { StageCode } from '../../profile/stage-codes.js';
import { ok } from '../../kernel/result.js';
import type { ProjectEvent } from '../events.js';
import { actRecalled } from '../events/recall.js';
import { reason, recalled } from '../fields.js';
import { notOnHold, standing, type ProjectGate } from '../gates.js';
import { recallable } from '../recallable.js';
import { refused } from '../refusals.js';
import type { ProjectState } from '../state.js';

const { act } = actsOf<ProjectState, ProjectEvent, StageCode>(standing);

const about = { rule: 'D-RECALL', source: 'D-RECALL' } as const;

const nothingFollowed: ProjectGate = ({ last, profile }, { now }) => {
  if (last === null)
    return refused('NOTHING_TO_RECALL', {
      ...about,
      found: null,
      needed: 'a recallable act after which nothing followed',
      cure: ['nobody'],
    });
  const until = last.at + profile.recallMinutes * 60_000;
  if (now <= until) return ok(null);
  return refused('RECALL_TOO_LATE', { ...about, found: { now }, needed: { notAfter: until }, cure: ['nobody'] });
};

type Others = readonly AnyAct<ProjectState, ProjectEvent>[];

/** The role that did it may undo it: the act's own permission is asked against the state it was done in. */
const sameRole =
  (others: Others): ProjectGate =>
  (state, context: Context) => {
    const { last } = state;
    if (last === null || last.by === context.actor.id) return ok(null);
    const done = Object.entries(recallable).find(([event]) => event === last.act)?.[1];
    const undone = others.find(({ type }) => type === done);
    return undone === undefined ? ok(null) : mayDo(undone, { ...state, ...last.before, last: null }, context);
  };

type Recall = { readonly act: string; readonly reason: string };

/** Needs the permissions of all other acts, and so is made where they come together. */
export const recallOf = (others: Others): Act<ProjectState, ProjectEvent, 'recall', Recall> =>
  act('recall', {
    words: said('撤回误操作', 'recall a slip'),
    payload: { act: recalled, reason },
    who: sameRole(others),
    gates: [notOnHold, nothingFollowed],
    decide({ last }, { act: named, reason: why }, { actor }) {
      if (last === null) return happened();
      if (last.act !== named) return refused('RECALL_OTHER_ACT', { ...about, found: named, needed: last.act, cure: ['self'] });
      return happened(actRecalled({ by: actor.id, act: named, actedAt: last.at, actedBy: last.by, reason: why }));
    },
  });
