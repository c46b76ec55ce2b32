import { idOf } from '../../../domain/kernel/decider.js';
import { lifecycles } from '../../../domain/lifecycles.js';
import { said, type Words } from '../../../domain/kernel/words.js';
import type { Ground, Waiting } from '../../../domain/work/owing.js';
import { whyOf } from '../../../domain/work/whys.js';
import { errorEntry } from '../../../contract/errors.js';
import { sourceTitles } from '../../../contract/source.js';
import { evidence } from '../../../contract/instant.js';
import type { WorkRow } from '../../../contract/views/work.js';
import type { View } from '../../../db/projection.js';
import { chinaTime } from '../../http/china-time.js';
import { shownRefusal } from '../../http/problem.js';
import type { Noun } from '../../nouns.js';
import { actHref, blockersOf, type Asking } from '../acts.js';
import { titleShown } from '../title.js';
import type { Names } from '../names.js';

/** One of the things a lifecycle waits for. `beside`: what settles it is done below its address and is no act of the lifecycle. */
export type Found = { readonly noun: Noun; readonly view: View; readonly asking: Asking; readonly waiting: Waiting; readonly beside?: DoneBeside };
export type DoneBeside = Words & { readonly name: string; readonly path: string };

/** The caller corrects the addresses of its notices. */
export const correcting: DoneBeside = {
  ...said('更正地址并重发通知', 'correct an address and send the notice again'),
  ...{ name: 'correctAddress', path: 'notices/correct-address' },
};
/** The caller has a webhook go on. */
export const resuming = (hook: string): DoneBeside => ({
  ...said('检查推送地址并恢复', 'look at the address and resume'),
  ...{ name: 'resumeWebhook', path: `webhooks/${hook}/resume` },
});

const wordsOf = ({ kind }: Noun, act: string): Words => lifecycles[kind]?.commands[act]?.words ?? said(act, act);

/** The first act that is open to the caller; and, where that is not the likeliest one, what stands in the way of that. */
function actsOf({ noun, view, asking, waiting, beside }: Found): Pick<WorkRow, 'act' | 'blocked'> {
  const self = `/api/v1/${noun.path}/${idOf(view._id)}`;
  if (beside !== undefined) {
    const { name, zh, en, path } = beside;
    return { act: { name, zh, en, method: 'POST', href: `${self}/${path}` }, blocked: null };
  }
  if (!waiting.may) return { act: null, blocked: null };
  const asked = waiting.acts.map((name) => ({ name, ...wordsOf(noun, name), blockers: blockersOf(noun, { ...asking, name }) }));
  const open = asked.find(({ blockers }) => blockers.length === 0);
  const [likeliest] = asked;
  return {
    act: open === undefined ? null : { name: open.name, zh: open.zh, en: open.en, method: 'POST', href: actHref(noun, view, open.name) },
    blocked: likeliest === undefined || likeliest === open || !waiting.owed ? null : { ...likeliest, blockers: likeliest.blockers.map(shownRefusal) },
  };
}

const rehearsed = ({ state }: View): boolean => typeof state === 'object' && state !== null && 'rehearsal' in state && state.rehearsal === true;

/** The committee a lifecycle belongs to, by its stream; a committee is its own. */
export const committeeIn = ({ kind }: Noun, view: View): string | null => {
  if (kind === 'committee') return view._id;
  return typeof view['committee'] === 'string' ? view['committee'] : null;
};

const titleIn = ({ title, state }: View): unknown =>
  title ?? (typeof state === 'object' && state !== null && 'question' in state ? state.question : null);

/** What the rows of one answer name beside what stands in their views, read together. */
export type Beside = { readonly names: Names; readonly titles: ReadonlyMap<string, unknown> };

function groundShown({ code, rule, source, found, needed }: Ground): NonNullable<WorkRow['ground']> {
  const { zh, en } = code === undefined ? { zh: null, en: null } : errorEntry(code);
  return { title: en, titleZh: zh, rule, source, ...sourceTitles(source), found: evidence(found), needed: evidence(needed) };
}

export function rowOf(found: Found, { names, titles }: Beside): WorkRow {
  const { noun, view, asking, waiting } = found;
  const { why: code, due, about = {}, ground, duty } = waiting;
  const { zh, en, weight, consequence } = whyOf(code);
  const { act, blocked } = actsOf(found);
  const organisation = typeof view['organisation'] === 'string' ? view['organisation'] : null;
  const committee = committeeIn(noun, view);
  const { clauses, objections, ...rest } = about;
  return {
    subject: { kind: noun.kind, id: idOf(view._id), title: titleShown(titleIn(view)), href: `/api/v1/${noun.path}/${idOf(view._id)}` },
    why: { code, zh, en },
    owed: waiting.owed && act !== null,
    ...{ act, blocked },
    due: due === null ? null : chinaTime(due),
    overdueSince: duty && due !== null && due <= asking.context.now ? chinaTime(due) : null,
    weight,
    consequence: consequence ?? null,
    ground: ground === undefined ? null : groundShown(ground),
    organisation,
    organisationName: typeof view['organisationName'] === 'string' ? view['organisationName'] : names(organisation),
    committee: committee === null ? null : { id: idOf(committee), title: titleShown(titles.get(committee)) },
    rehearsal: rehearsed(view),
    about: {
      ...rest,
      ...(clauses === undefined ? {} : { clauses: [...clauses] }),
      ...(objections === undefined ? {} : { objections: [...objections] }),
    },
  };
}
