import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EngineUnavailable } from '../../../api/engine-contract.js';
import { docxOf, templateDraft } from '../../support/docx.js';
import { fileDraft, openRound, society, startApi, type TestApi } from '../town.js';
import { fieldsOf, open, submit } from '../visitor.js';

let api: TestApi;
let text: string;
beforeAll(async () => {
  api = await startApi();
  text = await fileDraft(api);
});
afterAll(() => api.close());

const day = 86_400_000;
let rounds = 0;
let form: string;
beforeEach(async () => {
  rounds += 1;
  form = `${api.url}/consultations/${await openRound(api, `talk-${rounds}`, { text })}/comment`;
});

const words = { clause: '4.2', kind: 'technical', text: '时限过短', author: '周工', organisationName: '辽宁示例检验检测中心' };
const filled = async (over: Record<string, string> = {}) => ({ ...fieldsOf(await open(form)), ...words, ...over });
const comments = async (): Promise<readonly { readonly n: number; readonly text: string }[]> => {
  const { body } = await api.ask('GET', `/consultations/talk-${rounds}/comments`);
  return body['items'] as readonly { n: number; text: string }[];
};

describe('given an open round', () => {
  it('what was typed is shown before it is sent, sent once, and answered with a receipt that opens', async () => {
    const checked = await submit(form, { ...(await filled()), step: 'check' });
    expect(checked.status).toBe(200);
    expect(checked.html).toContain('请核对您的意见');
    expect(await comments()).toEqual([]);
    const sent = await submit(form, { ...fieldsOf(checked), step: 'send' });
    expect(sent.status).toBe(303);
    expect(sent.to).toMatch(/^\/receipts\/[\w-]{32}\?new=1$/);
    const receipt = await open(`${api.url}${sent.to}`);
    expect(receipt.html).toContain('已收到您的意见');
    expect(receipt.html).toContain('时限过短');
    expect(receipt.headers.get('cache-control')).toBe('no-store');
    expect((await comments()).map(({ n }) => n)).toEqual([1]);
  });

  it('a second click, a reload and a second process come to the same receipt and one comment', async () => {
    const fields = { ...(await filled()), step: 'send' };
    const [first, second] = await Promise.all([submit(form, fields), submit(form, fields)]);
    const third = await submit(form, fields);
    expect([first.to, second.to, third.to]).toEqual([first.to, first.to, first.to]);
    expect(first.to).toMatch(/^\/receipts\//);
    expect(await comments()).toHaveLength(1);
    expect((await open(`${api.url}${third.to}`)).status).toBe(200);
  });

  it('who goes back and writes something else has made another comment, with a receipt of its own', async () => {
    const fields = { ...(await filled()), step: 'send' };
    const first = await submit(form, fields);
    const second = await submit(form, { ...fields, text: '另一条意见' });
    expect(second.to).not.toBe(first.to);
    expect(await comments()).toHaveLength(2);
    expect((await open(`${api.url}${second.to}`)).html).toContain('另一条意见');
  });

  it('what is missing is named at its field, and nothing typed is lost', async () => {
    const again = await submit(form, { ...(await filled({ text: '', author: '' })), step: 'check' });
    expect(again.status).toBe(422);
    expect(again.html).toContain('错误：还不能核对');
    expect(again.html).toContain('href="#text"');
    expect(again.html).toContain('href="#author"');
    const fields = fieldsOf(again);
    expect(fields).toMatchObject({ clause: '4.2', kind: 'technical', organisationName: words.organisationName });
    expect(fields['token']).toMatch(/^[\w-]{32}$/);
  });

  it('a clause that the text does not have is asked about, and taken as written when it is meant so', async () => {
    const asked = await submit(form, { ...(await filled({ clause: '99.9' })), step: 'send' });
    expect(asked.status).toBeGreaterThanOrEqual(400);
    expect(asked.html).toContain('仍按我写的提交');
    const sent = await submit(form, { ...fieldsOf(asked), asWritten: 'on', step: 'send' });
    expect(sent.status).toBe(303);
  });

  it('when no answer comes nobody is told that it failed: it is looked up or sent again as the same', async () => {
    const fields = { ...(await filled()), step: 'send' };
    const { submit: plain } = api.engine;
    api.engine.submit = async (...sent) => {
      await plain.apply(api.engine, sent);
      throw new EngineUnavailable('unknown', 2);
    };
    const unknown = await submit(form, fields);
    api.engine.submit = plain;
    expect([unknown.status, unknown.html.includes('可能已收到，还不能确定')]).toEqual([503, true]);
    const secret = /href="(\/receipts\/[\w-]{32})"/.exec(unknown.html)?.[1] ?? '';
    expect((await open(`${api.url}${secret}`)).html).toContain('时限过短');
    const again = await submit(form, { ...fieldsOf(unknown), step: 'send' });
    expect(again.to).toBe(`${secret}?new=1`);
    expect(await comments()).toHaveLength(1);
  });

  it('the holder of a receipt takes the comment back by a form, not by a link', async () => {
    const { to } = await submit(form, { ...(await filled()), step: 'send' });
    const receipt = `${api.url}${to?.split('?')[0] ?? ''}`;
    const asking = await open(`${receipt}/withdraw`);
    expect((await open(receipt)).html).toContain('待处理');
    const done = await submit(`${receipt}/withdraw`, fieldsOf(asking));
    expect(done.status).toBe(303);
    expect((await open(receipt)).html).toContain('已撤回');
  });

  it('after the close the form leads back to the round, and what was typed before is kept, late, with its receipt', async () => {
    const fields = { ...(await filled()), step: 'send' };
    const before = api.now;
    api.now += 45 * day;
    try {
      const late = await submit(form, fields);
      expect(late.to).toMatch(/^\/receipts\//);
      expect((await open(`${api.url}${late.to}`)).html).toContain('已收到，逾期，不计入');
      expect((await open(form)).url).toBe(form.replace('/comment', ''));
    } finally {
      api.now = before;
    }
  });
});

describe('given an address from which comments come too fast', () => {
  it('nothing is taken, the reason and the time to come back are said, and nothing typed is lost', async () => {
    const rateLimit = {
      on: true,
      perMinuteSubject: 1000,
      perMinuteAddress: 1000,
      loginFailuresPerMinute: 5,
      loginFailuresPerAddress: 20,
      loginFailuresPerAccount: 20,
      commentsPerTenMinutes: 1,
    };
    const paced = await startApi({ rateLimit });
    try {
      const page = `${paced.url}/consultations/${await openRound(paced, 'fast')}/comment`;
      const first = { ...fieldsOf(await open(page)), ...words, step: 'send' };
      expect((await submit(page, first)).status).toBe(303);
      const refused = await submit(page, { ...fieldsOf(await open(page)), ...words, text: '又一条意见', step: 'send' });
      expect(refused.status).toBe(429);
      expect(refused.html).toContain('来自此网络地址的意见过于密集');
      expect(refused.html).toContain('到这个时间可以再次提交');
      expect(fieldsOf(refused)).toMatchObject({ text: '又一条意见', author: words.author });
    } finally {
      await paced.close();
    }
  });
});

describe('given a receipt code', () => {
  it('one that nobody holds is not found, and one that is none is asked for again', async () => {
    const nothing = await open(`${api.url}/receipts/${'x'.repeat(32)}`);
    expect([nothing.status, nothing.html.includes('没有查到这个回执')]).toEqual([404, true]);
    const wrong = await open(`${api.url}/en/receipts?code=abc`);
    expect(wrong.html).toContain('A receipt code has 22 to 64 letters');
  });
});

describe('XL8 given the text that a comment is about', () => {
  it('stands beside the form for the clause that is named, also while it is written and when it is checked, and nothing typed is lost', async () => {
    const bare = await open(form);
    expect(bare.html).not.toContain('本条原文');
    const seen = await submit(form, { ...(await filled({ text: '正在写' })), clause: '第4.1条', step: 'see' });
    expect(seen.html).toContain('本条原文');
    expect(fieldsOf(seen)).toMatchObject({ text: '正在写', author: '周工' });
    expect((await open(`${form}?clause=4.2`)).html).toContain('本条原文');
    expect((await submit(form, { ...(await filled()), step: 'check' })).html).toContain('本条原文');
    expect((await submit(form, { ...(await filled({ clause: '99' })), step: 'see' })).html).toContain('文本中没有找到这一条');
    expect(bare.html).toMatch(/<option value="4\.1" label="4\.1 /);
  });

  it('the same of a draft in Word', async () => {
    const token = await api.token('wang', { role: 'officer', organisation: society });
    const answer = await fetch(`${api.url}/api/v1/documents?name=draft.docx&organisation=${society}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
      body: new Uint8Array(docxOf(templateDraft())),
    });
    const { sha256 } = (await answer.json()) as { sha256: string }; // the answer of an upload
    const id = await openRound(api, 'in-word', { text: sha256 });
    const page = await open(`${api.url}/consultations/${id}/comment?clause=4.1.2`);
    expect(page.html).toContain('样品应完好');
    expect(page.html).toContain('<option value="A.1" label="A.1 装置"');
    expect((await open(`${api.url}/consultations/${id}`)).html).toContain('试验样品');
  });
});
