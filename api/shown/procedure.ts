import { idOf } from '../../domain/kernel/decider.js';
import { parseJson, showFinding } from '../../contract/profile.js';
import type { procedureView, publicProcedureView } from '../../contract/views/procedure.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import { procedureNames, referenceTo, statusOf, type Draft, type ProcedureState } from '../../domain/procedure/state.js';
import { isSound } from '../../domain/profile/check.js';
import type { Finding } from '../../domain/profile/finding.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf, type Names } from '../read/names.js';

type Full = ShownFrom<typeof procedureView>;

const shownFindings = (findings: readonly Finding[]) => findings.map((found) => ({ ...showFinding(found) }));
/** As it was filed: an object, as the route took it. */
const textOf = ({ profile, text }: Draft): { readonly [field: string]: unknown } => ({ ...(profile ?? Object(parseJson(text ?? '{}'))) });

/** A society's own profile: everybody sees what is in force, its own people and its supervisors the draft and what the check-up found. */
export async function showProcedure({ db }: Ports, { view, sight }: Seen): Promise<Full | ShownFrom<typeof publicProcedureView>> {
  const state = view.state as ProcedureState; // folded by the projection of procedures
  const { procedure, inForce } = state;
  const known = {
    ...state,
    standing: procedureNames[statusOf(state)],
    reference: inForce === null ? null : referenceTo(idOf(procedure), inForce.version),
  };
  if (sight !== 'full') return known;
  return { ...known, ...inside(state, await namesOf(db, peopleIn(state), [])) };
}

const peopleIn = ({ draft, versions }: ProcedureState): readonly string[] => [
  ...new Set([
    ...(draft?.by ?? []),
    ...(draft?.returned ? [draft.returned.by] : []),
    ...versions.flatMap((one) => [...one.filedBy, one.confirmedBy]),
  ]),
];

function inside({ draft, inForce, versions }: ProcedureState, names: Names): Pick<Full, 'draft' | 'findings' | 'confirmations'> {
  const person = (id: string) => ({ id, name: names(id) });
  return {
    draft:
      draft === null
        ? null
        : {
            ...draft,
            text: textOf(draft),
            sound: draft.profile !== null && isSound(draft.findings),
            findings: shownFindings(draft.findings),
            by: draft.by.map(person),
            returned: draft.returned === null ? null : { ...draft.returned, byName: names(draft.returned.by) },
          },
    findings: shownFindings(inForce?.findings ?? []),
    confirmations: versions.map(({ version, filedBy, confirmedBy }) => ({ version, filedBy: filedBy.map(person), confirmedBy: person(confirmedBy) })),
  };
}
