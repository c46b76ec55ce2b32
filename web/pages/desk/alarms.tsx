import type { Words } from '../../../domain/kernel/words.js';
import { Section } from '../../parts/blocks.js';
import { A, T, useSay } from '../../parts/visiting.js';
import { idIn } from '../../server/address.js';
import type { Visit } from '../../server/page.js';
import { readLineageIfAny, type Lineage } from '../../server/read.js';
import { deskWords } from '../../words/desk.js';
import type { Desked } from './read.js';

/** What the lineage of a round rings for and nobody has explained. */
export type Alarms = Pick<Lineage, 'round' | 'unanswered'>;

/** Of a drafting group that answers them; null for everything else. */
export async function alarmsAt(visit: Visit, { noun, one }: Desked): Promise<Alarms | null> {
  const { project } = one.links;
  const answers = one.acts.some(({ name, open }) => name === 'answerAlarm' && open);
  return noun === 'draftings' && answers && project !== undefined ? readLineageIfAny(visit, idIn(project)) : null;
}

const partsOf = (alarm: string): { readonly name: Words; readonly why: Words } => {
  const [kind, at = ''] = alarm.split(/:(.*)/);
  return kind === 'clause'
    ? { name: deskWords.clause(at), why: deskWords.changedUnasked }
    : { name: deskWords.comment(at), why: deskWords.adoptedUntraced };
};

/** Each leads to the form that answers it. */
export const AlarmList = ({ to, alarms: { round, unanswered } }: { readonly to: string; readonly alarms: Alarms }) => {
  const say = useSay();
  return unanswered.length === 0 ? null : (
    <Section id="alarms" title={deskWords.alarms}>
      <ul className="rows">
        {unanswered.map((alarm) => (
          <li key={alarm}>
            <A to={`${to}/answer-alarm?alarm=${encodeURIComponent(alarm)}&round=${round}`}>
              <T of={partsOf(alarm).name} />
            </A>
            {say(partsOf(alarm).why)}
          </li>
        ))}
      </ul>
    </Section>
  );
};
