import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contentHash } from '../../domain/kernel/log/merkle.js';
import { pages } from '../../web/pages/pages.js';
import { amr, host, unit } from '../domain/committee/committee-fixture.js';
import { startApi, type TestApi } from '../support/api.js';
import { bodyOf } from '../support/fuzz/body-of.js';
import { schemaOf } from '../support/fuzz/promises.js';
import { Dice } from '../support/fuzz/random.js';
import { worldOf, type World } from '../support/fuzz/world.js';
import { openBrowser } from '../web/browser/browser.js';
import { keepCookie } from '../web/browser/page-check.js';
import { signedIn } from '../web/member.js';

/*
 * Whoever may do anything writes scripts into every text there is, by every act that is open; then every page and printed form is opened in a browser
 * that tells when one of them ran, tried to, or became a part of the page. The ordinary tests do and look at less; `npm run test:security` does all.
 */

const whole = process.env['ATTACK'] !== undefined;
const rounds = whole ? 12 : 2;

/** Each says so in the window when it runs. */
const strike = 'window.struck=1';
const scripts: readonly string[] = [
  `<script>${strike}</script>`,
  `"><script>${strike}</script>`,
  `'><img src=x onerror="${strike}">`,
  `<svg/onload=${strike}>`,
  `<svg><animate onbegin=${strike} attributeName=x dur=1s>`,
  `</textarea><script>${strike}</script>`,
  `</title><script>${strike}</script>`,
  `</style><script>${strike}</script>`,
  `--><script>${strike}</script><!--`,
  `<iframe srcdoc="<script>parent.${strike}</script>"></iframe>`,
  `<iframe src="javascript:parent.${strike}"></iframe>`,
  `<a href="javascript:${strike}" autofocus onfocus=${strike}>x</a>`,
  `javascript:${strike}//`,
  `data:text/html,<script>opener.${strike}</script>`,
  `<base href="https://elsewhere.example/">`,
  `<link rel=stylesheet href="https://elsewhere.example/x.css">`,
  `<meta http-equiv=refresh content="0;url=https://elsewhere.example/">`,
  `<form action="https://elsewhere.example/"><button autofocus onfocus=${strike}>`,
  `<object data="https://elsewhere.example/x"></object><embed src="https://elsewhere.example/x">`,
  `<math><mtext></form><form><mglyph><style></math><img src onerror=${strike}>`,
  `<style>*{background:url(https://elsewhere.example/x)}</style>`,
  `" onmouseover="${strike}" style="position:fixed;inset:0" x="`,
  `' autofocus onfocus='${strike}`,
  `\u2028<script>${strike}</script>`,
  `＜script＞${strike}＜/script＞<script >${strike}</script >`,
  `&lt;script&gt;${strike}&lt;/script&gt;`,
  `{{constructor.constructor('${strike}')()}} \${${strike}} <%= ${strike} %>`,
  `<ScRiPt\n>${strike}</sCrIpT\n>`,
];

let api: TestApi;
let browser: Browser;
let world: World;
beforeAll(async () => {
  api = await startApi();
  browser = await openBrowser();
  world = await worldOf(api);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
});

const answered = z.looseObject({ acts: z.array(z.looseObject({ name: z.string(), href: z.string() })) });

const records = (): readonly { readonly noun: string; readonly id: string }[] =>
  [...Object.entries(world.ids), ...Object.entries(begunIds)]
    .filter(([noun]) => !['documents', 'dossiers', 'standards'].includes(noun))
    .flatMap(([noun, ids]) => ids.map((id) => ({ noun, id })));

/** What would end a record before more is written into it. */
const ending = /close|end|void|withdraw|recall|suspend|dissolve|deregister|cancel/i;

/** What an act takes, as its route says it. */
function schemaAt(href: string): z.ZodType | undefined {
  const at = api.app.endpoints.find(({ method, path }) => method === 'post' && new RegExp(`^${path.replaceAll(/[:*]\w+/g, '[^/]+')}$`).test(href));
  return at?.body;
}

/** Every act that is open to whoever may do anything, its texts out of the scripts; how many were taken. */
async function writeEverywhere(): Promise<number> {
  const dice = new Dice(20_261_201);
  const pool = { ...world.pool, texts: [...scripts, ...world.pool.texts] };
  const askers = [world.might, ...world.askers].flatMap(({ token }) => (token === null ? [] : [token]));
  let taken = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const { noun, id } of records())
      for (const token of whole ? askers : askers.slice(0, 2)) {
        const { body } = await api.ask('GET', `/${noun}/${id}?acts=open`, { token });
        const open = answered.safeParse(body).data?.acts ?? [];
        for (const { href } of open.filter(({ name }) => !ending.test(name))) {
          const takes = schemaAt(href);
          const body = takes === undefined ? {} : bodyOf(schemaOf(takes), pool, dice);
          const answer = await api.ask('POST', href.slice('/api/v1'.length), { token, body });
          if (answer.status < 300) taken += 1;
        }
      }
  return taken;
}

/** Records whose names and titles are scripts. */
async function beginWithScripts(): Promise<void> {
  const token = world.might.token ?? '';
  for (const [at, script] of scripts.entries()) {
    const name = script.slice(0, 100).replaceAll(/[\n\u2028]/g, ' ');
    const title = { zh: name, en: name };
    const begun = [
      ['campaigns', { organisation: amr, title, scope: 'recommended', within: { count: 6, unit: 'months' } }],
      ['persons', { name: name.slice(0, 60), registrar: host }],
      [
        'projects',
        {
          organisation: host,
          organisationName: name,
          societyCode: 'LNSR',
          title,
          proposer: { unit: unit(4) },
          profile: 'group-standard/robotics',
        },
      ],
    ] as const;
    for (const [noun, body] of whole ? begun : begun.slice(at % 3, (at % 3) + 1)) {
      const answer = await api.ask('POST', `/${noun}`, { token, body });
      if (answer.status === 201) begunIds[noun] = [...(begunIds[noun] ?? []), String(answer.body['id'])];
    }
  }
}
const begunIds: { [noun: string]: readonly string[] } = {};

/** A draft in which scripts are headings, lines and the name of the file. */
async function fileDraft(): Promise<string> {
  const name = encodeURIComponent(`"><img src=x onerror=${strike}>.md`);
  const token = await api.token('officer', { role: 'officer', organisation: '91210102MA0UQ3XK5P' });
  const text = scripts.map((one, at) => `## ${at + 1} ${one.replaceAll('\n', ' ')}\n\n${one}\n`).join('\n');
  const answer = await fetch(`${api.url}/api/v1/documents?name=${name}`, {
    ...{ method: 'POST', body: `# ${scripts[0] ?? ''}\n\n${text}` },
    headers: { 'content-type': 'text/plain', authorization: `Bearer ${token}` },
  });
  return answer.ok ? z.object({ sha256: z.string() }).parse(await answer.json()).sha256 : contentHash(text);
}

const addresses = (): readonly string[] => {
  const shown = pages.filter(({ get, path }) => get !== undefined && !path.startsWith('/receipts/'));
  const filled = shown.flatMap(({ path }) => {
    const noun = path.split('/').find((part) => part in world.ids);
    if (path.includes(':noun')) return records().map(({ noun, id }) => path.replace(':noun', noun).replace(':id', id));
    if (!path.includes(':id')) return [path];
    return (world.ids[noun ?? 'projects'] ?? []).map((id) => path.replace(':id', id));
  });
  const printed = records().flatMap(({ noun, id }) =>
    ['dossiers/1', 'dossier', 'minutes', 'signature-sheet'].map((part) => `/api/v1/${noun}/${id}/${part}?format=html`),
  );
  const lists = ['/search?q=script', '/consultations?q=%3Cscript%3E', '/standards?q="><script>', '/sign-in?next=javascript:window.struck=1'];
  return [...filled.map((path) => path.replaceAll(/:\w+/g, 'x1')), ...lists, ...printed];
};

/** What became of a page: the script that ran, an element or attribute that only a script of ours or none has, what the policy refused, and who was called. */
async function wrongOn(context: BrowserContext, path: string): Promise<readonly string[]> {
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on('dialog', (dialog) => void dialog.dismiss());
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) wrong.push(`refused: ${message.text().slice(0, 160)}`);
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(api.url) && !request.url().startsWith('data:')) wrong.push(`calls ${request.url().slice(0, 80)}`);
  });
  try {
    const answer = await page.goto(`${api.url}${path}`);
    if ((answer?.status() ?? 0) >= 500) wrong.push(String(answer?.status()));
    const found = await page.evaluate<string[]>(`[
      ...('struck' in window ? ['a script ran'] : []),
      ...[...document.querySelectorAll('script, iframe, object, embed, base, meta[http-equiv], style, svg [onbegin]')]
        .filter((one) => !(one.matches('script') && /^.assets./.test(one.getAttribute('src') ?? '')) && !(one.matches('style') && location.pathname.startsWith('/api/')))
        .map((one) => one.outerHTML.slice(0, 120)),
      ...[...document.querySelectorAll('*')].flatMap((one) => [...one.attributes].filter(({ name, value }) =>
        name.startsWith('on') || (name === 'style' && !location.pathname.startsWith('/api/')) || (/^(href|src|action|formaction)$/.test(name) && /^\\s*(javascript|data|vbscript):/i.test(value)),
      ).map(({ name, value }) => name + '=' + value.slice(0, 80))),
    ]`);
    return [...wrong, ...found].map((one) => `${path}: ${one}`);
  } catch (error) {
    // A file to be saved is no page.
    return /Download is starting|ERR_ABORTED/.test(String(error)) ? [] : [`${path}: ${String(error).slice(0, 120)}`];
  } finally {
    await page.close();
  }
}

describe('given two societies and everybody with a browser', () => {
  test('XB20 a page into which the scripts were written as they are is noticed', async () => {
    const context = await browser.newContext();
    for (const [at, sign] of [
      [1, 'a script ran'],
      [2, 'onerror='],
      [9, '<iframe'],
      [11, 'javascript:'],
      [14, '<base'],
      [20, 'https://elsewhere.example/'],
    ] as const) {
      await context.route(`**/planted-${at}`, (route) => route.fulfill({ contentType: 'text/html', body: `<p title="x">${scripts[at] ?? ''}</p>` }));
      expect((await wrongOn(context, `/planted-${at}`)).join('\n')).toContain(sign);
    }
    await context.close();
  });

  test('XB20 scripts written into every text by every open act run on no page and in no printed form, become no part of it and call nobody', async () => {
    await fileDraft();
    await beginWithScripts();
    expect(Object.values(begunIds).flat().length).toBeGreaterThan(10);
    const taken = await writeEverywhere();
    expect(taken).toBeGreaterThan(whole ? 150 : 25);
    const { cookie } = await signedIn(api, { person: 'p1', grants: [{ role: 'officer', organisation: '*' }] as never });
    const wrong: string[] = [];
    let opened = 0;
    for (const [as, prefix] of [
      [cookie, ''],
      [null, '/en'],
    ] as const) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      if (as !== null) await keepCookie(context, as);
      for (const [at, path] of addresses().entries()) {
        if (!whole && (at + prefix.length) % 20 !== 0) continue;
        wrong.push(...(await wrongOn(context, path.startsWith('/api/') ? path : `${prefix}${path}`)));
        opened += 1;
      }
      await context.close();
    }
    expect(wrong.slice(0, 30)).toEqual([]);
    expect(opened).toBeGreaterThan(whole ? 200 : 10);
  }, 900_000);
});
