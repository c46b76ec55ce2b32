import type { Page } from '../../server/page.js';
import { sizeCookie } from '../../server/text-size.js';
import { hrefIn } from '../../words/language.js';

/** Back to the page the button stood on, and nowhere else. */
const safe = (path: string | undefined): string => (path !== undefined && /^\/(?![/\\])/.test(path) ? path : '/');

export const textSizePage: Page = {
  path: '/text-size',
  post: ({ form, lang }) => Promise.resolve({ seeOther: hrefIn(lang, safe(form['back'])), cookie: sizeCookie(form['size'] === 'large') }),
};
