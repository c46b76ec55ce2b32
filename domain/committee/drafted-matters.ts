import { refuse, type Refusal } from '../kernel/refusal.js';
import { ok, type Result } from '../kernel/result.js';
import type { NamedDrafters } from '../messages/messages.js';
import type { Matter } from './profile.js';

/** Matters that judge a text somebody drafted; on all others every member has a vote, whoever wrote the paper. */
const withDraft: readonly Matter[] = ['projectProposal', 'draftForReview', 'subcommitteeResolution', 'other'];

export const judgesDraft = (matter: Matter | undefined): boolean => matter === undefined || withDraft.includes(matter);

/** Drafters are named for a matter that has a draft, and nowhere else. */
export function draftersFit(matter: Matter | undefined, named: Pick<NamedDrafters, 'drafters' | 'drafterUnits'> | undefined): Result<null, Refusal> {
  if (matter === undefined || judgesDraft(matter) || named === undefined || named.drafters.length + named.drafterUnits.length === 0) return ok(null);
  return refuse('MATTER_WITHOUT_DRAFT', {
    ...{ rule: 'G6', source: 'D-ROLES-APART', found: { matter, drafters: named.drafters.length, drafterUnits: named.drafterUnits.length } },
    needed: { matter: withDraft },
    cure: ['self'],
  });
}
