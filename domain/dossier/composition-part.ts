import { blocking, composition, type SeatElsewhere } from '../committee/composition.js';
import type { CommitteeProfile } from '../committee/profile.js';
import type { Candidate } from '../committee/member.js';
import type { Composed } from './dossier.js';

type About = { readonly profile: CommitteeProfile; readonly host: string; readonly on: string; readonly elsewhere: readonly SeatElsewhere[] };

/** A list of people checked again as a body, with every finding and the sentence that sums it up. */
export function composedOf(people: readonly Candidate[], { profile, host, on, elsewhere }: About): Composed {
  const checked = composition(people, { body: 'TC', profile, host, elsewhere });
  const against = blocking(checked, true).length;
  const { size, bySide, findings } = checked;
  return {
    ...{ on, host, size, bySide, rule: profile.bodies.TC, findings, against },
    people: people.map(({ person, name, organisation, organisationName, side, grade, duty, title }) => ({
      ...{ person, name, organisation, organisationName, side, grade, duty, title },
    })),
    zh: against === 0 ? `有表决权委员 ${size} 名，组成符合规定` : `有表决权委员 ${size} 名，${against} 处不符合规定`,
    en: against === 0 ? `${size} voting members, composed as the rule asks` : `${size} voting members, ${against} findings against it`,
  };
}
