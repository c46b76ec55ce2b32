import type { Words } from '../../../domain/kernel/words.js';
import { projectEvents } from '../../../domain/standard-project/events.js';
import { Day } from '../../parts/dates.js';
import { T } from '../../parts/visiting.js';
import type { Event } from '../../server/read.js';

const words: ReadonlyMap<string, Words> = new Map(projectEvents.map((event) => [event.type, event.words]));

/** The latest first. What happened twice on a day stands there twice. */
export const History = ({ events }: { readonly events: readonly Event[] }) => (
  <ol className="history">
    {[...events].reverse().map(({ seq, at, type }) => {
      const said = words.get(type);
      return said === undefined ? null : (
        <li key={seq}>
          <Day at={at} /> <span>{<T of={said} />}</span>
        </li>
      );
    })}
  </ol>
);
