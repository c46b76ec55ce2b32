import type { consultationView, publicConsultationView } from '../../contract/views/consultation.js';
import type { ShownFrom } from '../../contract/views/shown.js';
import type { ConsultationState } from '../../domain/consultation/state.js';
import type { Seen } from '../policy/sight.js';
import type { Ports } from '../ports.js';
import { namesOf } from '../read/names.js';
import { readView } from '../read/views.js';

const replyOf = (mark: string) => (mark === 'n' ? 'noComments' : mark === 'c' ? 'comments' : 'none');

/** A round that was called off has no ends any more. */
const endsOf = ({ phase, closesAt, countsUntil, answerBy }: ConsultationState) =>
  phase === 'voided' ? { closesAt: null, countsUntil: null, answerBy: null } : { closesAt, countsUntil, answerBy };

/** The title of its project in English, which the round does not keep. */
async function englishTitle({ db }: Ports, { project }: ConsultationState): Promise<string | null> {
  const found = (await readView(db, 'projects', project))?.['title'] as { readonly en?: string } | undefined; // a facet of projects
  return found?.en ?? null;
}

/** A comment round as its reader may see it: everybody is told to how many it was sent, those concerned to whom and who replied. */
export async function showConsultation(
  ports: Ports,
  { view, sight }: Seen,
): Promise<ShownFrom<typeof consultationView> | ShownFrom<typeof publicConsultationView>> {
  const state = view.state as ConsultationState; // written by the projection of comment rounds
  const { addressees, drafters, organisation, replies } = state;
  const full = sight === 'full';
  const names = await namesOf(ports.db, full ? drafters : [], [organisation, ...(full ? addressees : [])]);
  const title = { zh: state.title, en: await englishTitle(ports, state) };
  const shown = { ...state, ...endsOf(state), title, organisationName: names(organisation) };
  if (!full) return { ...shown, addressees: addressees.length };
  return {
    ...shown,
    addressees: addressees.map((unit, n) => ({ organisation: unit, name: names(unit), reply: replyOf(replies.charAt(n)) })),
    drafters: drafters.map((person) => ({ person, name: names(person) })),
  };
}
