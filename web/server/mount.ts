import { isUtf8 } from 'node:buffer';
import { Router, urlencoded, type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import helmet from 'helmet';
import { isUtf8Text } from '../../contract/utf8-text.js';
import { problemPage } from '../pages/problem/page.js';
import { pages } from '../pages/pages.js';
import { sayIn, type Lang, type Say } from '../words/language.js';
import { readAssets, type Asset } from './assets.js';
import type { Door, Entered, Problem, Session, Visitor } from './door.js';
import { localPath, signInFor } from './local-path.js';
import { ProblemPage, type Fields, type Page, type Provider, type Sent, type SeeOther, type Shown, type Visit } from './page.js';
import { multipart, unreadableText, type Parts } from './multipart.js';
import { documentOf, type Assets } from './render.js';
import type { SampleWorld } from './sample-world.js';
import { isLarge, sizeAsked, sizeCookie } from './text-size.js';

/** What the pages need of the process that serves them. */
export type Surroundings = {
  readonly door: Door;
  /** Where the files of `web/style` are found. */
  readonly root: string;
  readonly now: () => number;
  readonly visitorOf: (req: Request) => Visitor;
  readonly samples: () => SampleWorld | null;
  /** Whether a form was sent by a page of another site. */
  readonly isFromElsewhere: (req: Request) => boolean;
  readonly provider: Provider | null;
};

/** Own style only, no script that is not ours, nothing inline, no frame around a page. */
const security = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // Browsers say where a form comes from only to who may know on which page it stood: to ourselves, and to nobody else.
  referrerPolicy: { policy: 'same-origin' },
  // TLS ends at a proxy where there is any; a header sent over plain HTTP would lock browsers out of a test installation.
  strictTransportSecurity: false,
});

const fieldsOf = (values: unknown): Fields =>
  typeof values !== 'object' || values === null
    ? {}
    : Object.fromEntries(
        Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
          const first: unknown = Array.isArray(value) ? value[0] : value;
          return typeof first === 'string' ? [[name, first]] : [];
        }),
      );

/** What a form without files brings are its fields alone. */
const partsOf = (body: unknown): { readonly fields: unknown; readonly files: readonly Sent[] } =>
  typeof body === 'object' && body !== null && 'files' in body && Array.isArray(body.files) ? (body as Parts) : { fields: body, files: [] }; // of multipart.ts

const paramsOf = ({ params }: Request): { readonly [name: string]: string } =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value)]));

/** The path as it is written, without its language. */
const pathIn = ({ originalUrl }: Request, lang: Lang): string => {
  const path = originalUrl.split('?')[0] ?? '/';
  return lang === 'zh' ? path : path.slice('/en'.length) || '/';
};

type Desk = Surroundings & { readonly assets: Assets };

type Sending = { readonly html: (shown: Shown) => string; readonly signedIn: boolean };

/** A form is kept by the browser it was typed in, or going back to it would end in an error of the browser; signing out throws it away. */
const keeping = ({ typed, secret }: Shown, signedIn: boolean): string => {
  if (typed === true) return 'private, no-cache';
  return secret === true || signedIn ? 'no-store' : 'no-cache';
};

function send(res: Response, shown: Shown | SeeOther, { html, signedIn }: Sending): void {
  if ('seeOther' in shown) {
    res.set('cache-control', 'no-store');
    if (shown.cookie !== undefined) res.append('set-cookie', shown.cookie);
    if (shown.forget === true) res.set('clear-site-data', '"cache"');
    return void res.redirect(303, shown.seeOther);
  }
  res.set('cache-control', keeping(shown, signedIn));
  if (shown.offline === true)
    res.set('content-security-policy', String(res.get('content-security-policy')).replace("connect-src 'self'", "connect-src 'none'"));
  if (shown.retryAfter !== undefined) res.set('retry-after', String(shown.retryAfter));
  res
    .status(shown.status ?? 200)
    .type('html')
    .send(html(shown));
}

type Act = (visit: Visit) => Promise<Shown | SeeOther>;

/** One visit from the request to the page; what is thrown is a page too. */
const visiting =
  ({ door, now, visitorOf, samples, provider, assets }: Desk, lang: Lang, act: Act): RequestHandler =>
  async (req, res) => {
    const { fields, files } = partsOf(req.body);
    const form = fieldsOf(fields);
    const visitor: Visitor = { ...visitorOf(req), formToken: form['formToken'] };
    const say: Say = sayIn(lang);
    const at = now();
    const path = pathIn(req, lang);
    const size = sizeAsked(req);
    const large = size ?? isLarge(req.headers.cookie);
    if (size !== null) res.append('set-cookie', sizeCookie(size));
    const here = localPath(req.originalUrl) ?? '/';
    const known: { entered: Entered | null } = { entered: null };
    const session = (): Session | null => known.entered?.session() ?? null;
    const html = (shown: Shown): string => documentOf(shown, { lang: shown.lang ?? lang, now: at, path, here, large, session: session() }, assets);
    const answer = (shown: Shown | SeeOther): void => {
      const cookie = known.entered?.cookie() ?? null;
      if (cookie !== null) res.append('set-cookie', cookie);
      send(res, shown, { html, signedIn: session() !== null });
    };
    res.set('x-request-id', visitor.requestId);
    try {
      if (!isUtf8Text(req.originalUrl)) throw new ProblemPage(door.refusal('NOT_UTF8', visitor.requestId));
      const entered = await door.enter(visitor);
      known.entered = entered;
      const visit = {
        lang,
        say,
        now: at,
        path,
        here,
        session: entered.session(),
        params: paramsOf(req),
        query: fieldsOf(req.query),
        form,
        ask: entered.ask,
        wrong: entered.wrong,
        files,
        samples,
        provider,
        notFound: () => door.refusal('NOT_FOUND', visitor.requestId),
        outside: () => door.refusal('OUTSIDE_INVITATION', visitor.requestId),
        requestId: visitor.requestId,
      };
      answer(await act(visit));
    } catch (error) {
      const problem = error instanceof ProblemPage ? error.problem : door.problemOf(error, visitor.requestId);
      if (asksWho(problem, session()) && req.method === 'GET') return answer({ seeOther: signInFor(lang, here) });
      answer(problemPage(problem, lang));
    }
  };

/** Nobody is told to come in first; who has come in and may not, is told so. */
const asksWho = ({ code }: Problem, session: Session | null): boolean => code === 'NOT_AUTHENTICATED' && session === null;

/** A page that says why there is no page. */
const refusing = (desk: Desk, lang: Lang, code: Parameters<Door['refusal']>[0]): RequestHandler =>
  visiting(desk, lang, ({ requestId }) => Promise.reject(new ProblemPage(desk.door.refusal(code, requestId))));

const fromHere =
  (desk: Desk, lang: Lang): RequestHandler =>
  (req, res, next) =>
    desk.isFromElsewhere(req) ? refusing(desk, lang, 'FOREIGN_PAGE')(req, res, next) : next();

/** What could not even be read, as a form that is too large, is answered to a browser by a page. */
const failing =
  (desk: Desk): ErrorRequestHandler =>
  // eslint-disable-next-line max-params -- Express knows an error handler by its four parameters
  (error: unknown, req, res, next) => {
    if (res.headersSent || !isPage(req.path)) return next(error);
    return visiting(desk, langIn(req), () => Promise.reject(error instanceof Error ? error : new Error(String(error))))(req, res, next);
  };

/** Whose visit is refused already is no one known; the page says why. */
const isKnown =
  ({ door, visitorOf }: Desk) =>
  async (req: Request): Promise<boolean> => {
    try {
      return (await door.enter(visitorOf(req))).session() !== null;
    } catch {
      return false;
    }
  };

/** Bytes that are no text would be stored as something that nobody typed. */
function checkText(_req: unknown, _res: unknown, form: Buffer): void {
  if (!isUtf8(form) || !isUtf8Text(form.toString())) throw unreadableText();
}

/** A form of a few fields, one of many rows, or one that may bring files and many rows. */
function readersFor(desk: Desk, { files, long }: Pick<Page, 'files' | 'long'>): readonly RequestHandler[] {
  if (files !== true && long !== true) return [urlencoded({ extended: false, limit: '128kb', verify: checkText })];
  const rows = urlencoded({ extended: false, limit: '1mb', parameterLimit: 5000, verify: checkText });
  return files === true ? [multipart(isKnown(desk)), rows] : [rows];
}

function mount(router: Router, desk: Desk, { path, get, post, ...form }: Page): void {
  for (const [lang, prefix] of [
    ['zh', ''],
    ['en', '/en'],
  ] as const) {
    const at = prefix === '' ? path : path === '/' ? prefix : `${prefix}${path}`;
    if (get !== undefined) router.get(at, visiting(desk, lang, get));
    if (post !== undefined) router.post(at, fromHere(desk, lang), ...readersFor(desk, form), visiting(desk, lang, post));
  }
}

/** A script that runs beside a page, as a worker, goes by the policy of its own answer: it may ask nothing of anybody. */
const keep = (router: Router, { path, type, text }: Asset): void =>
  void router.get(
    path,
    (_req, res) =>
      void res
        .set({
          'cache-control': 'public, max-age=31536000, immutable',
          'content-security-policy': "default-src 'none'",
          'x-content-type-options': 'nosniff',
        })
        .type(type)
        .send(text),
  );

const wantsHtml = ({ headers }: Request): boolean => (headers.accept ?? '').includes('text/html');
const langIn = ({ path }: Request): Lang => (/^\/en(\/|$)/.test(path) ? 'en' : 'zh');
/** What people may have typed: also below `/docs`, where the pages of codes are served before these. */
const isPage = (path: string): boolean => !/^\/(api|assets|metrics|healthz|readyz)(\/|$)/.test(path);

/** Every page, in both languages, and for a browser a page where there is none. */
export function webPages(surroundings: Surroundings): Router {
  const { style, icon, scripts } = readAssets(surroundings.root);
  const desk: Desk = { ...surroundings, assets: { style: style.path, icon: icon.path, script: (name) => scripts[name].path } };
  const router = Router({ caseSensitive: true });
  for (const asset of [style, icon, ...Object.values(scripts)]) keep(router, asset);
  router.use((req, res, next) => (isPage(req.path) ? security(req, res, next) : next()));
  for (const page of pages) mount(router, desk, page);
  router.use((req, res, next) => {
    if (!isPage(req.path) || !wantsHtml(req)) return next();
    return refusing(desk, langIn(req), 'NOT_FOUND')(req, res, next);
  });
  router.use(failing(desk));
  return router;
}
