import type { WorkRow } from '../../../contract/views/work.js';
import { pageOf } from '../../server/address.js';

/** Acts that have a page of their own below that of their record. */
const own: { readonly [act: string]: string } = { comment: '/comment' };

/** What has no page yet is done by its organisation. */
const paged = ['standard-project', 'consultation', 'committee', 'organisation', 'ballot', 'drafting', 'meeting'];

/** The page where the thing is done, or is to be seen. */
export function placeOf({ subject, act, organisation, about }: Pick<WorkRow, 'subject' | 'act' | 'organisation' | 'about'>): string | null {
  if (act?.name === 'castVote' && about.for !== undefined) return `${pageOf(subject.href)}?${new URLSearchParams({ for: about.for })}`;
  if (paged.includes(subject.kind)) return `${pageOf(subject.href)}${act === null ? '' : (own[act.name] ?? '')}`;
  return organisation === null ? null : `/organisations/${organisation}`;
}
