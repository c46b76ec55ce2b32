import { positionNames } from '../../../domain/drafting/words.js';
import { valuesOf } from '../../../domain/kernel/words.js';
import { Empty, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Deadline } from '../../parts/dates.js';
import { Choice, ErrorSummary, Form, Hidden, LongTextField } from '../../parts/form.js';
import { Refusal, type Issue } from '../../parts/problem.js';
import { OtherTitle, Title } from '../../parts/title.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import type { Problem } from '../../server/door.js';
import type { Fields } from '../../server/page.js';
import type { IssueRow } from '../../server/read.js';
import { changesWords } from '../../words/changes.js';
import { draftingWords, issueStatus, phaseWords } from '../../words/drafting.js';
import { canState, ownPosition, waiting, type Call, type Held } from './held.js';
import { tickOf } from './statement.js';

export type Stating = {
  readonly held: Held;
  readonly token: string;
  readonly form: Fields;
  readonly issues: readonly Issue[];
  readonly problem: Problem | null;
};

type OfCall = Stating & { readonly call: Call };

/** A clause with its text, what the reader has said of it, and the tick that takes it into the next word. */
const ClauseTick = ({ held, call, form, clause }: OfCall & { readonly clause: string }) => {
  const say = useSay();
  const own = ownPosition(held, call, clause);
  const text = held.texts.get(call.n)?.find(({ id }) => id === clause)?.text ?? '';
  const name = tickOf(clause);
  return (
    <div className="clause">
      <h3>
        <span className="no">{clause}</span>
      </h3>
      {text
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line, at) => (
          <p key={at}>
            <Written text={line} />
          </p>
        ))}
      <p className="small mute">
        {say(draftingWords.yours)} <Chip tone={own === null ? 'warn' : 'ok'} of={own === null ? draftingWords.none : positionNames[own]} />
      </p>
      {canState(held) ? (
        <label className="tick">
          <input type="checkbox" name={name} value="on" defaultChecked={form[name] === 'on'} />
          <b>
            {say(draftingWords.pick)}
            <span className="sr"> ({clause})</span>
          </b>
        </label>
      ) : null}
    </div>
  );
};

const positions = valuesOf(positionNames).map((value) => ({ value, label: positionNames[value], hint: draftingWords.hints[value] }));

const Inputs = ({ form, issues }: Stating) => {
  const of = (name: string) => ({ name, value: form[name], issue: issues.find(({ path }) => path === name) });
  return (
    <>
      <Choice {...of('position')} label={draftingWords.position} options={positions} />
      <LongTextField {...of('reason')} label={draftingWords.reason} hint={draftingWords.reasonHint} rows={4} />
      <LongTextField {...of('proposed')} label={draftingWords.proposed} hint={draftingWords.proposedHint} rows={3} />
    </>
  );
};

const CallForm = (of: OfCall) => {
  const say = useSay();
  const { held, call, token } = of;
  const left = waiting(held, call).length;
  const open = canState(held);
  const clauses = call.clauses.map((clause) => <ClauseTick key={clause} {...of} clause={clause} />);
  return (
    <Section id={`call-${call.n}`} title={draftingWords.call(call.n)} more={<span className="mute">{say(draftingWords.version(call.version))}</span>}>
      <div className="more">
        <Deadline at={call.closesAt} note={say(draftingWords.silence[held.one.state.terms.silence])} />
      </div>
      <p className="more">{say(!open ? draftingWords.notMember : left === 0 ? draftingWords.allStated : draftingWords.waits(left))}</p>
      {open ? (
        <Form action={`/draftings/${held.one.id}`} {...(held.one.state.open.length === 1 ? { keeps: true } : {})}>
          <Hidden fields={{ token, call: String(call.n) }} />
          <fieldset id="clauses">
            <legend>{say(draftingWords.clauses)}</legend>
            {left === 0 ? null : (
              <p className="small">
                <A to={`/draftings/${held.one.id}?all=${call.n}`}>{say(draftingWords.all)}</A>
              </p>
            )}
            {clauses}
          </fieldset>
          <Inputs {...of} />
          <p className="sec">
            <button className="btn wide" type="submit" name="step" value="check">
              {say(draftingWords.check)}
            </button>
          </p>
        </Form>
      ) : (
        clauses
      )}
    </Section>
  );
};

const Issue = ({ held, of }: { readonly held: Held; readonly of: IssueRow }) => {
  const say = useSay();
  const { lang } = useVisiting();
  const by = held.one.state.group.find(({ person }) => person === of.by);
  const kind = of.kind === 'concern' ? positionNames.concern : positionNames.sustainedObjection;
  const status = issueStatus[of.status];
  return (
    <article className="said">
      <div>
        <header>
          <b>{`#${of.n}`}</b>
          {by?.name == null ? null : <Written text={by.name} />}
          <span>{of.clauses.join(lang === 'zh' ? '、' : ', ')}</span>
          <span>{say(kind)}</span>
          {status === undefined ? null : <Chip tone={of.status === 'open' ? 'warn' : 'quiet'} of={status} />}
        </header>
        <p className="text">
          <Written text={of.reason} />
        </p>
        {of.proposed === null ? null : (
          <p className="small mute text">
            {say(draftingWords.proposal)}
            <Written text={of.proposed} />
          </p>
        )}
      </div>
      <div className="reply">
        <p>
          {of.answer === null ? (
            say(draftingWords.unanswered)
          ) : (
            <>
              {say(draftingWords.answer)}
              <Written text={of.answer} />
            </>
          )}
        </p>
      </div>
    </article>
  );
};

const Head = ({ held: { one }, issues, problem }: Stating) => {
  const phase = phaseWords[one.state.phase];
  return (
    <div className="head">
      <p className="chips">{phase === undefined ? null : <Chip tone={one.state.phase === 'working' ? 'ok' : 'quiet'} of={phase} />}</p>
      <h1>
        <Title of={one.state.title} />
      </h1>
      <OtherTitle of={one.state.title} />
      <p className="lede">
        {one.state.organisationName === null ? null : <Written text={one.state.organisationName} />} <T of={draftingWords.title} />{' '}
        <T of={draftingWords.people(one.state.group.filter(({ left }) => left === null).length)} />
      </p>
      {issues.length > 0 ? <ErrorSummary title={draftingWords.errorHead} issues={issues} /> : null}
      {problem === null || issues.length > 0 ? null : <Refusal problem={problem} />}
    </div>
  );
};

/** Nothing of what was typed is lost where it can no longer be sent. */
const Unsent = ({ held, form }: Pick<Stating, 'held' | 'form'>) => {
  const say = useSay();
  const words = [form['reason'], form['proposed']].filter((text) => text !== undefined && text.trim() !== '');
  if (words.length === 0 || held.one.state.open.some(({ n }) => String(n) === form['call'])) return null;
  return (
    <div className="panel">
      <p>{say(draftingWords.notSent)}</p>
      {words.map((text, at) => (
        <p key={at} className="text">
          <Written text={text ?? ''} />
        </p>
      ))}
    </div>
  );
};

/** The calls that are open with their clauses, and what was raised and answered. */
export const DraftingBody = (stating: Stating) => {
  const say = useSay();
  const { held } = stating;
  const { state } = held.one;
  return (
    <div className="wrap narrow">
      <Head {...stating} />
      <Unsent {...stating} />
      {state.text === null ? null : (
        <p className="btns">
          <a href={`/api/v1/documents/${state.text}`} className="btn plain" download="">
            {say(draftingWords.text)}
          </a>
          {state.version < 2 ? null : <A to={`/draftings/${held.one.id}/changes`}>{say(changesWords.compare)}</A>}
        </p>
      )}
      {state.open.length === 0 ? <Empty>{say(draftingWords.noCall)}</Empty> : null}
      {state.open.map((call) => (
        <CallForm key={call.n} {...stating} call={call} />
      ))}
      <Section id="issues" title={draftingWords.issues}>
        {held.issues.length === 0 ? <Empty>{say(draftingWords.noIssues)}</Empty> : held.issues.map((of) => <Issue key={of.n} held={held} of={of} />)}
      </Section>
    </div>
  );
};
