import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineUnavailable } from '../../../api/engine-contract.js';
import { eventsOf, type EventRow } from '../../../db/archive.js';
import { contentHash } from '../../../domain/kernel/log/merkle.js';
import type { BallotTerms } from '../../../domain/profile/profile.js';
import { msOf } from '../../support/client.js';
import { beginAgreed, letterBallot, letterSeats, letterTerms, society } from '../../support/letter-ballot.js';
import { signedIn, type Member } from '../member.js';
import { startApi, type TestApi } from '../town.js';
import { fieldsOf, type Seen } from '../visitor.js';

const unit = '91350200776049653A';
const text = contentHash('送审稿');
const corrected = contentHash('送审稿（勘误）');

let api: TestApi;
let officer: string;
let secretary: string;
let members: readonly Member[];
beforeAll(async () => {
  api = await startApi();
  officer = await api.token('officer', { role: 'officer', organisation: society });
  secretary = await api.token('secretary', { role: 'secretariat', organisation: society });
  members = await Promise.all(Array.from({ length: 7 }, (_, n) => signedIn(api, { person: `m${n}`, name: `委员${n}` })));
});
afterAll(() => api.close());

const seats = letterSeats(7).map((seat, n) => (n < 6 ? seat : { ...seat, organisation: unit, organisationName: '起草单位' }));
const begin = (over: Partial<BallotTerms> = {}): Promise<string> =>
  beginAgreed(api, secretary, { ...letterBallot(seats), terms: { ...letterTerms, ...over }, drafterUnits: [unit] });
const post = async (path: string, body: object, token = secretary) => {
  const answer = await api.ask('POST', `/ballots/${path}`, { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
const member = (n: number): Member => {
  const one = members[n];
  if (one === undefined) throw new Error(`there is no member ${n}`);
  return one;
};
const casts = (id: string) =>
  eventsOf(api.db)
    .find({ stream: `ballot/${id}` as never, type: 'voteCast' })
    .lean<EventRow[]>();

/** Fills the form in and sends it to be checked. */
const checked = async (who: Member, id: string, typed: Record<string, string>): Promise<Seen> =>
  who.submit(`/ballots/${id}`, { ...fieldsOf(await who.open(`/ballots/${id}`)), ...typed, step: 'check' });
const sent = (who: Member, id: string, page: Seen, over: Record<string, string> = {}) =>
  who.submit(`/ballots/${id}`, { ...fieldsOf(page), ...over, step: 'send' });
const voted = async (who: Member, id: string, typed: Record<string, string>) => sent(who, id, await checked(who, id, typed));

async function closed(id: string): Promise<void> {
  const { body } = await api.ask('GET', `/ballots/${id}`, { token: secretary });
  api.now = msOf((body['state'] as { countsUntil: string }).countsUntil); // the state of a ballot
  await api.engine.runDue();
}

describe('XE27 given a link to a receipt of a vote that nobody cast', () => {
  it.each(['9999', 'abc', '-1', '', '<script>'])('it does not say that a vote has arrived: %s', async (seq) => {
    const id = await begin();
    const { html, status } = await member(3).open(`/ballots/${id}/receipt?seq=${encodeURIComponent(seq)}`);
    expect(status).toBe(200);
    expect(html).not.toContain('已收到您的表决');
    expect(html).toContain('现在还看不到您的表决');
  });
});

describe('XE28 given a link to a receipt of a vote that did not stand by anything', () => {
  it.each(['1', 'x'.repeat(32)])('it says that the vote arrived, and no more: %s', async (stood) => {
    const id = await begin();
    const { to } = await voted(member(0), id, { choice: 'yes' });
    const { html } = await member(0).open(`${to ?? ''}&stood=${stood}`);
    expect([html.includes('已收到您的表决'), html.includes('维持原票')]).toEqual([true, false]);
  });
});

describe('XE31 given a member who changes the vote, and changes it back', () => {
  it('on one form, by going back, each is a vote of its own, and the last counts', async () => {
    const id = await begin();
    const form = fieldsOf(await member(0).open(`/ballots/${id}`));
    const seen: string[] = [];
    const changes: readonly Record<string, string>[] = [{ choice: 'yes' }, { choice: 'no', words: '数据不足' }, { choice: 'yes' }];
    for (const typed of changes) {
      const check = await member(0).submit(`/ballots/${id}`, { ...form, ...typed, step: 'check' });
      seen.push((await sent(member(0), id, check)).to ?? '');
    }
    expect(new Set(seen).size).toBe(3);
    expect(await casts(id)).toHaveLength(3);
    expect((await member(0).open(seen[2] ?? '')).html).toContain('<strong>赞成</strong>');
  });

  it('a sheet that was sent and replaced is not done again without a word: it says what counts, and is sent once more', async () => {
    const id = await begin();
    const yes = await checked(member(0), id, { choice: 'yes' });
    await sent(member(0), id, yes);
    await voted(member(0), id, { choice: 'no', words: '数据不足' });
    const again = await sent(member(0), id, yes);
    expect(again.status).toBe(409);
    for (const words of ['没有提交：您此后又投过票', '不赞成，附理由', '提交表决']) expect(again.html).toContain(words);
    expect(await casts(id)).toHaveLength(2);
    expect((await sent(member(0), id, again)).status).toBe(303);
    expect(await casts(id)).toHaveLength(3);
  });
});

describe('XE29 given a ballot that a meeting closed before its time', () => {
  it('no page leaves a day to vote in, or offers to vote again', async () => {
    const id = await begin({ mode: 'meeting' });
    await post(`${id}/record-attendance`, { present: [0, 1, 2, 3, 4, 5] });
    const { to } = await voted(member(0), id, { choice: 'yes' });
    for (const n of [1, 2, 3]) await voted(member(n), id, { choice: 'yes' });
    await post(`${id}/close-meeting`, {});
    api.now += 60_000;
    for (const path of [`/ballots/${id}`, to ?? '', `/en/ballots/${id}`, `/en${to ?? ''}`]) {
      const { html } = await member(0).open(path);
      expect([path, /还剩|可以改投|>改投<|请先阅读全文|days? left|vote again until|Change your vote|Read it before/.exec(html)?.[0]]).toEqual([
        path,
        undefined,
      ]);
    }
    expect((await member(0).open(`/ballots/${id}`)).html).toContain('until over');
  });
});

describe('given an open ballot and a member who has not voted', () => {
  it('S6 the page says what is asked, by which rule, until when, and what silence means, in both languages', async () => {
    const id = await begin();
    const zh = (await member(0).open(`/ballots/${id}`)).html;
    for (const words of ['是否同意送审稿', '您尚未表决', '函审', '参加表决不少于有表决权的席位的 3/4', '赞成不少于收回的票的 2/3', '按未收回处理'])
      expect(zh).toContain(words);
    expect(zh).toMatch(/月\d+日（星期.）24:00/);
    const en = (await member(0).open(`/en/ballots/${id}`)).html;
    for (const words of ['You have not voted', 'at least 3/4 of the seats with a vote', 'neither a yes nor a no']) expect(en).toContain(words);
    for (const html of [zh, en]) expect(html).not.toMatch(/checked|CN-TC|notReturned|undefined/);
  });

  it('S6 what was ticked is said back before it is sent, sent once, and answered with its place in the log; voting again replaces it', async () => {
    const id = await begin();
    const check = await checked(member(0), id, { choice: 'yesWithComments', words: '第八条：建议写明期限' });
    expect(check.status).toBe(200);
    for (const words of ['还没有提交', '委员0', '赞成，有建议或意见', '第八条：建议写明期限', text.slice(0, 8)]) expect(check.html).toContain(words);
    expect(await casts(id)).toEqual([]);
    const first = await sent(member(0), id, check);
    expect([first.status, first.to]).toEqual([303, expect.stringMatching(new RegExp(`^/ballots/${id}/receipt\\?seq=\\d+$`))]);
    const receipt = await member(0).open(first.to ?? '');
    const [cast] = await casts(id);
    for (const words of ['已收到您的表决', '赞成，有建议或意见', cast?.leaf ?? 'no leaf', String(cast?.seq)]) expect(receipt.html).toContain(words);
    const second = await voted(member(0), id, { choice: 'no', words: '6.3 数据不足' });
    const now = (await member(0).open(second.to ?? '')).html;
    expect(now).toContain('不赞成，附理由');
    expect(now).toContain('您此前投过 1 次，仍留在日志中，不再计入');
    expect(await casts(id)).toHaveLength(2);
    expect((await member(0).open(`/ballots/${id}`)).html).toContain('您已表决');
  });

  it('S6 a second click, a reload and going back to the form come to one vote and the same receipt', async () => {
    const id = await begin();
    const check = await checked(member(1), id, { choice: 'yes' });
    const [first, second] = await Promise.all([sent(member(1), id, check), sent(member(1), id, check)]);
    const third = await sent(member(1), id, check);
    expect([second.to, third.to]).toEqual([first.to, first.to]);
    expect(await casts(id)).toHaveLength(1);
  });

  it('what is missing is named at its field, and nothing typed is lost', async () => {
    const id = await begin();
    const nothing = await checked(member(0), id, { words: '只有文字' });
    expect(nothing.status).toBe(422);
    expect(nothing.html).toContain('请选择一项');
    expect(fieldsOf(nothing)['words']).toBe('只有文字');
    const bare = await checked(member(0), id, { choice: 'no' });
    expect([bare.status, bare.html.includes('不赞成须写明理由'), bare.html.includes('href="#words"')]).toEqual([422, true, true]);
    expect(bare.html).toMatch(/value="no"[^>]*checked|checked[^>]*value="no"/);
    expect((await checked(member(0), id, { choice: 'no', words: '……' })).status).toBe(422);
    const back = await member(0).submit(`/ballots/${id}`, {
      ...fieldsOf(await checked(member(0), id, { choice: 'no', words: '数据不足' })),
      step: 'edit',
    });
    expect(fieldsOf(back)).toMatchObject({ choice: 'no', words: '数据不足' });
  });

  it('S6 an abstention without a word is confirmed where the terms ask', async () => {
    const id = await begin({ emptyVote: 'confirmed' });
    const check = await checked(member(0), id, { choice: 'abstain' });
    expect(check.html).toContain('我确认弃权，不写意见');
    const asked = await sent(member(0), id, check);
    expect([asked.status, asked.html.includes('弃权且未填写任何意见')]).toEqual([422, true]);
    expect((await sent(member(0), id, asked, { confirmed: 'on' })).status).toBe(303);
  });

  it('when no answer comes nobody is told that it failed: it is sent again as the same', async () => {
    const id = await begin();
    const check = await checked(member(2), id, { choice: 'yes' });
    const { submit: plain } = api.engine;
    api.engine.submit = async (...command) => {
      await plain.apply(api.engine, command);
      throw new EngineUnavailable('unknown', 2);
    };
    const unknown = await sent(member(2), id, check);
    api.engine.submit = plain;
    expect([unknown.status, unknown.html.includes('可能已收到，还不能确定')]).toEqual([503, true]);
    expect(unknown.html).not.toContain('panel bad');
    const again = await sent(member(2), id, unknown);
    expect(again.status).toBe(303);
    expect(await casts(id)).toHaveLength(1);
  });
});

describe('given what happens while a member votes', () => {
  it('S9 a text that is corrected is said, nothing is sent, and what was typed is kept; who had voted stands by the vote', async () => {
    const id = await begin();
    await voted(member(0), id, { choice: 'yes' });
    const check = await checked(member(1), id, { choice: 'yesWithComments', words: '图 1 不清' });
    await post(`${id}/swap-ballot-text`, { from: text, to: corrected, nature: 'erratum', reason: '公式 2 排印' });
    const { body } = await api.ask('GET', `/ballots/${id}`, { token: secretary });
    const { proposals = [] } = body['state'] as { proposals?: readonly { readonly n: number }[] }; // the state of a ballot
    for (const { n } of proposals) await post(`${id}/confirm-change`, { n }, officer);
    const refused = await sent(member(1), id, check);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('文本在您填写期间已更正');
    expect(fieldsOf(refused)).toMatchObject({ words: '图 1 不清', text: corrected });
    expect((await sent(member(1), id, await member(1).submit(`/ballots/${id}`, { ...fieldsOf(refused), step: 'check' }))).status).toBe(303);
    const asked = await member(0).open(`/ballots/${id}`);
    expect(asked.html).toContain('表决文本已更正');
    const stand = await member(0).open(`/ballots/${id}/stand-by`);
    const done = await member(0).submit(`/ballots/${id}/stand-by`, { ...fieldsOf(stand), step: 'send' });
    expect(done.status).toBe(303);
    expect((await member(0).open(done.to ?? '')).html).toContain('已收到：维持原票');
    expect((await member(0).open(`/ballots/${id}`)).html).not.toContain('/stand-by');
  });

  it('what comes after the close is kept, is said to be late, and is never said to be lost', async () => {
    const id = await begin();
    const check = await checked(member(3), id, { choice: 'yes', words: '很好' });
    const before = api.now;
    await closed(id);
    try {
      // The session of before is over: the same person signs in again, and the sheet of before is asked about once more.
      const back = await signedIn(api, { person: 'm3', name: '委员3' });
      const asked = await sent(back, id, check);
      expect([asked.status, asked.html.includes('核对您的表决'), fieldsOf(asked)['words']]).toEqual([403, true, '很好']);
      const late = await sent(back, id, asked);
      expect(late.status).toBe(200);
      for (const words of ['已收到，逾期，不计入', '已留存备查', '很好']) expect(late.html).toContain(words);
    } finally {
      api.now = before;
    }
  });

  it('a ballot that was voided says so, with what was typed', async () => {
    const id = await begin();
    const check = await checked(member(3), id, { choice: 'no', words: '数据不足' });
    await post(`${id}/recall-ballot`, { reason: '误开' });
    const refused = await sent(member(3), id, check);
    expect(refused.status).toBe(409);
    expect(refused.html).toContain('本次投票已撤回');
    expect(refused.html).toContain('数据不足');
  });
});

describe('given a mandate', () => {
  it('S10 its holder is told so, votes for the member alone, and gets a receipt', async () => {
    const id = await begin({ mandates: { alternates: true, proxies: false, perHolder: 1 } });
    const deputy = await signedIn(api, { person: 'deputy', name: '候补人' });
    const letter = { seat: 4, holder: 'deputy', kind: 'alternate', from: api.now, until: api.now + 20 * 86_400_000, proof: contentHash('委托书') };
    await post(`${id}/record-mandate`, letter);
    const { body } = await api.ask('GET', `/ballots/${id}`, { token: secretary });
    const { proposals = [] } = body['state'] as { proposals?: readonly { readonly n: number }[] }; // the state of a ballot
    for (const { n } of proposals) await post(`${id}/confirm-change`, { n }, await api.token('m4'));
    expect((await deputy.open('/work')).html).toContain(`/ballots/${id}?for=m4`);
    const page = await deputy.open(`/ballots/${id}?for=m4`);
    expect(page.html).toContain('您凭委托书代一位委员表决');
    const check = await deputy.submit(`/ballots/${id}`, { ...fieldsOf(page), choice: 'yes', step: 'check' });
    expect(check.html).toContain('凭委托代一位委员');
    const done = await sent(deputy, id, check);
    expect([done.status, done.html.includes('已收到您的表决')]).toEqual([200, true]);
    expect((await casts(id)).map(({ data }) => data)).toMatchObject([{ seat: 4, person: 'deputy', as: 'alternate' }]);
  });
});

describe('given who has no vote', () => {
  it('an excluded seat is told why, and has no form', async () => {
    const { html } = await member(6).open(`/ballots/${await begin()}`);
    for (const words of ['您没有表决权', '您的席位不参加这次表决', '属于起草单位']) expect(html).toContain(words);
    expect(html).not.toContain('name="choice"');
  });

  it('somebody who is not on the roll sees nothing of it', async () => {
    const other = await signedIn(api, { person: 'elsewhere' });
    expect((await other.open(`/ballots/${await begin()}`)).status).toBe(404);
  });
});

describe('given the close', () => {
  it('S12 the result says what came in, every comparison and what they come to, and the own vote; no other', async () => {
    const id = await begin();
    for (const n of [0, 1, 2, 3]) expect((await voted(member(n), id, { choice: 'yes' })).status).toBe(303);
    expect((await voted(member(4), id, { choice: 'no', words: '数据不足' })).status).toBe(303);
    await closed(id);
    const { html } = await (await signedIn(api, { person: 'm0', name: '委员0' })).open(`/ballots/${id}`);
    for (const words of ['通过', '5 票，应投 6 票', '参加表决 5 ≥ 3/4×6', '结果：通过', '已截止']) expect(html).toContain(words);
    expect(html).not.toContain('name="choice"');
    expect(html).not.toContain('委员4');
  });
});
