import { createHash } from 'node:crypto';
import { apiHeaders } from '../http/send.js';

/** One style for every form that is printed: A4, no script, no font and no image from anywhere. */
const style = `@page{size:A4;margin:20mm 18mm}
body{font-family:"Noto Serif CJK SC","Songti SC",SimSun,serif;font-size:12pt;line-height:1.6;max-width:174mm;margin:0 auto;color:#000;background:#fff}
h1{font-size:18pt;text-align:center;margin:0 0 4mm}h2{font-size:14pt;margin:6mm 0 2mm}
table{width:100%;border-collapse:collapse;margin:3mm 0}th,td{border:1px solid #000;padding:2mm;text-align:left;vertical-align:top}td{overflow-wrap:anywhere}td:first-child{overflow-wrap:normal}
tr{break-inside:avoid}thead{display:table-header-group}.sign{width:32mm;height:11mm}.en{color:#333}
h1,h2{break-after:avoid}.dense th,.dense td{padding:.6mm 2mm;font-size:10pt;line-height:1.4}
.page,.page>thead>tr>td,.page>tbody>tr>td{border:0;padding:0;margin:0}.page>tbody>tr{break-inside:auto}
.head{border-bottom:1px solid #000;margin-bottom:4mm;font-size:9pt;overflow-wrap:anywhere}.mark{border:2px solid #000;padding:2mm;text-align:center}
footer{margin-top:8mm;font-size:9pt;overflow-wrap:anywhere}.page{table-layout:fixed}
@media screen and (max-width:600px){body{font-size:15px;margin:0 12px}h1{font-size:20px}h2{font-size:17px}th,td{padding:4px 6px}.dense th,.dense td{padding:2px 5px;font-size:13px}
.wide{overflow-x:auto}.wide>table{min-width:600px}.sign{width:80px}}`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** Headers of a printed page: the one style above by its hash, and nothing else. */
export const pageHeaders = {
  ...apiHeaders,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-ancestors 'none'`,
} as const;

const entities: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of others as text: nothing of it is markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** A whole page; `body` is markup whose texts are escaped already. */
export const printedPage = (title: string, body: string): string =>
  `<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>${style}</style>\n</head>\n<body>\n${body}\n</body>\n</html>\n`;

/** A table of texts; every cell is escaped here. */
export const printedTable = (head: readonly string[], rows: readonly (readonly string[])[], signColumn = -1): string => {
  const cells = (row: readonly string[], tag: 'th' | 'td'): string =>
    row.map((cell, n) => `<${tag}${n === signColumn ? ' class="sign"' : ''}>${escaped(cell)}</${tag}>`).join('');
  return `<table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n')}</tbody></table>`;
};

/** A page whose head is printed again on every sheet. */
export const pageWithHead = (head: string, body: string): string =>
  `<table class="page"><thead><tr><td><div class="head">${escaped(head)}</div></td></tr></thead><tbody><tr><td>\n${body}\n</td></tr></tbody></table>`;
