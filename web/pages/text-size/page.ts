import { localPath } from '../../server/local-path.js';
import type { Page } from '../../server/page.js';
import { sizeCookie } from '../../server/text-size.js';
import { hrefIn } from '../../words/language.js';

export const textSizePage: Page = {
  path: '/text-size',
  // Back to the page the button stood on.
  post: ({ form, lang }) => Promise.resolve({ seeOther: hrefIn(lang, localPath(form['back']) ?? '/'), cookie: sizeCookie(form['size'] === 'large') }),
};
