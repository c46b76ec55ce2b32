import { Router, type Response } from 'express';
import { errorAreas, errorEntry, errorRegistry, errorType } from '../../contract/errors.js';
import { crossOrigin } from '../http/cross-origin.js';
import { escaped } from '../read/printed-page.js';

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

const listed = (): string =>
  Object.entries(errorAreas)
    .map(([area, table]) => {
      const rows = Object.entries(table).map(([code, { zh }]) => `<li><a href="${errorType(code)}">${code}</a> ${escaped(zh)}</li>`);
      return `<h2>${escaped(area)}</h2>\n<ul>\n${rows.join('\n')}\n</ul>`;
    })
    .join('\n');

function explained(code: string): string {
  const { status, zh, en } = errorEntry(code);
  return [
    `<h1>${code}</h1>`,
    `<p lang="zh-CN">${escaped(zh)}</p>`,
    `<p lang="en">${escaped(en)}</p>`,
    `<p>HTTP ${status}. 答复中的 <code>found</code> 是所见，<code>needed</code> 是所需，<code>cure</code> 是能补正的人。</p>`,
    '<p lang="en">In the answer <code>found</code> is what was seen, <code>needed</code> what it takes, <code>cure</code> who can mend it.</p>',
    '<p><a href="/docs/errors">全部代码 · all codes</a></p>',
  ].join('\n');
}

const send = (res: Response, html: string): void =>
  void res
    .set({ ...crossOrigin, 'content-security-policy': "default-src 'none'; frame-ancestors 'none'", 'cache-control': 'public, max-age=3600' })
    .type('html')
    .send(html);

/** The pages that the `type` of a problem names: what it means, in both languages. No scripts, nothing from elsewhere. */
export function errorPages(): Router {
  const router = Router();
  router.get('/docs/errors', (_req, res) => send(res, page('错误代码 · error codes', listed())));
  router.get('/docs/errors/:code', (req, res, next) => {
    const code = req.params.code.toUpperCase();
    if (!Object.hasOwn(errorRegistry, code)) return next();
    send(res, page(code, explained(code)));
  });
  return router;
}
