import type { CommentShown } from '../../../contract/views/comment.js';
import type { ClauseShown } from '../../../contract/views/document.js';
import { errorEntry } from '../../../contract/errors.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Deadline } from '../../parts/dates.js';
import { ErrorSummary, Form, Hidden, TextField } from '../../parts/form.js';
import { issueAt, Refusal } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { idIn } from '../../server/address.js';
import type { Problem } from '../../server/door.js';
import type { Consultation } from '../../server/read.js';
import { dispositionsWords as words } from '../../words/dispositions.js';
import { langOf, langTags } from '../../words/language.js';
import { statusWords } from '../../words/consultation.js';
import { DeskTrail } from '../desk/trail.js';
import { asDuplicates, block, touchedIn } from './answers.js';
import { DispositionRow, Given, type Filling } from './row.js';
import { isObjected, makersIn, partsOf, placesIn, type Asked, type Part, type Progress } from './table.js';

export type Held = {
  readonly one: Consultation;
  /** Every comment of the round that was read, and those that are asked for. */
  readonly rows: readonly CommentShown[];
  readonly asked: Asked;
  readonly found: readonly CommentShown[];
  readonly clauses: readonly ClauseShown[];
  readonly progress: Progress;
  /** Whether more were made than are read here. */
  readonly more: boolean;
};

export type Said = {
  readonly saved: Words | null;
  readonly problem: Problem | null;
};

type Of = Said & { readonly held: Held; readonly filling: Filling; readonly marks: { readonly token: string; readonly seen: string } };

/** As many rows as stand on one page. */
export const mostRows = 300;

const Drop = ({
  name,
  label,
  value,
  options,
}: {
  readonly name: string;
  readonly label: Words;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
}) => {
  const say = useSay();
  const { lang } = useVisiting();
  const other = (text: string) => (langOf(text) === lang ? {} : { lang: langTags[langOf(text)] });
  return (
    <div className="field">
      <label htmlFor={name}>{say(label)}</label>
      <select className="in" id={name} name={name} defaultValue={value}>
        <option value="">{say(words.all)}</option>
        {options.map(([key, text]) => (
          <option key={key} value={key} {...other(text)}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
};

const states = ['open', 'objected', 'adopted', 'partly', 'rejected', 'duplicate', 'late', 'withdrawn'] as const;

const Filters = ({ held: { rows, asked, clauses, progress } }: Pick<Of, 'held'>) => {
  const say = useSay();
  const named = { objected: words.objected, late: words.late };
  const counts = { ...progress.counts, objected: rows.filter(isObjected).length, late: rows.filter(({ late }) => late).length };
  const known: { readonly [state: string]: number } = counts;
  const nameOf = (state: (typeof states)[number]): Words =>
    state === 'objected' || state === 'late' ? named[state] : (statusWords[state]?.words ?? words.all);
  return (
    <div className="filter">
      <Drop
        name="state"
        label={words.state}
        value={asked.state}
        options={states.filter((one) => (known[one] ?? 0) > 0 || one === asked.state).map((one) => [one, `${say(nameOf(one))} (${known[one] ?? 0})`])}
      />
      <Drop name="clause" label={words.clause} value={asked.clause} options={placesIn(rows, clauses).map((place) => [place, place])} />
      <Drop name="by" label={words.by} value={asked.by} options={makersIn(rows).map((name) => [name, name])} />
      <button className="btn plain" type="submit" name="step" value="filter">
        {say(words.filter)}
      </button>
    </div>
  );
};

const PartOf = ({ part: { place, clause, rows }, filling }: { readonly part: Part; readonly filling: Filling }) => {
  const say = useSay();
  return (
    <section className="part-of">
      <h2>
        <Written text={clause === null || clause.title === '' ? place : `${place} ${clause.title}`} />
      </h2>
      {clause === null ? null : (
        <details className="fold">
          <summary>
            {say(words.clauseText)}
            <span className="sr"> {place}</span>
          </summary>
          <p className="text small">
            <Written text={clause.text} />
          </p>
        </details>
      )}
      <ol>
        {rows.map((row) => (
          <DispositionRow key={row.n} row={row} filling={filling} />
        ))}
      </ol>
    </section>
  );
};

const Left = ({ held: { one, rows, progress } }: Pick<Of, 'held'>) => {
  const say = useSay();
  const open = progress.of - progress.answered;
  const objected = rows.filter(isObjected).length;
  const sign = one.acts.find(({ name }) => name === 'settleConsultation');
  return (
    <Section id="left" title={words.left}>
      <ul className="stack small">
        {open > 0 ? <li>{say(words.leftOpen(open))}</li> : null}
        {objected > 0 ? <li>{say(words.leftObjected(objected))}</li> : null}
        {open + objected === 0 ? <li>{say(words.nothingLeft)}</li> : null}
        {sign === undefined ? null : (
          <li>
            {sign.open ? <A to={`/desk/consultations/${one.id}/${idIn(sign.href)}`}>{say(words.sign)}</A> : say(words.sign)}
            {sign.blockers.slice(0, 1).map(({ code }) => (
              <span className="mute" key={code}>
                {' '}
                <T of={errorEntry(code)} />
              </span>
            ))}
          </li>
        )}
        <li>
          <A to={`/projects/${encodeURIComponent(idIn(one.state.project))}/changes?round=${one.state.round}`}>{say(words.diff)}</A>
        </li>
      </ul>
    </Section>
  );
};

const Block = ({ filling: { form, issues } }: Pick<Of, 'filling'>) => {
  const say = useSay();
  const [wrong, reason] = [issueAt(issues, block.given), issueAt(issues, block.reason)];
  return (
    <Section id="block-of" title={words.block}>
      <div className="stack">
        <p className="btns">
          <button className="btn plain sm" type="submit" name="step" value="select">
            {say(words.selectAll)}
          </button>
          <button className="btn plain sm" type="submit" name="step" value="clear">
            {say(words.selectNone)}
          </button>
        </p>
        {wrong === undefined ? null : (
          <p className="err">
            <T of={wrong} />
          </p>
        )}
        <fieldset className="seg tall">
          <legend className="sr">{say(words.given)}</legend>
          <Given name={block.given} value={form[block.given]} />
          <label>
            <input
              type="radio"
              name={block.given}
              value={asDuplicates}
              defaultChecked={form[block.given] === asDuplicates}
              aria-describedby="duplicate-hint"
            />
            {say(words.duplicate)}
          </label>
        </fieldset>
        <p className="hint" id="duplicate-hint">
          {say(words.duplicateHint)}
        </p>
        <TextField
          name={block.lead}
          label={words.lead}
          value={form[block.lead]}
          issue={issueAt(issues, block.lead)}
          inputMode="numeric"
          maxLength={5}
        />
        <div className="field">
          <label htmlFor={block.reason}>{say(words.blockReason)}</label>
          {reason === undefined ? null : (
            <p className="err">
              <T of={reason} />
            </p>
          )}
          <textarea className="in" id={block.reason} name={block.reason} rows={3} defaultValue={form[block.reason]} />
        </div>
      </div>
    </Section>
  );
};

/** What was typed in rows that are not shown travels along. */
const Unshown = ({ held, filling: { form } }: Pick<Of, 'held' | 'filling'>) => {
  const shown = new Set(held.found.slice(0, mostRows).map(({ n }) => n));
  const names = new Set(
    touchedIn(form)
      .filter((n) => !shown.has(n))
      .flatMap((n) => ['d', 'r', 's'].map((column) => `${column}.${n}`)),
  );
  return <Hidden fields={Object.fromEntries(Object.entries(form).filter(([name]) => names.has(name)))} />;
};

const Table = ({ held, filling }: Pick<Of, 'held' | 'filling'>) => {
  const say = useSay();
  const { found, clauses } = held;
  if (found.length === 0) return <Empty>{say(words.none)}</Empty>;
  return (
    <>
      {partsOf(found.slice(0, mostRows), clauses).map((part) => (
        <PartOf key={part.place} part={part} filling={filling} />
      ))}
      {found.length > mostRows ? <p className="sec small">{say(words.shown(mostRows, found.length))}</p> : null}
    </>
  );
};

const Head = ({ held, filling, saved, problem }: Of) => {
  const say = useSay();
  const { one, progress, more, rows } = held;
  const { stale, issues, may } = filling;
  return (
    <div className="head">
      <p className="small">
        <A to={`/consultations/${one.id}`}>
          <Title of={one.state.title} />
        </A>{' '}
        {say(words.round(one.state.round))}
      </p>
      <h1>{say(words.title)}</h1>
      {one.state.answerBy === null ? null : <Deadline at={one.state.answerBy} label={say(words.answerBy)} />}
      <p>
        <progress max={Math.max(progress.of, 1)} value={progress.answered} aria-label={say(words.progress(progress.answered, progress.of))} />{' '}
        <b>{say(words.progress(progress.answered, progress.of))}</b>
      </p>
      {may ? <p className="lede">{say(words.lede)}</p> : null}
      {more ? <p className="panel warn">{say(words.first(rows.length))}</p> : null}
      {saved === null ? null : (
        <p className="panel ok" role="status">
          {say(saved)}
        </p>
      )}
      {stale.length === 0 ? null : (
        <div className="panel warn" role="alert">
          <h2>{say(words.movedTitle)}</h2>
          <p>{say(words.moved(stale.join('、')))}</p>
        </div>
      )}
      {problem === null ? null : <Refusal problem={problem} />}
      <ErrorSummary title={words.errorHead} issues={issues} />
    </div>
  );
};

/** Why nothing may be answered here, to who may read it all the same. */
const Shut = ({ one }: Pick<Held, 'one'>) =>
  one.acts
    .filter(({ name }) => name === 'dispose')
    .flatMap(({ blockers }) => blockers.slice(0, 1))
    .map((blocker) => <Refusal key={blocker.code} problem={{ ...blocker, status: 409, requestId: '' }} />);

export const DispositionsBody = (of: Of) => {
  const say = useSay();
  const { held, filling, marks } = of;
  const { id } = held.one;
  return (
    <div className="wrap">
      <DeskTrail record={{ to: `/desk/consultations/${id}`, name: <Title of={held.one.state.title} /> }} here={say(words.title)} />
      <Head {...of} />
      {filling.may ? null : <Shut one={held.one} />}
      <Form action={`/desk/consultations/${id}/dispositions`} className="disposing" keeps>
        {/* Return presses the first button of a form. */}
        <button className="sr" type="submit" name="step" value="save" tabIndex={-1} aria-hidden="true" />
        <Hidden fields={marks} />
        <Unshown held={held} filling={filling} />
        <Filters held={held} />
        <div className="disposed">
          <div>
            <Table held={held} filling={filling} />
          </div>
          <aside aria-label={say(words.left)}>
            <Left held={held} />
            {filling.may ? <Block filling={filling} /> : null}
            {filling.may ? (
              <p className="small mute keys" hidden>
                {say(words.keys)}
                {say(words.keysAre)}
              </p>
            ) : null}
          </aside>
        </div>
        {filling.may ? (
          <p className="save btns">
            <button className="btn" type="submit" name="step" value="save">
              {say(words.save)}
            </button>
            <span className="small">{say(words.progress(held.progress.answered, held.progress.of))}</span>
          </p>
        ) : null}
      </Form>
    </div>
  );
};
