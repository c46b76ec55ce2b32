import type { Audience } from '../kernel/decider.js';
import type { NoticeWords, Tells } from '../kernel/notice-words.js';
import type { Json } from '../kernel/refusal.js';
import type { ProjectState } from './state.js';

/** Who hears of a project. */
export type Party = 'office' | 'proposer' | 'drafters' | 'chair' | 'monitor' | 'public';

/** Each of them once, in this order. */
export const toParties =
  (...parties: readonly Party[]) =>
  (state: ProjectState): readonly Audience[] =>
    [...new Set(parties)].flatMap((party) => people(party, state));

/** What every notice says of the project it is about. */
export const subject = (state: ProjectState): { readonly [key: string]: Json } => ({
  project: state.project,
  title: { zh: state.title.zh, en: state.title.en },
  code: state.code,
  number: state.number,
  stageEndsAt: state.clocks.stage?.at ?? null,
});

type Telling<Fact extends string> = NoticeWords & { readonly to: readonly Party[]; readonly facts?: readonly Fact[] };

/** A notice to some of them, filled with what every notice says and with those facts of the event that its words take. */
export const notice = <Fact extends string = never>({
  to,
  facts = [],
  ...words
}: Telling<Fact>): Tells<ProjectState, { readonly [fact in Fact]: Json }> => ({
  ...words,
  to: toParties(...to),
  values: (state, data) => ({ ...subject(state), ...Object.fromEntries(facts.map((fact) => [fact, data[fact]])) }),
});

/** Whom the law lets know what it makes public (GS 14, 18), beside those it concerns. */
export const publicFacts: readonly Party[] = ['public', 'proposer', 'drafters'];

function people(party: Party, state: ProjectState): readonly Audience[] {
  const at = (role: string): Audience => ({ role, organisation: state.organisation });
  switch (party) {
    case 'office':
      return [at('officer'), at('secretariat')];
    case 'chair':
      return [at('chair')];
    case 'monitor':
      return [at('monitor')];
    case 'proposer':
      return [{ person: state.proposer.person }];
    case 'drafters':
      return draftersOf(state);
    case 'public':
      return [{ feed: 'public' }];
  }
}

/** The listed drafters; before there are any, those of the lead unit. */
function draftersOf({ group, plan }: ProjectState): readonly Audience[] {
  if (group !== null) return group.drafters.map(({ person }) => ({ person }));
  return plan === null ? [] : [{ role: 'drafter', organisation: plan.lead.organisation }];
}
