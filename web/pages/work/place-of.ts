import type { WorkRow } from '../../../contract/views/work.js';
import { hasPage } from '../../../contract/notices/mail-words.js';
import { idIn, pageOf } from '../../server/address.js';

/** Acts that have a page made for them: that of their record, or one below it. All others are done by the form of the desk. */
const own: { readonly [kind: string]: { readonly [act: string]: string } } = {
  consultation: { comment: '/comment' },
  ballot: { castVote: '', standByVote: '/stand-by' },
  drafting: { statePosition: '' },
  meeting: { signIn: '' },
};

/** What a row says of its act already, under the name that the form has for it. */
const filledIn = ({ proposal, complaint, call, issue }: WorkRow['about']): string => {
  const known = { n: proposal, complaint, call, issue };
  const fields = Object.entries(known).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
  return fields.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(fields))}`;
};

/** The page where the thing is done, or is to be seen. */
export function placeOf({ subject, act, about }: Pick<WorkRow, 'subject' | 'act' | 'about'>): string {
  const record = subject.href.replace(/^\/api\/v1/, '');
  const page = hasPage(record.split('/')[1] ?? '') ? pageOf(subject.href) : `/desk${record}`;
  if (act === null) return page;
  if (act.name === 'dispose') return `/desk${record}/dispositions?state=open`;
  // What is done beside a record is no act of it.
  if (act.name === 'correctAddress') return `/desk${record}/notices`;
  if (act.name === 'resumeWebhook') return `/desk${record}/webhooks`;
  const below = own[subject.kind]?.[act.name];
  if (below === undefined) return `/desk${record}/${idIn(act.href)}${filledIn(about)}`;
  const vote = act.name === 'castVote' && about.for !== undefined ? `?${new URLSearchParams({ for: about.for })}` : '';
  return `${page}${below}${vote}`;
}
