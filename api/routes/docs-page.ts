import { static as serveStatic, Router } from 'express';
import helmet from 'helmet';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { openApi } from '../../contract/openapi.js';
import type { Endpoint } from '../../contract/endpoint.js';
import { sendRead } from '../http/send.js';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Biaocheng 标程 API</title>
<link rel="stylesheet" href="/api/docs/ui/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="/api/docs/ui/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const script = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#ui', deepLinking: true, tryItOutEnabled: true, validatorUrl: null });\n`;

/** The package's own main file throws outside a browser bundle; only its directory is wanted. */
const uiDirectory = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Own scripts only, no inline code, nothing from elsewhere: the page must work on an intranet. */
const pageSecurity = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  // TLS ends at a proxy where there is any; a header sent over plain HTTP would lock browsers out of a test installation.
  strictTransportSecurity: false,
});

/** `/api/docs` and `/api/v1/openapi.json`, both made from the mounted endpoints. */
export function docsRoutes(endpoints: readonly Endpoint[], version: string): Router {
  // Made when it is first asked for: it costs as much as all the rest of a start.
  let description: string | null = null;
  const router = Router();
  router.get('/api/v1/openapi.json', (req, res) =>
    sendRead(res, {
      text: (description ??= JSON.stringify(openApi(endpoints, version))),
      media: 'application/json; charset=utf-8',
      headers: { 'cache-control': 'public, max-age=60', 'access-control-allow-origin': '*' },
      asked: req.headers,
    }),
  );
  router.use('/api/docs', pageSecurity);
  router.get('/api/docs', (_req, res) => void res.type('html').send(page));
  router.get('/api/docs/start.js', (_req, res) => void res.type('js').send(script));
  router.use('/api/docs/ui', serveStatic(uiDirectory, { index: false, redirect: false, maxAge: '1h' }));
  return router;
}
