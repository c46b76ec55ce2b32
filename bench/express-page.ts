import express from 'express';
import { readFileSync } from 'node:fs';

/*
 * (e) The calibration of pages: bare Express that answers each address with the very bytes that our page had, read once. Nothing is asked, decided or rendered.
 */

type Kept = { readonly [address: string]: { readonly type: string; readonly text: string } };

const [pagesFile = '', port = '0'] = process.argv.slice(2);
const kept = JSON.parse(readFileSync(pagesFile, 'utf8')) as Kept; // written by web-pages.ts of the same build
const server = express();
server.get(/.*/, (req, res) => {
  const one = kept[req.originalUrl];
  if (one === undefined) return void res.sendStatus(404);
  res.type(one.type).send(one.text);
});
server.listen(Number(port), '127.0.0.1', () => console.log('express-page listens'));
process.on('SIGTERM', () => process.exit(0));
