import type { ActorId } from '../kernel/actor.js';
import type { Context } from '../kernel/decider.js';
import type { Json } from '../kernel/refusal.js';
import { ok } from '../kernel/result.js';
import { all, type May } from '../kernel/gate.js';
import type { PersonId } from '../kernel/person-id.js';
import { refused } from './refusals.js';
import type { Drafter, OpenComplaint, ProjectState } from './state.js';
import { draftingUnits } from './who.js';

const source = 'D-PANEL';

/** Fewest members of a panel, where the profile does not say: D. */
const defaultPanel = 3;

export const onPanel = ({ panel }: Pick<OpenComplaint, 'panel'>, person: ActorId): boolean => panel?.some((one) => one.person === person) ?? false;

/** Named people of an odd number, each once, of whom nobody is a party or drafted the text. */
export const panelFits = (state: ProjectState, complaint: OpenComplaint, members: readonly Drafter[]): May =>
  all(
    () => panelSize(state, members),
    () => panelClear(state, complaint, members),
  );

function panelSize({ profile }: ProjectState, members: readonly Drafter[]): May {
  const least = profile.appeal?.panel ?? defaultPanel;
  const persons = new Set(members.map((one) => one.person)).size;
  if (persons === members.length && persons >= least && persons % 2 === 1) return ok(null);
  return refused('PANEL_SIZE', { rule: 'D-PANEL', source, found: persons, needed: { atLeast: least, odd: true, eachOnce: true }, cure: ['self'] });
}

/** Conflicts go by person and by credit code: the complainant and their units, the respondent, the proposer, who drafts and their units. */
function panelClear(state: ProjectState, complaint: OpenComplaint, members: readonly Drafter[]): May {
  const found = members.flatMap(({ person, organisation }): readonly Json[] => {
    const because = conflictOf(state, complaint, { person, organisation });
    return because === null ? [] : [{ person, organisation, because }];
  });
  if (found.length === 0) return ok(null);
  return refused('PANEL_CONFLICTED', { rule: 'D-PANEL', source, found, needed: [], cure: ['self'] });
}

function conflictOf(state: ProjectState, { by, against, appeal }: OpenComplaint, one: Pick<Drafter, 'person' | 'organisation'>): string | null {
  if (one.person === by || (appeal?.units.includes(one.organisation) ?? false)) return 'complainant';
  if (one.organisation === against) return 'respondent';
  if (one.person === state.proposer.person || one.organisation === state.proposer.unit) return 'proposer';
  const drafts = state.group?.drafters.some(({ person }) => person === one.person) ?? false;
  return drafts || draftingUnits(state).includes(one.organisation) ? 'drafter' : null;
}

/**
 * An appeal is decided by its panel, in whose name one member speaks, with more than half of all members behind it; so is any complaint that was given a
 * panel. What the panel finds is its own; the machine only counts who stands behind it.
 */
export function panelDecides(complaint: OpenComplaint, concurring: readonly PersonId[] = [], context: Context): May {
  const speaks = panelSpeaks(complaint, context);
  const { panel } = complaint;
  if (!speaks.ok || panel === undefined) return speaks;
  const behind = new Set(concurring.filter((person) => onPanel(complaint, person))).size;
  if (behind === concurring.length && behind * 2 > panel.length) return ok(null);
  return refused('PANEL_MAJORITY', {
    rule: 'D-PANEL',
    source,
    found: { concurring: [...concurring], members: behind },
    needed: { members: panel.map((one) => one.person), moreThanHalfOf: panel.length },
    cure: ['self'],
  });
}

/** Whether this person may decide it: a member of its panel, or who handles complaints where it has and needs none. */
export function panelSpeaks(complaint: OpenComplaint, { actor }: Context): May {
  const { panel, appeal } = complaint;
  if (panel === undefined)
    return appeal === undefined ? ok(null) : refused('PANEL_MISSING', { rule: 'D-PANEL', source, found: null, needed: 'a panel', cure: ['monitor'] });
  if (onPanel(complaint, actor.id)) return ok(null);
  return refused('NOT_ON_PANEL', { rule: 'D-PANEL', source, found: actor.id, needed: panel.map((one) => one.person), cure: ['nobody'] });
}
