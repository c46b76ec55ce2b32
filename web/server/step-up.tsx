import { ErrorSummary } from '../parts/form.js';
import { issuesOf } from '../parts/problem.js';
import type { Failed } from '../parts/attempt.js';
import { AskAgain, EnrolFirst } from '../parts/step-up.js';
import { codeWords } from '../words/sign-in.js';
import { stepUpWords } from '../words/step-up.js';
import type { Ask } from './door.js';
import type { Fields, Page, SeeOther, Shown, Visit } from './page.js';

type Post = NonNullable<Page['post']>;

/** Thrown out of an act that asks who one is once more. */
class AskedAgain extends Error {
  constructor(readonly enrolled: boolean) {
    super('the second factor is asked for');
  }
}

const noticing =
  (ask: Ask): Ask =>
  async (asked) => {
    const answer = await ask(asked);
    if (!answer.ok && answer.problem.code === 'SECOND_FACTOR_NEEDED') throw new AskedAgain(true);
    if (!answer.ok && answer.problem.code === 'SECOND_FACTOR_NOT_ENROLLED') throw new AskedAgain(false);
    return answer;
  };

/** In a form of its own name, so that an act may have a field `code`. */
const codeField = 'stepUpCode';
/** What is typed anew rather than written into a page. */
const unkept: readonly string[] = ['formToken', 'secret', 'newSecret', 'again', codeField];
const kept = (form: Fields): Fields => Object.fromEntries(Object.entries(form).filter(([name]) => !unkept.includes(name)));

/** The address of the form, without its language. */
const actionOf = ({ path, here }: Visit): string => (here.includes('?') ? `${path}${here.slice(here.indexOf('?'))}` : path);

const framed = (visit: Visit, body: Shown['body'], status: Pick<Shown, 'status'> = {}): Shown => ({
  ...status,
  title: visit.say(stepUpWords.title),
  nav: null,
  secret: true,
  body,
});

const asking = (visit: Visit, why: { readonly failed?: Failed; readonly missing?: true } = {}): Shown => {
  // All that can be wrong with the field itself is that no code stands in it.
  const isNone = why.missing === true || (why.failed !== undefined && issuesOf(why.failed.problem).length > 0);
  const issues = isNone ? [{ path: codeField, ...codeWords.need }] : [];
  const failed = isNone ? undefined : why.failed;
  const head = <ErrorSummary title={codeWords.errorHead} issues={issues} />;
  return framed(
    visit,
    <AskAgain action={actionOf(visit)} back={visit.path} form={kept(visit.form)} name={codeField} issue={issues[0]} failed={failed} head={head} />,
    why.failed === undefined ? {} : { status: why.failed.problem.status },
  );
};

/** Shows the code to the API; the page to type it again where it was not taken. */
async function show(visit: Visit, code: string): Promise<Shown | null> {
  if (code.trim() === '') return { ...asking(visit, { missing: true }), status: 422 };
  const answer = await visit.ask({ route: 'showSecondFactor', body: { code } });
  return answer.ok ? null : asking(visit, { failed: answer });
}

/**
 * The act of a page that may ask who one is once more. Then a page asks for the code, with what was typed kept in it, and the act is done with that, as if the code had been
 * shown before: what it refuses comes back as its form. Acts are sent under a key made of the form, so the second sending is not a second act.
 */
export const stepUp =
  (post: Post): Post =>
  async (visit: Visit): Promise<Shown | SeeOther> => {
    const code = visit.form[codeField];
    const asked = code === undefined ? null : await show(visit, code);
    if (asked !== null) return asked;
    try {
      return await post({ ...visit, ask: noticing(visit.ask) });
    } catch (error) {
      if (!(error instanceof AskedAgain)) throw error;
      if (error.enrolled) return asking(visit);
      return framed(visit, <EnrolFirst action={actionOf(visit)} back={visit.path} form={kept(visit.form)} />);
    }
  };
