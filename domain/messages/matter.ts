import { refuse, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';

/** What a committee decides by all its members (TCM); `formal` matters of a profile need a passed ballot, the others minutes. */
export const matters = [
  'charter',
  'secretariatRules',
  'workPlan',
  'standardsSystem',
  'projectProposal',
  'draftForReview',
  'members',
  'budget',
  'subcommittee',
  'subcommitteeResolution',
  'election',
  'other',
] as const;
export type Matter = (typeof matters)[number];

/** Matters that judge a text somebody drafted; on all others every member has a vote, whoever wrote the paper. */
const withDraft: readonly Matter[] = ['projectProposal', 'draftForReview', 'subcommitteeResolution', 'other'];

export const judgesDraft = (matter: Matter | undefined): boolean => matter === undefined || withDraft.includes(matter);

type Named = { readonly drafters: readonly unknown[]; readonly drafterUnits: readonly unknown[] };

/** Drafters are named for a matter that has a draft, and nowhere else. */
export function draftersFit(matter: Matter | undefined, named: Named | undefined): Result<null, Refusal> {
  if (matter === undefined || judgesDraft(matter) || named === undefined || named.drafters.length + named.drafterUnits.length === 0) return ok(null);
  return refuse('MATTER_WITHOUT_DRAFT', {
    ...{ rule: 'G6', source: 'D-ROLES-APART', found: { matter, drafters: named.drafters.length, drafterUnits: named.drafterUnits.length } },
    needed: { matter: withDraft },
    cure: ['self'],
  });
}
