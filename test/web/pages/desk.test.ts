import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lifecycleShown } from '../../../contract/http.js';
import { signedIn } from '../member.js';
import { society, startApi, walkTo, type TestApi } from '../town.js';
import { fieldsOf, open } from '../visitor.js';

let api: TestApi;
let officer: { readonly cookie: string; readonly origin: string };
let token = '';

const page = (path: string, headers: Record<string, string> = officer) => open(`${api.url}${path}`, headers);

/** Sends a form with its files, as a browser does; where it leads is not followed. */
async function sent(path: string, fields: Record<string, string>, files: Record<string, File> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  for (const [name, file] of Object.entries(files)) body.set(name, file, file.name);
  const answer = await fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { ...officer, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
    body,
    redirect: 'manual',
  });
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text(), headers: answer.headers, url: answer.url };
}

const eventsOf = async (type: string) =>
  (
    (await api.ask('GET', '/projects/p1/events?limit=200', { token })).body['items'] as {
      type: string;
    }[]
  ).filter((event) => event.type === type);

beforeAll(async () => {
  api = await startApi();
  token = await api.token('wang', { role: 'officer', organisation: society });
  const { cookie } = await signedIn(api, { person: 'wang', name: '王经办', grants: [{ role: 'officer', organisation: society }] });
  officer = { cookie, origin: new URL(api.url).origin };
  await walkTo(api, '20.20');
}, 120_000);
afterAll(() => api.close());

describe('given the desk of an officer', () => {
  it('it leads to the records of the office and to what may be begun', async () => {
    const { status, html } = await page('/desk');
    expect(status).toBe(200);
    expect(html).toContain('href="/desk/projects/p1"');
    expect(html).toContain('href="/desk/begin/projects"');
    const open = (await api.ask('GET', '/me/acts', { token })).body['items'] as { open: boolean; href: string }[];
    const begun = open.map(({ open: may, href }) => [href, may]);
    expect(begun).toEqual(open.map(({ href }) => [href, html.includes(`href="${href.replace('/api/v1/', '/desk/begin/')}"`)]));
  });

  it('a record says what may be done and why the rest may not, in words', async () => {
    const { html } = await page('/desk/projects/p1');
    expect(html).toContain('href="/desk/projects/p1/attach-document"');
    expect(html).toMatch(/现在不能办的，及原因/);
    expect(html).not.toMatch(/\b[a-z]+[A-Z]\w+\b(?![^<]*>)/);
  });

  it('a file is filed: chosen, said back by its name, stored once though the last step is sent twice', async () => {
    const path = '/desk/projects/p1/attach-document';
    const form = await page(path);
    const before = (await eventsOf('documentAttached')).length;
    const fields = { ...fieldsOf(form), kind: 'workPlan', step: 'check' };
    const check = await sent(path, fields, { 'sha256.file': new File(['# 工作计划\n\n一、进度'], '工作计划.md') });
    expect(check.html).toContain('请核对：');
    expect(check.html).toContain('工作计划.md');
    expect(check.html).not.toContain('文件指纹');
    const kept = { ...fieldsOf(check), step: 'send' };
    const [first, again] = [await sent(path, kept), await sent(path, kept)];
    expect([first.status, again.status, again.to]).toEqual([303, 303, first.to]);
    expect((await eventsOf('documentAttached')).length).toBe(before + 1);
    expect((await page(first.to?.split('#')[0] ?? '')).html).toContain('已办理：');
  });

  it('what is missing is said at its field, and what was typed is kept', async () => {
    const { acts } = lifecycleShown.parse((await api.ask('GET', '/projects/p1', { token })).body);
    const reasoned = acts.find(({ open: may, schema }) => may && JSON.stringify(schema?.['required']) === '["reason"]');
    const path = (reasoned?.href ?? '').replace('/api/v1', '/desk');
    const form = fieldsOf(await page(path));
    const answer = await sent(path, { ...form, reason: '。。', step: 'send' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('须有文字');
    expect(answer.html).toContain('。。');
  });

  it('an empty form is not said back to be done: what has to be there is asked for first, in rows too', async () => {
    const begin = '/desk/begin/draftings';
    const form = fieldsOf(await page(begin));
    const empty = await sent(begin, { ...form, step: 'check' });
    expect(empty.status).toBe(422);
    expect(empty.html).toMatch(/请填写“[^”]+”/);
    expect(empty.html).not.toContain('确认办理');
    const row = await sent(begin, { ...form, 'group.#': '1', 'group.0.name': '李鸣', step: 'check' });
    expect(row.html).toContain('href="#group.0.person"');
  });

  it('rows are added without losing what was typed, and a name that nobody has is asked for again', async () => {
    const path = '/desk/begin/ballots';
    const form = fieldsOf(await page(path));
    const chosen = await sent(path, { ...form, 'roll.?': '0', step: 'refresh' });
    const more = await sent(path, { ...fieldsOf(chosen), question: '是否同意', 'roll.seats.0.person': '查无此人', step: 'add:roll.seats' });
    expect(more.html).toContain('value="查无此人"');
    expect(more.html).toContain('name="roll.seats.1.person"');
    const checked = await sent(path, { ...fieldsOf(more), step: 'check' });
    expect([checked.status, checked.html.includes('没有找到“查无此人”')]).toEqual([422, true]);
  });

  it('XE28 a link that says something was done says nothing that the record does not', async () => {
    const done = (await eventsOf('documentAttached')).length;
    for (const said of ['publish', 'attachDocument', 'x'.repeat(32), '<script>']) {
      const { status, html } = await page(`/desk/projects/p1?done=${encodeURIComponent(said)}`);
      expect([said, status, html.includes('已办理')]).toEqual([said, 200, false]);
    }
    expect((await eventsOf('documentAttached')).length).toBe(done);
  });

  it('XE36 a file under the name of a field of text is not taken for it, and a bad name of a file is said to be the name', async () => {
    const path = '/desk/projects/p1/attach-document';
    const form = { ...fieldsOf(await page(path)), kind: 'workPlan', step: 'check' };
    const before = await api.db.collection('documents').countDocuments();
    for (const name of ['kind', 'kind.file', 'sha256', 'nothing.file']) {
      const { step, ...rest } = form;
      const answer = await sent(path, { ...rest, step }, { [name]: new File(['# 文件'], '文件.md') });
      expect([name, answer.status, answer.html.includes('这里填文字，不能上传文件')]).toEqual([name, 422, true]);
    }
    expect(await api.db.collection('documents').countDocuments()).toBe(before);
    const named = await sent(path, form, { 'sha256.file': new File(['# 文件'], `a\u202Eb${'x'.repeat(5000)}.md`) });
    expect([named.status, named.html.includes('文件名不能接受：')]).toEqual([422, true]);
    expect(named.html).toContain('href="#sha256"');
  });

  it('an act that is not open says why, and sends nothing', async () => {
    const { status, html } = await page('/desk/projects/p1/publish');
    expect(status).toBe(409);
    expect(html).toContain('现在不能办');
  });
});

describe('given a visitor without an account, or a wrong address', () => {
  it.each(['/desk/projects/p1/nothing', '/desk/nothing/p1', '/desk/projects/nobody', '/desk/begin/nothing', '/desk/__proto__/p1'])(
    '%s is no page',
    async (path) => {
      expect((await page(path)).status).toBe(404);
    },
  );

  it.each([
    ['multipart/form-data', 'x'],
    ['multipart/form-data; boundary=x', '--x\r\nfoo'],
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a\r\n\r\n'],
  ])('XE26 a form that cannot be read is no fault of ours: %s', async (type, body) => {
    for (const path of ['/desk/begin/ballots', '/desk/projects/p1/attach-document']) {
      const answer = await fetch(`${api.url}${path}`, { method: 'POST', headers: { ...officer, 'content-type': type, accept: 'text/html' }, body });
      expect([path, answer.status]).toEqual([path, 400]);
    }
  });

  it('XE32 bytes that are no UTF-8 are refused in every place a form or an address has for text', async () => {
    const before = await api.db.collection('events').countDocuments();
    const post = (path: string, type: string, body: string | Uint8Array<ArrayBuffer>) =>
      fetch(`${api.url}${path}`, {
        method: 'POST',
        headers: { ...officer, 'content-type': type, accept: 'text/html', 'sec-fetch-site': 'same-origin' },
        body,
      });
    const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
    const part = (head: string, value: string) => bytes(`--x\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n--x--\r\n`);
    const form = 'application/x-www-form-urlencoded';
    const answers = await Promise.all([
      post('/desk/begin/ballots', form, 'question=%ff%fe%c0%af'),
      post('/desk/begin/ballots', form, bytes('question=\xff\xfe')),
      post('/desk/begin/ballots', form, '%ED%A0%80=1'),
      post('/sign-in', form, 'account=%ff'),
      post('/desk/begin/ballots', 'multipart/form-data; boundary=x', part('name="question"', '\xff\xfe')),
      post('/desk/begin/ballots', 'multipart/form-data; boundary=x', part('name="\xff"', 'a')),
      post('/desk/projects/p1/attach-document', 'multipart/form-data; boundary=x', part('name="sha256.file"; filename="\xff.md"', '# a')),
      fetch(`${api.url}/search?q=%ff`, { headers: { accept: 'text/html' } }),
      fetch(`${api.url}/api/v1/projects?q=%ED%A0%80`),
      fetch(`${api.url}/api/v1/documents?name=%ED%A0%80.txt`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
        body: 'a',
      }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 400));
    for (const answer of answers) expect(await answer.text()).toMatch(/不是 UTF-8 编码/);
    expect(await api.db.collection('events').countDocuments()).toBe(before);
    const told = await api.ask('GET', '/projects?q=%FF');
    expect(told.body).toMatchObject({ code: 'NOT_UTF8', needed: 'UTF-8' });
    // A sign that stands for itself is text.
    expect((await fetch(`${api.url}/search?q=100%`, { headers: { accept: 'text/html' } })).status).toBe(200);
  });

  it('the files of a stranger are read past and stored nowhere, and what was typed is kept', async () => {
    const before = await api.db.collection('documents').countDocuments();
    const body = new FormData();
    body.set('kind', 'workPlan');
    body.set('sha256.file', new File(['# 陌生人的文件'], '文件.md'));
    const answer = await fetch(`${api.url}/desk/projects/p1/attach-document`, {
      method: 'POST',
      headers: { accept: 'text/html', 'sec-fetch-site': 'same-origin' },
      body,
    });
    expect([answer.status, (await answer.text()).includes('value="workPlan"')]).toEqual([401, true]);
    expect(await api.db.collection('documents').countDocuments()).toBe(before);
  });

  it.each(['/desk', '/desk/projects/p1', '/desk/projects/p1/attach-document', '/desk/begin/projects'])(
    '%s leads a stranger to the sign-in, and back',
    async (path) => {
      const answer = await fetch(`${api.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    },
  );
});
