import { aboutStandard } from '../../domain/ballot/about-standard.js';
import type { CampaignInput } from '../../domain/campaign/state.js';
import type { committee } from '../../domain/committee/committee.js';
import type { Kind } from '../../domain/kernel/decider.js';
import type { DraftingInput } from '../../domain/messages/drafting.js';
import { said, type Words } from '../../domain/kernel/words.js';
import { lifecycles } from '../../domain/lifecycles.js';
import type { BallotInput, ConsultationInput, MeetingInput } from '../../domain/messages/messages.js';
import type { OrganisationInput } from '../../domain/organisation/state.js';
import type { CallInput, PilotInput } from '../../domain/pilot/fields.js';
import { titleIn } from '../../domain/procedure/acts.js';
import type { ProcedureInput } from '../../domain/procedure/state.js';
import type { RegisterInput } from '../../domain/messages/register.js';
import type { ProjectInput } from '../../domain/standard-project/input.js';
import type { SupervisionInput } from '../../domain/supervision/state.js';
import { clip, summary } from './summary.js';

/** What the birth of a lifecycle says that anybody may read: titles of standards and names of bodies are public, persons are not. */
type Public = { readonly title?: string | Words; readonly organisation: string; readonly organisationName?: string };

/** By kind. A person is not here: nothing of a person's birth is for everybody. */
const publicParts = {
  ballot: (input: BallotInput) => ({ ...(aboutStandard(input) ? { title: input.question } : {}), organisation: input.organisation }),
  campaign: ({ title, organisation, organisationName }: CampaignInput) => ({ title, organisation, organisationName }),
  committee: ({ name, host }: Parameters<typeof committee.start>[0]) => ({
    title: name,
    organisation: host.organisation,
    organisationName: host.name,
  }),
  consultation: ({ title, organisation }: ConsultationInput) => ({ title, organisation }),
  drafting: ({ title, organisation }: DraftingInput) => ({ title, organisation }),
  meeting: ({ title, organisation }: MeetingInput) => ({ title, organisation }),
  organisation: ({ name, uscc }: OrganisationInput) => ({ title: name, organisation: uscc }),
  pilot: ({ title, ...input }: CallInput | PilotInput) => ({
    title,
    ...('round' in input
      ? { organisation: input.organisation, organisationName: input.organisationName }
      : { organisation: input.departments.market.organisation, organisationName: input.departments.market.name }),
  }),
  supervision: ({ title, organisation, organisationName }: SupervisionInput) => ({ title, organisation, organisationName }),
  procedure: ({ text, organisation, organisationName }: ProcedureInput) => ({ title: titleIn(text), organisation, organisationName }),
  register: ({ code, organisation }: RegisterInput) => ({ title: code, organisation }),
  'standard-project': ({ title, organisation, organisationName }: ProjectInput) => ({ title, organisation, organisationName }),
} satisfies { readonly [kind in Kind]?: (input: never) => Public };

/** Longer titles are cut: Temporal warns of memos above 2 KiB. */
const titleBytes = 600;

export const inBoth = ({ zh, en }: Words): string => (zh === en ? zh : `${zh} · ${en}`);

/** What stands beside a lifecycle in Temporal's lists from its start: the memo, the line of the summary, and the code its search attribute has. */
export type Label = {
  readonly memo: { readonly kind: string; readonly title?: string; readonly organisation?: string };
  readonly staticSummary: string;
  readonly organisation: string | null;
};

export function labelOf(kind: Kind, input: unknown): Label {
  const named = inBoth(lifecycles[kind]?.words ?? said(kind, kind));
  const known = publicOf(kind, input);
  if (known === null) return { memo: { kind: named }, staticSummary: summary(named), organisation: null };
  const { title, organisation, organisationName } = known;
  const text = title === undefined ? null : clip(typeof title === 'string' ? title : inBoth(title), titleBytes);
  return {
    memo: {
      kind: named,
      ...(text === null ? {} : { title: text }),
      organisation: organisationName === undefined ? organisation : `${organisationName} ${organisation}`,
    },
    staticSummary: summary(text === null ? named : `${named}: ${text}`),
    organisation,
  };
}

function publicOf(kind: Kind, input: unknown): Public | null {
  const parts: { readonly [kind in Kind]?: (input: never) => Public } = publicParts;
  // The sender parsed the input against the contract of this kind, or another lifecycle made it.
  return parts[kind]?.(input as never) ?? null;
}
