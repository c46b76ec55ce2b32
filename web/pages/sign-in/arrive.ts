import { session as sessionShown } from '../../../contract/http.js';
import { localPath } from '../../server/local-path.js';
import type { SeeOther, Visit } from '../../server/page.js';
import { hrefIn } from '../../words/language.js';

/** Where who has just signed in goes: back to where they came from and nowhere else; an office without a second factor is asked to enrol one first. */
export function arrive({ lang }: Pick<Visit, 'lang'>, next: string | undefined, body: unknown): SeeOther {
  const { asked, enrolledAt, shownUntil } = sessionShown.parse(body).secondFactor;
  const to = localPath(next) ?? hrefIn(lang, '/');
  if (!asked || enrolledAt !== null || shownUntil !== null) return { seeOther: to };
  return { seeOther: `${hrefIn(lang, '/account/second-factor')}?next=${encodeURIComponent(to)}` };
}
