import { idOf } from '../../domain/kernel/decider.js';
import { viewsOf } from '../../db/collections.js';
import { comments, type CommentRow } from '../../db/consultation.js';
import { modelOf } from '../../db/model.js';
import type { View } from '../../db/projection.js';
import type { Stream } from '../../domain/kernel/decider.js';
import type { PayloadOf } from '../../domain/kernel/field.js';
import type { addressToErase, commentToErase } from '../../domain/organisation/fields.js';
import { HttpProblem } from '../http/problem.js';
import type { Ports } from '../ports.js';

type Wish = PayloadOf<typeof commentToErase>;

/**
 * What is erased of whom, for the event. Only in rounds of the organisation itself, which answers for these data, whether they still run or not;
 * a round of another is as unknown as one that does not exist.
 */
export async function erasedComment({ db, personal }: Ports, { organisation }: View, { consultation: id, comment, reason }: Wish): Promise<object> {
  const consultation: Stream = `consultation/${id}`;
  const round = await viewsOf(db, 'consultations').exists({ _id: consultation, organisation });
  const row = await modelOf(db, comments).findOne({ consultation, n: comment }).lean<CommentRow>();
  const found = row === null ? undefined : (await personal.read([row.who])).get(row.who);
  if (round === null || row === null || found === undefined)
    throw new HttpProblem('NO_SUCH_COMMENTER', {
      found: { consultation: id, comment },
      needed: 'a comment of a round of this organisation',
      cure: ['self'],
    });
  if (found.erased !== null) throw new HttpProblem('ERASED_ALREADY', { found: { consultation: id, comment }, cure: ['nobody'] });
  return { consultation, comment, ref: row.who, digest: row.personal, reason };
}

type AddressWish = PayloadOf<typeof addressToErase>;

/** Only the organisation's own entry: what others know of the person is not said. */
export async function erasedAddress({ personal }: Ports, view: View, { person, reason }: AddressWish): Promise<object> {
  const entry = await personal.addresses.entered({ person, keeper: idOf(view._id) });
  if (entry === null)
    throw new HttpProblem('ADDRESS_NOT_KEPT', { found: person, needed: 'an address that this organisation entered', cure: ['self'] });
  if (entry.erased) throw new HttpProblem('ERASED_ALREADY', { found: person, cure: ['nobody'] });
  return { person, entered: entry.at, reason };
}
