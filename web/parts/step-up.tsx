import type { ReactNode } from 'react';
import type { Fields } from '../server/page.js';
import { codeWords } from '../words/sign-in.js';
import { stepUpWords } from '../words/step-up.js';
import { Attempt, type Failed } from './attempt.js';
import { CodeField, Form, Hidden } from './form.js';
import type { Issue } from './problem.js';
import { A, T, useVisiting } from './visiting.js';
import { hrefIn } from '../words/language.js';

/** What was typed, to where it is sent again, and where one goes instead. */
type Held = { readonly action: string; readonly back: string; readonly form: Fields };
type Asking = Held & { readonly name: string; readonly issue: Issue | undefined; readonly failed: Failed | undefined; readonly head: ReactNode };

/** Asks for a code before an act is done. */
export const AskAgain = ({ action, back, form, name, issue, failed, head }: Asking) => (
  <div className="wrap narrow">
    <div className="head">
      <h1>
        <T of={stepUpWords.title} />
      </h1>
      <p className="lede">
        <T of={stepUpWords.lede} />
      </p>
      {head}
      {failed === undefined ? null : <Attempt failed={failed} />}
    </div>
    <Form action={action} className="short">
      <Hidden fields={form} />
      <CodeField name={name} label={codeWords.code} hint={codeWords.hint} issue={issue} />
      <p className="btns sec">
        <button className="btn" type="submit">
          <T of={stepUpWords.send} />
        </button>
        <A to={back}>
          <T of={stepUpWords.back} />
        </A>
      </p>
    </Form>
    <p className="small mute sec">
      <T of={codeWords.lost} />
    </p>
  </div>
);

/** Leads to enrolment, which opens beside this page, so that what was typed stays here. */
export function EnrolFirst({ action, back, form }: Held) {
  const { lang } = useVisiting();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>
          <T of={stepUpWords.enrolTitle} />
        </h1>
        <p className="lede">
          <T of={stepUpWords.enrolLede} />
        </p>
      </div>
      <Form action={action}>
        <Hidden fields={form} />
        <p className="btns">
          <a className="btn" href={hrefIn(lang, '/account/second-factor')} target="_blank" rel="noopener">
            <T of={stepUpWords.enrol} />
          </a>
          <button className="btn plain" type="submit">
            <T of={stepUpWords.enrolled} />
          </button>
          <A to={back}>
            <T of={stepUpWords.back} />
          </A>
        </p>
      </Form>
    </div>
  );
}
