import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginBallot, letterBallot, letterSeats } from '../../support/letter-ballot.js';
import { signedIn, type Member } from '../member.js';
import { fileDraft, society, startApi, type TestApi } from '../town.js';

let api: TestApi;
let secretary: Member;
let member: Member;
let token = '';
let text = '';

beforeAll(async () => {
  api = await startApi();
  token = await api.token('office', { role: 'secretariat', organisation: society });
  secretary = await signedIn(api, { person: 'secretary', name: '王秘书', grants: [{ role: 'secretariat', organisation: society }] });
  member = await signedIn(api, { person: 's1', name: '委员一' });
  text = await fileDraft(api);
});
afterAll(() => api.close());

const begun = (opens: 'byHand' | 'atStart') => beginBallot(api, token, { ...letterBallot(letterSeats(6)), text, opens });
const seen = async (who: Member, id: string) => (await who.open(`/desk/ballots/${id}/conduct`)).html;

describe('S2 given a ballot that is prepared', () => {
  it('the secretary sees what is missing, what it would take in whole votes, who may vote, and the text itself', async () => {
    const id = await begun('byHand');
    const html = await seen(secretary, id);
    for (const words of ['开启之前', '预演', '有权表决', '6 票', '其余都反对时，通过须赞成', '现在开启，截止于', '按今天的名册'])
      expect(html).toContain(words);
    // The clauses of the text can be read where they stand.
    expect(html).toContain('本文件规定');
    const { acts } = (await api.ask('GET', `/ballots/${id}`, { token })).body as { acts: { name: string; open: boolean }[] };
    const opens = acts.find(({ name }) => name === 'openBallot')?.open;
    expect(html.includes(`href="/desk/ballots/${id}/open-ballot"`)).toBe(opens);
    expect(html.includes('还不能开启')).toBe(opens !== true);
  });
});

describe('S10 given a ballot that runs', () => {
  it('its conductor sees the roll of the opening and when reminders go out, and nobody who has voted', async () => {
    const id = await begun('atStart');
    const html = await seen(secretary, id);
    for (const words of ['进行情况', '自动提醒', '开启时的名册', '也不显示谁已表决']) expect(html).toContain(words);
    expect(html).not.toContain('预演');
  });

  it('who votes sees no roll there', async () => {
    const html = await seen(member, await begun('atStart'));
    expect(html.includes('名册只供组织表决的人查看') || html.includes('没有此资源')).toBe(true);
  });
});
