import { kindNames } from '../../../domain/consultation/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { Deadline } from '../../parts/dates.js';
import { Choice, ErrorSummary, Form, Hidden, LongTextField, TextField } from '../../parts/form.js';
import { Trail } from '../../parts/page.js';
import { Refusal, type Issue } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { useSay } from '../../parts/visiting.js';
import type { Problem } from '../../server/door.js';
import type { Fields } from '../../server/page.js';
import type { Consultation } from '../../server/read.js';
import type { ClauseShown } from '../../../contract/views/document.js';
import { ClauseBeside, clauseMeant, offeredClauses } from './clause-beside.js';
import { commentWords } from '../../words/comment.js';

export type Asking = {
  readonly one: Consultation;
  readonly token: string;
  readonly form: Fields;
  readonly clauses: readonly ClauseShown[];
  readonly issues: readonly Issue[];
  readonly problem: Problem | null;
};

const kinds = valuesOf(kindNames).map((value) => ({ value, label: kindNames[value], hint: commentWords.kindHints[value] }));

const Inputs = ({ form, issues, clauses, problem }: Asking) => {
  const say = useSay();
  const offered = [{ value: say(commentWords.whole) }, ...offeredClauses(clauses)];
  const of = (name: string) => ({ name, value: form[name], issue: issues.find(({ path }) => path === name) });
  return (
    <>
      <TextField {...of('clause')} label={commentWords.clause} hint={commentWords.clauseHint} maxLength={60} list={offered} />
      {clauses.length === 0 ? null : (
        <p className="btns">
          <button className="btn plain" type="submit" name="step" value="see">
            {say(commentWords.see)}
          </button>
        </p>
      )}
      {form['step'] === 'see' && clauseMeant(form['clause'], clauses) === null ? (
        <p className="small" role="status">
          {say(commentWords.noSuchClause)}
        </p>
      ) : null}
      {problem?.code === 'CLAUSE_NOT_IN_TEXT' || form['asWritten'] === 'on' ? (
        <div className="field">
          <label className="tick">
            <input type="checkbox" name="asWritten" defaultChecked={form['asWritten'] === 'on'} />
            <b>{say(commentWords.asWritten)}</b>
          </label>
        </div>
      ) : null}
      <Choice {...of('kind')} label={commentWords.kind} options={kinds} />
      <LongTextField {...of('text')} label={commentWords.text} hint={commentWords.textHint} rows={6} />
      <LongTextField {...of('proposed')} label={commentWords.proposed} rows={3} />
      <LongTextField {...of('reason')} label={commentWords.reason} rows={3} />
      <TextField {...of('author')} label={commentWords.author} hint={commentWords.authorHint} autoComplete="name" />
      <TextField {...of('organisationName')} label={commentWords.organisation} hint={commentWords.organisationHint} autoComplete="organization" />
      <TextField {...of('contact')} label={commentWords.contact} hint={commentWords.contactHint} autoComplete="email" />
    </>
  );
};

/** The form, with what was typed and with why it was not taken. */
export const CommentForm = (asking: Asking) => {
  const say = useSay();
  const { one, token, issues, problem } = asking;
  const { closesAt } = one.state;
  const clause = clauseMeant(asking.form['clause'], asking.clauses);
  return (
    <div className={clause === null ? 'wrap narrow' : 'wrap beside'}>
      <Trail above={['home', 'consultations']} here={say(commentWords.title)} />
      <div className="head">
        <h1>{say(commentWords.title)}</h1>
        <p className="lede">
          <Title of={one.state.title} />
        </p>
        {closesAt === null ? null : <Deadline at={closesAt} />}
        <ErrorSummary title={commentWords.errorHead} issues={issues} />
        {problem === null || issues.length > 0 ? null : <Refusal problem={problem} />}
      </div>
      {clause === null ? null : <ClauseBeside clause={clause} round={one.id} />}
      <Form action={`/consultations/${one.id}/comment`} keeps>
        <Hidden fields={{ token, draft: one.state.text }} />
        <Inputs {...asking} />
        <p className="sec">
          <button className="btn wide" type="submit" name="step" value="check">
            {say(commentWords.check)}
          </button>
        </p>
        <p className="small mute">{say(commentWords.checkNote)}</p>
      </Form>
    </div>
  );
};
