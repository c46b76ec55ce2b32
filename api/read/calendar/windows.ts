import { deadlineWords, type DeadlineName } from '../../../contract/deadline-words.js';
import type { Deadline } from '../../../contract/calendar.js';
import { lifecycleLink } from '../../../contract/notices/mail-words.js';
import { viewsOf } from '../../../db/collections.js';
import { deadlinesTold, type Told } from '../../../db/deadline-told.js';
import { trusted } from '../../../db/model.js';
import type { View } from '../../../db/projection.js';
import { kindOf, type Kind, type Stream } from '../../../domain/kernel/decider.js';
import type { Ports } from '../../ports.js';
import { titleShown } from '../title.js';

/** Whose windows: views of these collections. */
export type Where = { readonly collection: Windowed; readonly filter: { readonly [field: string]: unknown } };
export type Windowed = 'ballots' | 'consultations' | 'meetings' | 'draftings' | 'projects' | 'committees';
export type Lang = 'zh' | 'en';

/** What a calendar keeps of the past: what closed or was called off longer ago is left out. */
const keptMs = 60 * 86_400_000;
const most = 500;

const names: { readonly [kind in Kind]?: DeadlineName } = {
  ballot: 'ballotCloses',
  consultation: 'consultationCloses',
  meeting: 'meetingOpens',
  drafting: 'callCloses',
  committee: 'noticeCloses',
  'standard-project': 'noticeCloses',
};

const questionIn = (state: unknown): unknown => (typeof state === 'object' && state !== null && 'question' in state ? state.question : null);

/** What it is about, behind what happens then. */
export function summaryOf(view: View, lang: Lang, what: { readonly zh: string; readonly en: string }): string {
  const title = titleShown(view['title'] ?? questionIn(view.state));
  const named = lang === 'zh' ? title?.zh : (title?.en ?? title?.zh);
  return named === undefined ? what[lang] : `${what[lang]}${lang === 'zh' ? '：' : ': '}${named}`;
}

/** The instant that the API shows, and what was told of it. What is told no longer and lies ahead has been called off. */
function standing(view: View, told: Told, now: number): Pick<Deadline, 'closesAt' | 'cancelled' | 'sequence'> | null {
  const closesAt = typeof view['closesAt'] === 'number' ? view['closesAt'] : null;
  const { sequence } = told;
  if (closesAt !== null && !told.cancelled) return { closesAt, cancelled: false, sequence };
  if (told.closesAt === null) return null;
  const dropped = !told.cancelled && told.closesAt > now;
  return { closesAt: told.closesAt, cancelled: told.cancelled || dropped, sequence: dropped ? Math.max(sequence, view.shownSeq) : sequence };
}

type Reading = { readonly lang: Lang; readonly publicUrl: string; readonly now: number };

function deadlineOf(view: View, told: Told | undefined, { lang, publicUrl, now }: Reading): readonly Deadline[] {
  const stands = told === undefined ? null : standing(view, told, now);
  const name = names[kindOf(view._id)];
  if (told === undefined || stands === null || name === undefined || stands.closesAt < now - keptMs) return [];
  const link = lifecycleLink(publicUrl, view._id as Stream); // views are named by streams
  return [{ about: view._id, ...stands, summary: summaryOf(view, lang, deadlineWords(name)), link, stamp: told.at }];
}

/** The windows of these lifecycles, in earnest, what ends first in front. */
export async function windowsOf({ db, config, clock }: Ports, wheres: readonly Where[], lang: Lang): Promise<readonly Deadline[]> {
  const now = clock();
  const lately = { rehearsal: trusted({ $ne: true }), updatedAt: trusted({ $gt: now - 2 * 365 * 86_400_000 }) };
  const found = await Promise.all(
    wheres.map(({ collection, filter }) =>
      viewsOf(db, collection)
        .find({ $and: [filter, lately] }, { 'state.profile': 0, 'state.seats': 0, 'state.marks': 0 })
        .sort({ updatedAt: -1 })
        .limit(most)
        .maxTimeMS(5000)
        .lean<View[]>(),
    ),
  );
  const views = [...new Map(found.flat().map((view) => [view._id, view])).values()];
  const told = await deadlinesTold(
    db,
    views.map(({ _id }) => _id as Stream), // views are named by streams
  );
  const windows = views.flatMap((view) => deadlineOf(view, told.get(view._id), { lang, publicUrl: config.publicUrl, now }));
  return windows.toSorted((a, b) => a.closesAt - b.closesAt || (a.about < b.about ? -1 : 1));
}
