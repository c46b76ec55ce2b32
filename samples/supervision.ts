import type { Waiting } from '../api/accounts/sample-world.js';
import type { Cast } from './walk/cast.js';
import { organisations } from './organisations.js';
import { textIn } from './walk/lifecycle.js';

/** A question of civil affairs to a society, in the rehearsed world: it waits for the answer of the society's officer. */
export async function askedSociety(cast: Cast): Promise<Waiting> {
  const society = organisations.lnsr;
  const body = {
    ...{ organisation: society.uscc, department: organisations.civil.uscc, title: '征求意见的起止时间' },
    question: '请说明今年各项标准征求意见的起止时间，并附公告。',
    ...{ indicator: 'shortestConsultation', within: { count: 10, unit: 'workingDays' }, rehearsal: true },
  };
  const token = await cast.token(cast.find('monitor'));
  const begun = await cast.client.post('/api/v1/supervisions', body, { token, key: 'sample-supervision' });
  return {
    zh: '民政厅的询问（演练），等待协会答复',
    en: 'a question of civil affairs (rehearsal), which waits for the answer of the society',
    path: `/api/v1/supervisions/${textIn(begun, 'id') ?? ''}`,
    account: cast.find('officer', society.uscc).account,
  };
}
