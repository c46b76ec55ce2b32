import type { Deadline } from '../../../contract/calendar.js';
import { lifecycleLink } from '../../../contract/notices/mail-words.js';
import type { WorkRow } from '../../../contract/views/work.js';
import { viewsOf } from '../../../db/collections.js';
import { trusted } from '../../../db/model.js';
import type { View } from '../../../db/projection.js';
import type { Stream } from '../../../domain/kernel/decider.js';
import { parseInstant } from '../../../domain/law/calendar/instant.js';
import type { Caller } from '../../http/call.js';
import { nounTable } from '../../noun-table.js';
import { reachOf } from '../../policy/reach.js';
import type { Ports } from '../../ports.js';
import { workOf } from '../work/work-list.js';
import { summaryOf, windowsOf, type Lang, type Where } from './windows.js';

const most = 200;

/** What somebody is on the roll of, called to or asked about by name, and rounds put to their organisations. */
function ownWindows({ actor }: Caller): readonly Where[] {
  const mine = actor.grants.map(({ organisation }) => organisation).filter((code) => code !== '*');
  const named = { persons: actor.id };
  return [
    { collection: 'ballots', filter: named },
    { collection: 'meetings', filter: named },
    { collection: 'draftings', filter: named },
    { collection: 'consultations', filter: { parties: trusted({ $in: mine }) } },
  ];
}

const streamOf = ({ subject: { kind, id } }: WorkRow): string => `${kind}/${id}`;

/** The windows of one person, and until when they owe what they owe. */
export async function ownDeadlines(ports: Ports, caller: Caller, lang: Lang): Promise<readonly Deadline[]> {
  const reach = await reachOf(ports.db, caller);
  const which = { rehearsal: trusted({ $ne: true }) };
  const [windows, work] = await Promise.all([
    windowsOf(ports, ownWindows(caller), lang),
    workOf(ports, { scope: { of: 'person', caller, reach }, caller, reach, which, limit: most }),
  ]);
  const covered = new Set(windows.map(({ about }) => about));
  const owed = work.items.filter((row) => row.owed && row.due !== null && !covered.has(streamOf(row)));
  return [...windows, ...(await dues(ports, owed, lang))];
}

/** A term moves with an event of its lifecycle, whose last number is the sequence. One entry for each thing that is due, whatever of it waits. */
async function dues({ db, config }: Ports, rows: readonly WorkRow[], lang: Lang): Promise<readonly Deadline[]> {
  const views = new Map<string, View>();
  for (const { kind, collection } of nounTable) {
    const streams = rows.filter(({ subject }) => subject.kind === kind).map(streamOf);
    if (streams.length === 0) continue;
    const found = viewsOf(db, collection).find({ _id: trusted({ $in: streams }) }, { title: 1, shownSeq: 1, updatedAt: 1 });
    for (const view of await found.lean<View[]>()) views.set(view._id, view);
  }
  const entries = new Map<string, Deadline>();
  for (const row of rows) {
    const view = views.get(streamOf(row));
    const closesAt = row.due === null ? null : parseInstant(row.due);
    if (view === undefined || closesAt === null) continue;
    const about = `${view._id}/${row.why.code}`;
    const link = lifecycleLink(config.publicUrl, view._id as Stream); // views are named by streams
    const shown = { sequence: view.shownSeq, stamp: view.updatedAt, summary: summaryOf(view, lang, row.why), cancelled: false, link };
    const first = entries.get(about);
    if (first === undefined || closesAt < first.closesAt) entries.set(about, { about, closesAt, ...shown });
  }
  return [...entries.values()];
}
