import { draftersOnRecord } from '../../db/recorded-drafters.js';
import type { Matter } from '../../domain/messages/matter.js';
import { judgesDraft } from '../../domain/messages/matter.js';
import type { PersonId } from '../../domain/kernel/person-id.js';
import type { Ports } from '../ports.js';

type Call = {
  readonly matter?: Matter | undefined;
  readonly text: string;
  readonly drafters?: readonly PersonId[] | undefined;
  readonly drafterUnits?: readonly string[] | undefined;
};

/**
 * A call for a vote with the drafters that the record knows of its text. Who is only on the list of a group is named beside those whom the caller named;
 * where nobody is known at all, the vote on a draft says so.
 */
export async function withDrafters(ports: Ports, call: Call, on: string): Promise<object> {
  const { matter } = call;
  // A proposal is a paper of its project and no draft of the standard: who wrote the project's drafts votes on the next proposal.
  if (!judgesDraft(matter) || matter === 'projectProposal') return {};
  const { recorded, others } = await draftersOnRecord(ports.db, call.text, on);
  const drafters = [...new Set([...(call.drafters ?? []), ...others.drafters])];
  const drafterUnits = [...new Set([...(call.drafterUnits ?? []), ...others.drafterUnits])];
  const said = call.drafters !== undefined || call.drafterUnits !== undefined || matter === 'draftForReview';
  return { recorded, ...(said || drafters.length > 0 ? { drafters, drafterUnits } : {}) };
}
