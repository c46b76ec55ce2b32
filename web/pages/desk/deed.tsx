import type { LifecycleShown, Receipt } from '../../../contract/http.js';
import type { Words } from '../../../domain/kernel/words.js';
import { bodyOf, lackingIn } from '../../parts/act-form/body.js';
import { Members } from '../../parts/act-form/fields.js';
import { picksFor, withCodes, type Known } from '../../parts/act-form/picks.js';
import { Said } from '../../parts/act-form/said.js';
import { atFields } from '../../parts/act-form/issues.js';
import { hasFiles, kindOf, type Schema } from '../../parts/act-form/schema.js';
import { schemaAt, withRows } from '../../parts/act-form/steps.js';
import { ErrorSummary, Form, Hidden } from '../../parts/form.js';
import { outcomeUnknown } from '../../parts/outcome-unknown.js';
import { issuesOf, Refusal, type Issue } from '../../parts/problem.js';
import { Title, type TitleWords } from '../../parts/title.js';
import { A, useSay, Written } from '../../parts/visiting.js';
import type { Answered, Problem } from '../../server/door.js';
import type { Event } from '../../server/read.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Fields, SeeOther, Shown, Visit } from '../../server/page.js';
import { withUploads } from '../../server/uploads.js';
import { deskWords } from '../../words/desk.js';
import { Moved, isRoutine } from './moved.js';
import { sendAsSeen } from './send-as-seen.js';
import { DeskTrail } from './trail.js';

/** Something that is done by a form: an act of a record, or the beginning of one. */
export type Deed = {
  readonly name: Words;
  readonly about: { readonly to: string; readonly name: TitleWords } | null;
  readonly action: string;
  readonly schema: Schema;
  readonly rehearsal: boolean;
  /** The record that it is an act of, as it is now, and what happened to it after one of its events; null where there is none yet. */
  readonly record: Standing | null;
  /** People who stand in the record. */
  readonly known: readonly Known[];
  /** What is to be read before it is done. */
  readonly notes: readonly Words[];
  readonly send: (body: object, as: Sending) => Promise<Answered>;
  /** What is wrong with a body before it is sent. */
  readonly wrong: (body: object) => Problem | null;
  /** The page that shows what became of it. */
  readonly after: (receipt: Receipt, key: string) => string;
};

export type Standing = Pick<LifecycleShown, 'kind' | 'id' | 'seq' | 'state'> & { readonly since: (seq: number) => Promise<readonly Event[]> };
/** Under which key it is done once, and only while the record stands as it was shown. */
export type Sending = { readonly key: string; readonly ifMatch?: number };

/** A form on its way: what was typed, the random value that it was first shown with, and up to which event of its record its reader has seen it. */
type Filled = { readonly deed: Deed; readonly form: Fields; readonly token: string; readonly seen: number | null };
type Why = { readonly status?: number; readonly issues?: readonly Issue[]; readonly problem?: Problem | null };

const frame = ({ say }: Visit, { name, rehearsal, record }: Deed): Pick<Shown, 'title' | 'nav' | 'rehearsal' | 'record' | 'typed'> => ({
  title: say(name),
  nav: null,
  rehearsal,
  ...(record === null ? {} : { record }),
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

/** What a form brings back with what is typed in it. */
const marks = ({ token, seen }: Filled): Fields => ({ token, seen: seen === null ? undefined : String(seen) });

async function formShown(visit: Visit, filled: Filled, { status = 200, issues = [], problem = null }: Why = {}): Promise<Shown> {
  const { deed, form } = filled;
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
        <Form action={action} className="sec" files={hasFiles(schema)} keeps>
          {/* Return presses the first button of a form. */}
          <button className="sr" type="submit" name="step" value="check" tabIndex={-1} aria-hidden="true" />
          <Hidden fields={marks(filled)} />
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
function checkShown(visit: Visit, filled: Filled): Shown {
  const { deed, form } = filled;
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
        <Form action={deed.action} className="sec" keeps>
          <Hidden fields={{ ...form, ...marks(filled), step: undefined, formToken: undefined }} />
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

/** What happened meanwhile, beside what was typed. Nothing was done. */
const movedShown = (visit: Visit, filled: Filled, { state, seq, events }: Moving): Shown => ({
  ...frame(visit, filled.deed),
  status: 412,
  body: (
    <div className="wrap narrow">
      <Head deed={filled.deed} title={deskWords.movedTitle} lede={deskWords.movedHow} />
      <Moved schema={filled.deed.schema} form={filled.form} state={state} events={events} />
      <Form action={filled.deed.action} className="sec" keeps>
        <Hidden fields={{ ...filled.form, ...marks({ ...filled, seen: seq }), step: undefined, formToken: undefined }} />
        <p className="btns">
          <A to={filled.deed.about?.to ?? '/desk'} className="btn plain">
            {visit.say(deskWords.keepCurrent)}
          </A>
          <button className="btn" type="submit" name="step" value="check">
            {visit.say(deskWords.keepMine)}
          </button>
        </p>
      </Form>
    </div>
  ),
});

type Moving = Pick<LifecycleShown, 'seq' | 'state'> & { readonly events: readonly Event[] };

/** The record as it is now, where something happened to it since its reader saw it that the reader should know of. */
async function movedTo({ record }: Deed, seen: number | null): Promise<Moving | null> {
  if (record === null || seen === null || seen === record.seq) return null;
  const events = await record.since(seen);
  return events.length > 0 && events.every(isRoutine) ? null : { ...record, events };
}

/** Sends it for the record as it was seen. */
const sent = ({ deed, seen }: Filled, { body, key }: { readonly body: object; readonly key: string }): Promise<Answered> =>
  seen === null || deed.record === null
    ? deed.send(body, { key })
    : sendAsSeen((ifMatch) => deed.send(body, { key, ifMatch }), { seen, since: deed.record.since, isHarmless: isRoutine });

async function send(visit: Visit, filled: Filled): Promise<Shown | SeeOther> {
  const { deed, form, token, seen } = filled;
  const body = bodyOf(deed.schema, form);
  const { key } = namesOf(token, { of: deed.action, body, seen });
  const answer = await sent(filled, { body, key });
  if (answer.ok) return { seeOther: deed.after(answer.body as Receipt, key) }; // commands answer by a receipt
  const { problem } = answer;
  if (problem.code === 'STATE_MOVED' && seen !== null) {
    const now = problem['current'] as LifecycleShown; // as the contract has it
    return movedShown(visit, filled, { seq: now.seq, state: now.state, events: (await deed.record?.since(seen)) ?? [] });
  }
  if (problem['outcome'] === 'unknown')
    return outcomeUnknown(frame(visit, deed), {
      action: deed.action,
      form: { ...form, ...marks(filled) },
      lookUp: { to: deed.about?.to ?? '/desk' },
      words: deskWords,
    });
  return formShown(visit, filled, { status: problem.status, issues: atFields(deed.schema, issuesOf(problem)), problem });
}

/** The form as it is first shown; a link may have filled in some of it. */
export const beginDeed = (visit: Visit, deed: Deed): Promise<Shown> =>
  formShown(visit, { deed, form: visit.query, token: newFormToken(), seen: deed.record?.seq ?? null });

const seenIn = ({ form }: Visit, { record }: Deed): number | null => {
  if (record === null) return null;
  return /^\d{1,9}$/.test(form['seen'] ?? '') ? Number(form['seen']) : record.seq;
};

/** All that keeps a form from being done as it stands. */
async function lackingFor(visit: Visit, { deed, form }: Filled): Promise<{ readonly coded: Fields; readonly issues: readonly Issue[] }> {
  const { coded, issues } = await withCodes(visit, deed.schema, { form, known: deed.known });
  const lacking = [...issues, ...lackingIn({ schema: deed.schema, at: '', form: coded })];
  if (lacking.length > 0) return { coded, issues: lacking };
  const problem = deed.wrong(bodyOf(deed.schema, coded));
  return { coded, issues: problem === null ? [] : atFields(deed.schema, issuesOf(problem)) };
}

/** What was sent: rows added or taken away, files stored, then to be checked, then done. */
export async function goOn(visit: Visit, deed: Deed): Promise<Shown | SeeOther> {
  const isFile = (at: string): boolean => kindOf(schemaAt(deed.schema, at.split('.')) ?? {}) === 'file';
  const { stored, issues: unstored } = await withUploads(visit, { form: visit.form, isFile });
  const { step = 'check' } = visit.form;
  const typed: Filled = { deed, form: withRows(deed.schema, stored, step), token: formTokenIn(visit.form), seen: seenIn(visit, deed) };
  if (unstored.length > 0) return formShown(visit, typed, { status: 422, issues: unstored });
  if (step !== 'check' && step !== 'send') return formShown(visit, typed);
  const { coded, issues } = await lackingFor(visit, typed);
  if (issues.length > 0) return formShown(visit, typed, { status: 422, issues });
  const filled = { ...typed, form: coded };
  if (step === 'send') return send(visit, filled);
  const moved = await movedTo(deed, filled.seen);
  return moved === null ? checkShown(visit, { ...filled, seen: deed.record?.seq ?? null }) : movedShown(visit, filled, moved);
}
