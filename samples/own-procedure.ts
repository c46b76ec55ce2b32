import type { Waiting } from '../api/accounts/sample-world.js';
import { shippedProfiles } from '../domain/profile/shipped.js';
import type { Cast } from './walk/cast.js';
import { organisations } from './organisations.js';
import { textIn } from './walk/lifecycle.js';

/** A profile of the society's own: the shipped one for robotics with a longer round of comments, filed by its officer; it waits for a second person. */
export async function filedProcedure(cast: Cast): Promise<Waiting> {
  const { uscc } = organisations.lnsr;
  const base = shippedProfiles['group-standard/robotics'];
  if (base === undefined) throw new Error('the profile for robotics is not shipped');
  const window = { count: 45, unit: 'calendarDays' };
  const text = {
    ...base,
    ...{ id: 'lnsr/robotics', version: 1, title: { zh: '机器人协会团体标准制定程序', en: 'Procedure of the robotics society' } },
    consultation: { ...base.consultation, window },
  };
  const token = await cast.token(cast.find('officer', uscc));
  const begun = await cast.client.post('/api/v1/procedures', { organisation: uscc, text }, { token, key: 'sample-procedure' });
  return {
    zh: '协会自有规程，等待第二人确认',
    en: 'a procedure of the society’s own, which waits for a second person',
    path: `/api/v1/procedures/${textIn(begun, 'id') ?? ''}`,
    account: cast.find('chair', uscc).account,
  };
}
