import { localDate } from '../../domain/law/calendar/instant.js';
import { said, type Words } from '../../domain/kernel/words.js';
import { isStageCode, stageCodes } from '../../domain/profile/stage-codes.js';
import { stageTitles } from '../../domain/profile/vocabulary.js';
import type { Event, Project } from '../server/read.js';
import { msOf } from './dates.js';
import { T } from './visiting.js';

/** A stage of a project: where it stands, and since when or until when. */
export type Step = { readonly title: Words; readonly stands: 'done' | 'now' | 'todo'; readonly on: string | null };

/** In the order of the procedure; what comes after publication is shown once it begins. */
const line = ['proposal', 'approvalOfProject', 'drafting', 'comment', 'review', 'approval', 'publication', 'systematicReview', 'withdrawal'] as const;
const always = line.indexOf('publication');

const stageIndex = (code: string): number => (isStageCode(code) ? line.findIndex((stage) => stage === stageCodes[code].stage) : -1);

const codesIn = ({ data }: Event): readonly string[] => (Array.isArray(data['path']) ? data['path'].filter((one) => typeof one === 'string') : []);

/** The day on which a stage was last entered, by the events that moved the project. */
function enteredOn(events: readonly Event[]): ReadonlyMap<number, string> {
  const entered = new Map<number, string>();
  for (const event of events)
    for (const code of codesIn(event)) {
      const index = stageIndex(code);
      if (index >= 0 && !(entered.has(index) && lastOf(entered) === index)) entered.set(index, localDate(msOf(event.at)));
    }
  return entered;
}
const lastOf = (entered: ReadonlyMap<number, string>): number | undefined => [...entered.keys()].at(-1);

export function stagesOf({ state, status }: Project, events: readonly Event[]): readonly Step[] {
  const now = stageIndex(status);
  const entered = enteredOn(events);
  const over = state.end !== null;
  return line.slice(0, Math.max(always, now) + 1).map((stage, index) => ({
    title: stageTitles[stage],
    stands: index < now || (over && index === now) ? 'done' : index === now ? 'now' : 'todo',
    on: index <= now ? (entered.get(index) ?? null) : null,
  }));
}

const since = said('起', 'since');

/** The stages of a project; the words beside each node say what its colour says. */
export const Stages = ({ steps, wide = false }: { readonly steps: readonly Step[]; readonly wide?: boolean }) => (
  <ol className={wide ? 'stages row-stages' : 'stages'}>
    {steps.map(({ title, stands, on }) => (
      <li key={title.en} className={stands} aria-current={stands === 'now' ? 'step' : undefined}>
        <b>
          <T of={title} />
        </b>
        {on === null ? null : (
          <span>
            <T of={stands === 'now' ? said(`${on} ${since.zh}`, `${since.en} ${on}`) : said(on, on)} />
          </span>
        )}
      </li>
    ))}
  </ol>
);
