import type { Connection } from 'mongoose';
import { eventId, eventsOf, type EventRow } from '../../db/archive.js';
import { trusted } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import { kindOf } from '../../domain/kernel/decider.js';
import { parted, publicPartsOf } from '../policy/public-events.js';
import type { FeedEntry } from './feed.js';
import { showEvents } from './show-event.js';
import { titleShown } from './title.js';

/** What everybody may see to have happened in a lifecycle, the latest first; never more, whoever asks: a feed reader is nobody. */
export async function eventEntries(
  db: Connection,
  view: View,
  { link, most }: { readonly link: string; readonly most: number },
): Promise<readonly FeedEntry[]> {
  const parts = publicPartsOf(kindOf(view._id));
  const rows = await eventsOf(db)
    .find({ _id: trusted({ $gt: eventId(view._id, 0), $lte: eventId(view._id, view.shownSeq) }), type: trusted({ $in: Object.keys(parts) }) })
    .sort({ _id: -1 })
    .limit(most)
    .lean<EventRow[]>();
  const shown = await showEvents(db, rows.map(parted(parts)));
  const title = titleShown(view['title']);
  const mark = view['rehearsal'] === true ? '【演练】' : '';
  return rows.flatMap((row, n): readonly FeedEntry[] => {
    const words = shown[n];
    if (words === undefined) return [];
    return [
      {
        named: row._id,
        title: `${mark}${title === null ? '' : `${title.zh}：`}${words.zh}`,
        updated: row.at,
        link,
        category: row.type,
        summary: [...(title?.en == null ? [] : [title.en]), words.en].join(' · '),
      },
    ];
  });
}
