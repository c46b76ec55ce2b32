import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { receipt } from '../../../contract/http.js';
import { aComment } from '../../support/comment-round.js';
import { society } from '../../support/letter-ballot.js';
import { signedIn, type Member } from '../member.js';
import { openRound, startApi, type TestApi } from '../town.js';
import { fieldsOf, type Seen } from '../visitor.js';

let api: TestApi;
let drafter: Member;
let officer: Member;
let office = '';
let rounds = 0;
beforeAll(async () => {
  api = await startApi();
  office = await api.token('office', { role: 'officer', organisation: society });
  drafter = await signedIn(api, { person: 'drafter', name: '李起草', grants: [{ role: 'drafter', organisation: society }] });
  officer = await signedIn(api, { person: 'officer', name: '王经办', grants: [{ role: 'officer', organisation: society }] });
});
afterAll(() => api.close());

const comment = async (id: string): Promise<void> => {
  expect((await api.ask('POST', `/consultations/${id}/comments`, { body: aComment() })).status).toBe(201);
};
/** A round with two comments. */
async function round(): Promise<string> {
  const id = await openRound(api, `moved-${(rounds += 1)}`);
  await comment(id);
  await comment(id);
  return id;
}
const path = (id: string): string => `/desk/consultations/${id}/dispose`;
const rejected = { comments: '1', disposition: 'rejected', reason: '条文另有依据' };
const adopted = { comments: '1', disposition: 'adopted' };
const checked = async (who: Member, id: string, form: Seen, typed: Record<string, string>) =>
  who.submit(path(id), { ...fieldsOf(form), ...typed, step: 'check' });
const sent = (who: Member, id: string, check: Seen) => who.submit(path(id), { ...fieldsOf(check), step: 'send' });
const disposed = async (id: string) =>
  (
    (await api.ask('GET', `/consultations/${id}/events?type=commentsDisposed`, { token: office })).body['items'] as {
      data: { disposition: string };
    }[]
  ).map(({ data }) => data.disposition);

describe('XA36 given a form of the desk and a record that moved since it was shown', () => {
  it('two who answer the same comment do not overwrite each other: nothing is done, what happened stands there, what was typed is kept', async () => {
    const id = await round();
    const [first, second] = [await drafter.open(path(id)), await officer.open(path(id))];
    expect((await sent(drafter, id, await checked(drafter, id, first, adopted))).status).toBe(303);
    const moved = await checked(officer, id, second, rejected);
    expect(moved.status).toBe(412);
    for (const words of ['您读取之后已有变化', '此后发生', '李起草', '条文另有依据', '以当前内容为准', '保留我的内容再提交'])
      expect(moved.html).toContain(words);
    expect(fieldsOf(moved)).toMatchObject(rejected);
    expect(await disposed(id)).toEqual(['adopted']);
    // Mine is what is wanted: it is checked once more, then done.
    const again = await officer.submit(path(id), { ...fieldsOf(moved), step: 'check' });
    expect(again.html).toContain('确认办理');
    expect((await sent(officer, id, again)).status).toBe(303);
    expect(await disposed(id)).toEqual(['adopted', 'rejected']);
  });

  it('what moved between the check and the last step is found too, in both languages', async () => {
    const id = await round();
    const check = await checked(officer, id, await officer.open(path(id)), rejected);
    await sent(drafter, id, await checked(drafter, id, await drafter.open(path(id)), adopted));
    const moved = await sent(officer, id, check);
    expect([moved.status, moved.html.includes('您读取之后已有变化')]).toEqual([412, true]);
    const en = await officer.submit(`/en${path(id)}`, { ...fieldsOf(check), step: 'send' });
    expect([en.status, en.html.includes('This has changed since you read it')]).toEqual([412, true]);
    expect(await disposed(id)).toEqual(['adopted']);
  });

  it('comments that come in meanwhile keep nobody from answering', async () => {
    const id = await round();
    const form = await officer.open(path(id));
    await comment(id);
    const check = await checked(officer, id, form, rejected);
    expect(check.html).toContain('确认办理');
    await comment(id);
    expect((await sent(officer, id, check)).status).toBe(303);
    expect(await disposed(id)).toEqual(['rejected']);
  });

  it('the last step sent twice is done once, though the first moved the record itself', async () => {
    const id = await round();
    const check = await checked(officer, id, await officer.open(path(id)), rejected);
    const answers = [await sent(officer, id, check), await sent(officer, id, check)];
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(answers[1]?.to).toBe(answers[0]?.to);
    expect(await disposed(id)).toEqual(['rejected']);
  });

  it('XE31 what was changed and changed back by going back to the form is done a third time', async () => {
    const id = await round();
    const form = await officer.open(path(id));
    for (const typed of [rejected, adopted, rejected]) {
      const check = await checked(officer, id, form, typed);
      const now = check.status === 412 ? await officer.submit(path(id), { ...fieldsOf(check), step: 'check' }) : check;
      expect((await sent(officer, id, now)).status).toBe(303);
    }
    expect(await disposed(id)).toEqual(['rejected', 'adopted', 'rejected']);
  });

  it('a program that repeats its command with the tag of before is told what it had done', async () => {
    const id = await round();
    const { seq } = (await api.ask('GET', `/consultations/${id}`, { token: office })).body as { seq: number };
    const send = () =>
      api.ask('POST', `/consultations/${id}/dispose`, {
        token: office,
        body: { comments: [1], disposition: 'adopted' },
        headers: { 'if-match': `"${seq}"`, 'idempotency-key': `repeated-${id}` },
      });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, receipt.parse(again.body).repeated]).toEqual([200, 200, true]);
  });
});

describe('XE34 given a form that can never be done', () => {
  it.each([
    ['a', '须为数字'],
    ['二', '须为数字'],
    ['-1', '评论|意见|序号|不得小于|大于'],
    ['1e400', '须为数字'],
    ['__proto__', '须为数字'],
    ['1-999999999', '超出五位数'],
    ['1-100000', '超出五位数'],
    ['9-3', '从小到大'],
  ])('the comments “%s” are refused before they are said back, at their field', async (comments, words) => {
    const id = await round();
    const answer = await checked(officer, id, await officer.open(path(id)), { ...rejected, comments });
    expect(answer.status).toBe(422);
    expect(answer.html).toMatch(new RegExp(words));
    expect(answer.html).toContain('href="#comments"');
    expect(answer.html).not.toContain('确认办理');
    expect(fieldsOf(answer)).toMatchObject({ comments });
  });
});

describe('given a receipt of a comment', () => {
  const taken = async (id: string): Promise<string> => {
    const { body } = await api.ask('POST', `/consultations/${id}/comments`, { body: aComment() });
    return String(body['secret']);
  };

  it('XE28 a link that says it was taken back or objected to says nothing of it until it was', async () => {
    const secret = await taken(await round());
    for (const done of ['withdraw', 'object']) {
      const { html } = await drafter.open(`/receipts/${secret}?done=${done}`);
      expect([html.includes('不再处理，也不再计入'), html.includes('异议已收到')]).toEqual([false, false]);
    }
    const form = await drafter.open(`/receipts/${secret}/withdraw`);
    const done = await drafter.submit(`/receipts/${secret}/withdraw`, fieldsOf(form));
    expect(done.status).toBe(303);
    expect((await drafter.open(done.to ?? '')).html).toContain('不再处理，也不再计入');
  });

  it('XE35 what cannot be taken back is not offered to be, with the reason', async () => {
    const secret = await taken(await round());
    await drafter.submit(`/receipts/${secret}/withdraw`, fieldsOf(await drafter.open(`/receipts/${secret}/withdraw`)));
    for (const act of ['withdraw', 'object']) {
      const { status, html } = await drafter.open(`/receipts/${secret}/${act}`);
      expect([act, status, html.includes(`action="/receipts/${secret}/${act}"`)]).toEqual([act, 409, false]);
      expect(html).toContain('panel bad');
    }
  });
});
