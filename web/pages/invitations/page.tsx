import type { z } from 'zod';
import { invitationGiven } from '../../../contract/http.js';
import { kindWords } from '../../../contract/act-words.js';
import { offered, peopleIn, withCodes } from '../../parts/act-form/picks.js';
import type { Schema } from '../../parts/act-form/schema.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { Section } from '../../parts/blocks.js';
import { Moment } from '../../parts/dates.js';
import { Form, Hidden, TextField } from '../../parts/form.js';
import { issueAt, missing, type Issue } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { T, useSay, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import { doneIn, doneAt, formTokenIn, namesOf } from '../../server/form-token.js';
import { ProblemPage, type Fields, type Page, type SeeOther, type Shown, type Visit } from '../../server/page.js';
import { invitedTo, readInvitations, readRecord, type InvitationRow, type Invited } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { invitationsWords } from '../../words/invitation.js';
import { hrefIn } from '../../words/language.js';
import { titleOf, type Desked } from '../desk/read.js';
import { DeskTrail } from '../desk/trail.js';
import { Invitations } from './list.js';

type Held = Desked & {
  readonly token: string;
  readonly path: string;
  readonly rows: readonly InvitationRow[];
  readonly form: Fields;
  readonly done: boolean;
};

const Make = ({ held: { one, path, form, token }, issues = [] }: Why & { readonly held: Held }) => {
  const say = useSay();
  return (
    <Form action={path} className="short">
      <Hidden fields={{ token }} />
      <TextField
        name="person"
        label={invitationsWords.person}
        hint={invitationsWords.personHint}
        value={form['person']}
        issue={issueAt(issues, 'person')}
        list={peopleIn(one.state).map((known) => ({ value: offered(known) }))}
        maxLength={100}
      />
      <TextField
        name="days"
        label={invitationsWords.days}
        hint={invitationsWords.daysHint}
        value={form['days'] ?? '30'}
        issue={issueAt(issues, 'days')}
        inputMode="numeric"
        maxLength={2}
      />
      <p className="sec">
        <button className="btn" type="submit">
          {say(invitationsWords.make)}
        </button>
      </p>
    </Form>
  );
};

const Body = ({ held, issues = [], failed = null }: Why & { readonly held: Held }) => {
  const say = useSay();
  const { noun, one, path, rows, done } = held;
  return (
    <div className="wrap">
      <DeskTrail record={{ to: `/desk/${noun}/${encodeURIComponent(one.id)}`, name: say(kindWords(one.kind)) }} here={say(invitationsWords.title)} />
      <div className="head">
        <p className="small">
          <Title of={titleOf(one)} />
        </p>
        <h1>{say(invitationsWords.title)}</h1>
        <p className="lede">{say(invitationsWords.lede)}</p>
        <WhyNot title={invitationsWords.errorHead} issues={issues} failed={failed} />
        {done ? (
          <p className="panel ok" role="status">
            <T of={invitationsWords.revoked} />
          </p>
        ) : null}
      </div>
      <Section id="make" title={invitationsWords.makeTitle}>
        <Make held={held} issues={issues} />
      </Section>
      <Section id="made" title={invitationsWords.list}>
        <Invitations path={path} rows={rows} />
      </Section>
    </div>
  );
};

type Made = { readonly path: string; readonly made: z.output<typeof invitationGiven> };

/** What was made. Our mail carries the link where it can; else it is shown, this once. */
const Given = ({ path, made: { link, name, expiresAt, mail } }: Made) => (
  <ShownOnce
    title={link === undefined ? invitationsWords.mailed : invitationsWords.given}
    note={link === undefined ? invitationsWords.mailedNote : invitationsWords.once}
    rows={[
      [invitationsWords.person, <Written text={name} key="name" />],
      ...(mail === null ? [] : [[invitationsWords.addressOf, <T of={invitationsWords.address[mail.addressOf]} key="to" />] as const]),
      [invitationsWords.until, <Moment at={expiresAt} key="until" />],
    ]}
    code={link}
    back={{ to: path, words: invitationsWords.back }}
  />
);

const frame = ({ say }: Visit): Pick<Shown, 'title' | 'nav' | 'secret'> => ({ title: say(invitationsWords.title), nav: null, secret: true });

/** A form of two fields, of which one is somebody by name. */
const asked: Schema = { type: 'object', properties: { person: { type: 'string', format: 'person', 'x-pick': '/api/v1/people' } } };

function issuesIn(form: Fields): readonly Issue[] {
  const days = (form['days'] ?? '').trim();
  const inRange = /^\d{1,2}$/.test(days) && Number(days) >= 1 && Number(days) <= 90;
  return [...missing(form, [['person', invitationsWords.needPerson]]), ...(inRange ? [] : [{ path: 'days', ...invitationsWords.needDays }])];
}

/** The links to records of one noun. */
function pagesOf(noun: Invited): readonly Page[] {
  const pathOf = ({ params }: Visit): string => `/${noun}/${encodeURIComponent(params['id'] ?? '')}/invitations`;
  const shown = async (visit: Visit, { issues = [], failed = null, ...status }: Standing = {}): Promise<Shown> => {
    const id = visit.params['id'] ?? '';
    // The record first: who may not see it is told nothing of its links either, not even that they may not.
    const one = await readRecord(visit, noun, id);
    const rows = await readInvitations(visit, noun, id);
    const held = {
      noun,
      one,
      rows,
      path: pathOf(visit),
      form: visit.form,
      token: formTokenIn(visit.form),
      done: doneIn(visit.session, { place: pathOf(visit), said: visit.query['done'] }) === 'revoked',
    };
    return { ...frame(visit), ...status, rehearsal: one.rehearsal, body: <Body held={held} issues={issues} failed={failed} /> };
  };
  const made = async (visit: Visit): Promise<Shown | SeeOther> => {
    const { state } = await readRecord(visit, noun, visit.params['id'] ?? '');
    const { coded, issues: unnamed } = await withCodes(visit, asked, { form: visit.form, known: peopleIn(state) });
    const issues = [...issuesIn(visit.form), ...unnamed];
    if (issues.length > 0) return shown(visit, { issues, status: 422 });
    const body = { person: coded['person'], days: Number(visit.form['days']) };
    const id = visit.params['id'] ?? '';
    const answer = await visit.ask({ route: `${noun}.invite`, params: { id }, body, key: namesOf(formTokenIn(visit.form), { id, ...body }).key });
    if (!answer.ok) return shown(visit, refusedBy(answer));
    const link = invitationGiven.parse(answer.body);
    // A form from before, sent again after its link was taken back: the list says so.
    if (!link.open) return { seeOther: hrefIn(visit.lang, pathOf(visit)) };
    return { ...frame(visit), body: <Given path={pathOf(visit)} made={link} /> };
  };
  const revoked = async (visit: Visit): Promise<SeeOther> => {
    const { id = '', invitation = '' } = visit.params;
    const answer = await visit.ask({ route: `${noun}.revokeInvitation`, params: { id, invitation } });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    const place = pathOf(visit);
    return { seeOther: doneAt({ lang: visit.lang, formToken: visit.session?.formToken }, { place, what: 'revoked' }) };
  };
  return [
    forMembers({ path: `/${noun}/:id/invitations`, get: (visit) => shown(visit), post: stepUp(made) }),
    forMembers({ path: `/${noun}/:id/invitations/:invitation/revoke`, post: revoked }),
  ];
}

/** What somebody may be invited to. */
export const invitationsPages: readonly Page[] = invitedTo.flatMap(pagesOf);
