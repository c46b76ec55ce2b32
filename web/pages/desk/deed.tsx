import type { Receipt } from '../../../contract/http.js';
import type { Words } from '../../../domain/kernel/words.js';
import { bodyOf, lackingIn } from '../../parts/act-form/body.js';
import { Members } from '../../parts/act-form/fields.js';
import { picksFor, withCodes, type Known } from '../../parts/act-form/picks.js';
import { Said } from '../../parts/act-form/said.js';
import { hasFiles, type Schema } from '../../parts/act-form/schema.js';
import { withRows } from '../../parts/act-form/steps.js';
import { ErrorSummary, Form, Hidden } from '../../parts/form.js';
import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { issuesOf, Refusal, type Issue } from '../../parts/problem.js';
import { Title, type TitleWords } from '../../parts/title.js';
import { useSay, Written } from '../../parts/visiting.js';
import type { Answered, Problem } from '../../server/door.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Fields, SeeOther, Shown, Visit } from '../../server/page.js';
import { withUploads } from '../../server/uploads.js';
import { deskWords } from '../../words/desk.js';
import { DeskTrail } from './trail.js';

/** Something that is done by a form: an act of a record, or the beginning of one. */
export type Deed = {
  readonly name: Words;
  readonly about: { readonly to: string; readonly name: TitleWords } | null;
  readonly action: string;
  readonly schema: Schema;
  readonly rehearsal: boolean;
  /** The record it changes, where there is one already. */
  readonly record?: NonNullable<Shown['record']>;
  /** People who stand in the record. */
  readonly known: readonly Known[];
  /** What is to be read before it is done. */
  readonly notes: readonly Words[];
  readonly send: (body: object, key: string) => Promise<Answered>;
  /** The page that shows what became of it. */
  readonly after: (receipt: Receipt) => string;
};

/** A form on its way: what was typed, and the random value that it was first shown with. */
type Filled = { readonly deed: Deed; readonly form: Fields; readonly token: string };
type Why = { readonly status?: number; readonly issues?: readonly Issue[]; readonly problem?: Problem | null };

const frame = ({ say }: Visit, { name, rehearsal, record }: Deed): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed'> => ({
  title: say(name),
  nav: null,
  rehearsal,
  ...(record === undefined ? {} : { record }),
  typed: true,
});

const Head = ({ deed: { name, about, notes }, lede, title }: { readonly deed: Deed; readonly title: Words; readonly lede?: Words }) => {
  const say = useSay();
  return (
    <>
      <DeskTrail {...(about === null ? {} : { record: { to: about.to, name: <Title of={about.name} /> } })} here={say(name)} />
      <div className="head">
        <h1>{say(title)}</h1>
        {about === null ? null : (
          <p className="lede">
            <Title of={about.name} />
          </p>
        )}
        {lede === undefined ? null : <p>{say(lede)}</p>}
        {notes.map((note) => (
          <p className="panel" key={note.en}>
            <Written text={say(note)} />
          </p>
        ))}
      </div>
    </>
  );
};

async function formShown(visit: Visit, { deed, form, token }: Filled, { status = 200, issues = [], problem = null }: Why = {}): Promise<Shown> {
  const { schema, action } = deed;
  const picks = await picksFor(visit, schema, deed.known);
  const blank = Object.keys(schema.properties ?? {}).length === 0;
  const { say } = visit;
  return {
    ...frame(visit, deed),
    status,
    body: (
      <div className="wrap narrow">
        <Head deed={deed} title={deed.name} />
        {problem === null || issues.length > 0 ? null : <Refusal problem={problem} />}
        <ErrorSummary title={deskWords.problem} issues={issues} />
        <Form action={action} className="sec" files={hasFiles(schema)}>
          {/* Return presses the first button of a form. */}
          <button className="sr" type="submit" name="step" value="check" tabIndex={-1} aria-hidden="true" />
          <Hidden fields={{ token }} />
          {blank ? <p>{say(deskWords.nothing)}</p> : <Members schema={schema} at="" filling={{ form, issues, picks }} />}
          <p className="btns">
            <button className="btn" type="submit" name="step" value="check">
              {say(deskWords.check)}
            </button>
          </p>
        </Form>
      </div>
    ),
  };
}

/** What will be done, said back before it is done. */
function checkShown(visit: Visit, { deed, form, token }: Filled): Shown {
  const { say } = visit;
  return {
    ...frame(visit, deed),
    body: (
      <div className="wrap narrow">
        <Head
          deed={deed}
          title={{ zh: `${deskWords.checkTitle.zh}：${deed.name.zh}`, en: `${deskWords.checkTitle.en}: ${deed.name.en}` }}
          lede={deskWords.checkLede}
        />
        <Said schema={deed.schema} form={form} />
        <Form action={deed.action} className="sec">
          <Hidden fields={{ ...form, token, step: undefined, formToken: undefined }} />
          <p className="btns">
            <button className="btn" type="submit" name="step" value="send">
              {say(deskWords.doIt)}
            </button>
            <button className="btn plain" type="submit" name="step" value="edit">
              {say(deskWords.edit)}
            </button>
          </p>
        </Form>
      </div>
    ),
  };
}

async function send(visit: Visit, filled: Filled): Promise<Shown | SeeOther> {
  const { deed, form, token } = filled;
  const body = bodyOf(deed.schema, form);
  const answer = await deed.send(body, namesOf(token, { of: deed.action, body }).key);
  if (answer.ok) return { seeOther: deed.after(answer.body as Receipt) }; // commands answer by a receipt
  const { problem } = answer;
  if (problem['outcome'] === 'unknown')
    return outcomeUnknown(frame(visit, deed), {
      action: deed.action,
      form: { ...form, token },
      lookUp: { to: deed.about?.to ?? '/desk' },
      words: deskWords,
    });
  return formShown(visit, filled, { status: problem.status, issues: issuesOf(problem), problem });
}

/** The form as it is first shown; a link may have filled in some of it. */
export const beginDeed = (visit: Visit, deed: Deed): Promise<Shown> => formShown(visit, { deed, form: visit.query, token: newFormToken() });

/** What was sent: rows added or taken away, files stored, then to be checked, then done. */
export async function goOn(visit: Visit, deed: Deed): Promise<Shown | SeeOther> {
  const token = formTokenIn(visit.form);
  const { stored, issues: unstored } = await withUploads(visit, visit.form);
  const { step = 'check' } = visit.form;
  const typed: Filled = { deed, form: withRows(deed.schema, stored, step), token };
  if (unstored.length > 0) return formShown(visit, typed, { status: 422, issues: unstored });
  if (step !== 'check' && step !== 'send') return formShown(visit, typed);
  const { coded, issues } = await withCodes(visit, deed.schema, { form: typed.form, known: deed.known });
  const filled = { ...typed, form: coded };
  const lacking = [...issues, ...lackingIn({ schema: deed.schema, at: '', form: coded })];
  if (lacking.length > 0) return formShown(visit, typed, { status: 422, issues: lacking });
  return step === 'send' ? send(visit, filled) : checkShown(visit, filled);
}
