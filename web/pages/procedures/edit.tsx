import type { Receipt } from '../../../contract/http.js';
import { valueAt, lackingIn } from '../../parts/act-form/body.js';
import { Members } from '../../parts/act-form/fields.js';
import { typedFrom } from '../../parts/act-form/typed.js';
import { withRows } from '../../parts/act-form/steps.js';
import { Section } from '../../parts/blocks.js';
import { ErrorSummary, Form, Hidden, TextField } from '../../parts/form.js';
import { Trail } from '../../parts/page.js';
import { issueAt, issuesOf, missing, Refusal, type Issue } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import type { Problem } from '../../server/door.js';
import { forMembers } from '../../server/for-members.js';
import { formTokenIn, namesOf } from '../../server/form-token.js';
import { ProblemPage, type Fields, type Page, type SeeOther, type Shown, type Visit } from '../../server/page.js';
import { checkProfile, readBeginnings, readProcedure, readProfile, readProfiles, type Procedure, type ProfileRow } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { hrefIn } from '../../words/language.js';
import { procedureWords as words } from '../../words/profile.js';
import { Findings, type FindingShown } from './findings.js';
import { partsOf, valueOf, withPart, type Part, type Text } from './schema.js';
import { draftOf } from './versions.js';

/** A part being filled in, of which text. */
type Editing = {
  readonly one: Procedure;
  readonly text: Text;
  readonly part: Part;
  readonly form: Fields;
  readonly token: string;
  readonly seen: string;
};
type Why = { readonly status?: number; readonly issues?: readonly Issue[]; readonly problem?: Problem; readonly findings?: readonly FindingShown[] };

const nextOf = (one: Procedure): number => (one.state.versions.at(-1)?.version ?? 0) + 1;

/** What is edited: the draft, or what is in force as the next version. */
function textIn(one: Procedure): Text | null {
  const draft = draftOf(one);
  if (draft !== null) return draft.text;
  return one.view === 'full' && one.state.inForce !== null ? { ...one.state.inForce.profile, version: nextOf(one) } : null;
}

async function editingOf(visit: Visit): Promise<Editing> {
  const one = await readProcedure(visit, visit.params['id'] ?? '');
  const text = textIn(one);
  const part = text === null ? undefined : partsOf(text).find(({ at }) => at === visit.params['part']);
  if (text === null || part === undefined) throw new ProblemPage(visit.notFound());
  const filled = visit.form['step'] === undefined ? typedFrom({ schema: part.schema, at: '' }, valueOf(text, part)) : visit.form;
  const { seen = String(one.seq) } = visit.form;
  return { one, text, part, form: withRows(part.schema, filled, visit.form['step'] ?? ''), token: formTokenIn(visit.form), seen };
}

const pathOf = ({ one, part }: Pick<Editing, 'one' | 'part'>): string => `/procedures/${one.id}/edit/${part.at}`;

const Buttons = ({ mayGo }: { readonly mayGo: boolean }) => {
  const say = useSay();
  return (
    <p className="btns">
      <button className="btn plain" type="submit" name="step" value="check">
        {say(words.check)}
      </button>
      <button className="btn" type="submit" name="step" value="file">
        {say(words.file)}
      </button>
      {mayGo ? (
        <button className="btn plain" type="submit" name="step" value="remove">
          {say(words.remove)}
        </button>
      ) : null}
    </p>
  );
};

function shown(visit: Visit, editing: Editing, { status = 200, issues = [], problem, findings }: Why = {}): Shown {
  const { one, text, part, form, token, seen } = editing;
  const { say } = visit;
  return {
    status,
    title: say(part.words),
    nav: 'procedures',
    secret: true,
    typed: true,
    record: one,
    body: (
      <div className="wrap narrow">
        <Trail
          above={['home', 'procedures']}
          here={
            <A to={`/procedures/${one.id}`}>
              <Title of={one.state.title} />
            </A>
          }
        />
        <div className="head">
          <h1>
            <Written text={say(part.words)} />
          </h1>
          <p className="lede">
            <T of={words.version(nextOf(one))} />
          </p>
          {problem === undefined || issues.length > 0 ? null : <Refusal problem={problem} />}
          <ErrorSummary title={words.problem} issues={issues} />
        </div>
        {findings === undefined ? null : (
          <Section id="checked" title={words.checked}>
            <Findings findings={findings} text={text} />
          </Section>
        )}
        <Form action={pathOf(editing)} className="sec">
          {/* Return presses the first button of a form. */}
          <button className="sr" type="submit" name="step" value="check" tabIndex={-1} aria-hidden="true" />
          <Hidden fields={{ token, seen }} />
          <Members schema={part.schema} at="" filling={{ form, issues, picks: new Map() }} />
          <Buttons mayGo={part.there && part.mayGo} />
        </Form>
      </div>
    ),
  };
}

const filledIn = ({ text, part, form }: Editing, removed: boolean): Text =>
  withPart(text, part, removed ? undefined : valueAt({ schema: part.schema, at: '', required: true }, form));

async function filed(visit: Visit, editing: Editing, text: Text): Promise<Shown | SeeOther> {
  const { one, token, seen } = editing;
  const body = { text: { ...text, version: nextOf(one) } };
  const { key } = namesOf(token, { of: pathOf(editing), body, seen });
  const answer = await visit.ask({ route: 'procedures.fileProfile', params: { id: one.id }, body, key, ifMatch: Number(seen) });
  if (answer.ok) return { seeOther: hrefIn(visit.lang, `/procedures/${one.id}?done=${key}#draft`) };
  const { problem } = answer;
  return shown(visit, editing, { status: problem.status, issues: issuesOf(problem), problem });
}

/** One part of a profile as a form. Checking shows the findings of the whole text with what is filled in, and files nothing. */
export const editPartPage: Page = forMembers({
  path: '/procedures/:id/edit/:part',
  get: async (visit) => shown(visit, await editingOf(visit)),
  post: stepUp(async (visit) => {
    const editing = await editingOf(visit);
    const { step = 'check' } = visit.form;
    if (step !== 'check' && step !== 'file' && step !== 'remove') return shown(visit, editing);
    const text = filledIn(editing, step === 'remove');
    if (step === 'remove') return filed(visit, editing, text);
    const issues = lackingIn({ schema: editing.part.schema, at: '', form: editing.form });
    const { findings } = await checkProfile(visit, text);
    if (step === 'check' || issues.length > 0) return shown(visit, editing, { issues, findings, status: issues.length > 0 ? 422 : 200 });
    return filed(visit, editing, text);
  }),
});

/* The beginning of one: whose, from which profile, under which id and name. */

type Starting = { readonly form: Fields; readonly token: string; readonly bases: readonly ProfileRow[]; readonly societies: readonly string[] };

const needed = [
  ['organisation', words.society],
  ['base', words.base],
  ['id', words.id],
  ['zh', words.nameZh],
  ['en', words.nameEn],
] as const;

async function startingOf(visit: Visit): Promise<Starting> {
  const [bases, begin] = await Promise.all([readProfiles(visit, {}), readBeginnings(visit)]);
  const at = begin.find(({ href }) => href.endsWith('/procedures'))?.at ?? [];
  const societies = at.map(({ organisation }) => organisation).filter((code) => code !== '*');
  return {
    form: { organisation: societies[0], ...visit.query, ...visit.form },
    token: formTokenIn(visit.form),
    bases: bases.filter(({ kind }) => kind !== 'committee'),
    societies,
  };
}

const Base = ({ bases, form, issue }: { readonly bases: readonly ProfileRow[]; readonly form: Fields; readonly issue: Issue | undefined }) => {
  const say = useSay();
  return (
    <div className="field">
      <label htmlFor="base">{say(words.base)}</label>
      {issue === undefined ? null : <p className="err">{say(issue)}</p>}
      <select className="in" id="base" name="base" defaultValue={form['base'] ?? 'group-standard/default'}>
        {bases.map(({ id, title }) => (
          <option key={id} value={id}>
            {say(title)}
          </option>
        ))}
      </select>
    </div>
  );
};

function beginShown(visit: Visit, { form, token, bases, societies }: Starting, { status = 200, issues = [], problem }: Why = {}): Shown {
  const { say } = visit;
  const field = (name: string) => ({ name, value: form[name], issue: issueAt(issues, name) });
  return {
    status,
    title: say(words.begin),
    nav: 'procedures',
    secret: true,
    typed: true,
    body: (
      <div className="wrap narrow">
        <Trail above={['home', 'procedures']} here={say(words.begin)} />
        <div className="head">
          <h1>{say(words.begin)}</h1>
          <p className="lede">{say(words.beginHow)}</p>
          {problem === undefined ? null : <Refusal problem={problem} />}
          <ErrorSummary title={words.problem} issues={issues} />
        </div>
        <Form action="/procedures/new" className="sec">
          <Hidden fields={{ token }} />
          <TextField {...field('organisation')} label={words.society} list={societies.map((value) => ({ value }))} />
          <Base bases={bases} form={form} issue={issueAt(issues, 'base')} />
          <TextField {...field('id')} label={words.id} hint={words.idHint} />
          <TextField {...field('zh')} label={words.nameZh} />
          <TextField {...field('en')} label={words.nameEn} />
          <p className="btns">
            <button className="btn" type="submit">
              {say(words.file)}
            </button>
          </p>
        </Form>
      </div>
    ),
  };
}

/** A profile of one’s own, begun from another. */
export const beginProcedurePage: Page = forMembers({
  path: '/procedures/new',
  get: async (visit) => beginShown(visit, await startingOf(visit)),
  post: stepUp(async (visit) => {
    const starting = await startingOf(visit);
    const { organisation = '', base = '', id = '', zh = '', en = '' } = visit.form;
    const issues = missing(visit.form, needed);
    if (issues.length > 0) return beginShown(visit, starting, { status: 422, issues });
    const model = starting.bases.some((one) => one.id === base) ? await readProfile(visit, base) : null;
    const body = { organisation: organisation.trim(), text: { ...model, id: id.trim(), version: 1, title: { zh: zh.trim(), en: en.trim() } } };
    const { key } = namesOf(starting.token, { of: '/procedures/new', body });
    const answer = await visit.ask({ route: 'start.procedures', body, key });
    if (answer.ok) return { seeOther: hrefIn(visit.lang, `/procedures/${(answer.body as Receipt).id}`) }; // commands answer by a receipt
    const { problem } = answer;
    return beginShown(visit, starting, { status: problem.status, issues: issuesOf(problem), problem });
  }),
});
