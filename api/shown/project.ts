import type { ShownFrom } from '../../contract/views/shown.js';
import type { projectView, publicProjectView } from '../../contract/views/standard-project.js';
import type { BallotName, BallotTerms } from '../../domain/profile/profile.js';
import type { LocalState, ProjectState } from '../../domain/standard-project/state.js';
import type { Caller } from '../http/call.js';
import { withKnownComplainants } from '../policy/complaint-sight.js';
import { publicProject } from '../policy/public-project.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf, type Names } from '../read/names.js';

type Full = ShownFrom<typeof projectView>;

/** Everybody whose id stands alone in the state of a project. */
const peopleIn = ({ proposer, draft, review, approval, complaints, last, notice }: ProjectState) => [
  proposer.person,
  draft?.by,
  review.replacement?.by,
  review.erratum?.by,
  approval.editorial?.by,
  approval.editorial?.confirmedBy,
  last?.by,
  ...complaints.open.map(({ by }) => by),
  ...(notice?.open.map(({ by }) => by) ?? []),
];

/** Names whoever did something, beside the id. */
const signer =
  (names: Names) =>
  <Done extends { readonly by: string }>(done: Done): Done & { readonly byName: string | null } => ({ ...done, byName: names(done.by) });

const localShown = (local: LocalState): NonNullable<Full['local']> => ({ ...local, voices: local.voices.length });

function reviewShown({ replacement, erratum, ...review }: ProjectState['review'], signed: ReturnType<typeof signer>): Full['review'] {
  return {
    ...review,
    ...(replacement === undefined ? {} : { replacement: signed(replacement) }),
    ...(erratum === undefined ? {} : { erratum: signed(erratum) }),
  };
}

function approvalShown({ editorial, ...approval }: ProjectState['approval'], names: Names): Full['approval'] {
  if (editorial === undefined) return approval;
  return { ...approval, editorial: { ...signer(names)(editorial), confirmedByName: names(editorial.confirmedBy) } };
}

const ballotsOf = (ballots: { readonly [name in BallotName]?: BallotTerms }): Full['profile']['ballots'] =>
  Object.fromEntries(Object.entries(ballots).map(([name, { mode, window }]) => [name, { mode, window }]));

/** All of a project; of complaints not who filed them, where the reader may not know. */
function fullProject(state: ProjectState, caller: Caller, names: Names): Full {
  const signed = signer(names);
  const { local, notice, profile, proposer, draft, last } = state;
  const { complaints } = withKnownComplainants(state, caller.actor);
  return {
    ...state,
    profile: { ...profile, hash: state.profileHash, ballots: ballotsOf(profile.ballots) },
    proposer: { ...proposer, name: names(proposer.person), unitName: names(proposer.unit) },
    draft: draft === null ? null : signed(draft),
    last: last === null ? null : signed({ act: last.act, at: last.at, by: last.by }),
    review: reviewShown(state.review, signed),
    approval: approvalShown(state.approval, names),
    complaints: { ...complaints, open: complaints.open.map((one) => ('by' in one ? signed(one) : one)) },
    notice: notice === null ? null : { ...notice, open: notice.open.map((one) => signed(one)) },
    local: local === undefined ? undefined : localShown(local),
  };
}

/** A project as its reader may see it. */
export async function showProject({ db }: Ports, { view, sight }: Seen, caller: Caller): Promise<Full | ShownFrom<typeof publicProjectView>> {
  const state = view.state as ProjectState; // written by the projection of projects
  if (sight === 'public') return publicProject(state);
  return fullProject(state, caller, await namesOf(db, peopleIn(state), [state.proposer.unit]));
}
