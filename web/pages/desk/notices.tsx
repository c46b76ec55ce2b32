import { kindWords } from '../../../contract/act-words.js';
import { addressCorrected } from '../../../contract/notice-ledger.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { DataTable, Empty, Section } from '../../parts/blocks.js';
import { Moment } from '../../parts/dates.js';
import { Form, Hidden, TextField } from '../../parts/form.js';
import { missing } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { T, useSay, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import { doneIn, doneAt } from '../../server/form-token.js';
import { ProblemPage, type Fields, type Page, type SeeOther, type Shown, type Visit } from '../../server/page.js';
import { hasNotices, readNotices, type NoticeLedger, type Unreached } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { ledgerWords } from '../../words/ledger.js';
import { standing } from '../../words/language.js';
import { readDesked, titleOf, type Desked } from './read.js';
import { DeskTrail } from './trail.js';

type Held = Desked & { readonly ledger: NoticeLedger; readonly form: Fields; readonly done: string | null };
type Of = Why & { readonly held: Held };

const pathOf = ({ noun, one }: Desked): string => `/desk/${noun}/${encodeURIComponent(one.id)}/notices`;

/** Somebody whom nothing reached, with a field for where to write to them. */
const Correct = ({ held, to, issues = [] }: Of & { readonly to: Unreached }) => {
  const say = useSay();
  const { form } = held;
  const mine = form['recipient'] === to.recipient;
  const [issue] = mine ? issues : [];
  return (
    <li>
      <h3>
        <Written text={to.name ?? to.recipient} />
      </h3>
      <p className="small mute">
        {say(to.outcome === 'failed' ? ledgerWords.failed : ledgerWords.noAddress)} {to.address === null ? null : <Written text={to.address} />}
      </p>
      {to.cure.act === 'correctAddress' ? (
        <Form action={pathOf(held)} className="short">
          <Hidden fields={{ recipient: to.recipient }} />
          <TextField
            name={mine ? 'mail' : `mail-${to.recipient}`}
            label={ledgerWords.mail}
            value={mine ? form['mail'] : undefined}
            issue={issue}
            type="email"
            autoComplete="off"
            maxLength={200}
          />
          <p className="btns">
            <button className="btn plain" type="submit" aria-label={say(ledgerWords.sendTo(to.name ?? to.recipient))}>
              {say(ledgerWords.send)}
            </button>
          </p>
        </Form>
      ) : (
        <p className="small">{say(to.cure.act === 'recordMembership' ? ledgerWords.nobodyHolds : ledgerWords.noWay)}</p>
      )}
    </li>
  );
};

const Ledger = ({ items }: NoticeLedger) => {
  const say = useSay();
  if (items.length === 0) return <Empty>{say(ledgerWords.none)}</Empty>;
  return (
    <DataTable
      say={say}
      rows={items}
      keyOf={({ notice }) => notice}
      columns={[
        { head: ledgerWords.notice, cell: (row) => say(row) },
        { head: ledgerWords.at, cell: ({ firstAt }) => (firstAt === null ? <T of={ledgerWords.waiting} /> : <Moment at={firstAt} />) },
        { head: ledgerWords.recipients, cell: ({ figures }) => figures?.recipients ?? <T of={ledgerWords.withheld} />, kind: 'num' },
        { head: ledgerWords.delivered, cell: ({ figures }) => figures?.delivered ?? '', kind: 'num' },
        { head: ledgerWords.withoutAddress, cell: ({ figures }) => figures?.noAddress ?? '', kind: 'num' },
        { head: ledgerWords.refused, cell: ({ figures }) => figures?.failed ?? '', kind: 'num' },
      ]}
    />
  );
};

const doneWords = { entered: ledgerWords.sentAgain, own: ledgerWords.goesToOwn } as const;

const Body = ({ held, issues = [], failed = null }: Of) => {
  const say = useSay();
  const { noun, one, ledger, done } = held;
  const said = done === 'entered' || done === 'own' ? doneWords[done] : null;
  return (
    <div className="wrap">
      <DeskTrail
        record={{ to: `/desk/${noun}/${encodeURIComponent(one.id)}`, name: standing(say(kindWords(one.kind))) }}
        here={say(ledgerWords.title)}
      />
      <div className="head">
        <p className="small">
          <Title of={titleOf(one)} />
        </p>
        <h1>{say(ledgerWords.title)}</h1>
        <p className="lede">{say(ledgerWords.lede)}</p>
        <WhyNot title={ledgerWords.errorHead} issues={issues} failed={failed} />
        {said === null ? null : (
          <p className="panel ok" role="status">
            {say(said)}
          </p>
        )}
      </div>
      <Section id="unreached" title={ledgerWords.unreached}>
        {ledger.unreached.length === 0 ? (
          <Empty>{say(ledgerWords.allReached)}</Empty>
        ) : (
          <ul className="rows">
            {ledger.unreached.map((to) => (
              <Correct key={to.recipient} held={held} to={to} issues={issues} />
            ))}
          </ul>
        )}
        {ledger.moreUnreached ? <p className="small mute">{say(ledgerWords.more)}</p> : null}
      </Section>
      <Section id="ledger" title={ledgerWords.ledger}>
        <Ledger {...ledger} />
      </Section>
    </div>
  );
};

async function shown(visit: Visit, { issues = [], failed = null, ...status }: Standing = {}): Promise<Shown> {
  const desked = await readDesked(visit);
  if (!hasNotices(desked.noun)) throw new ProblemPage(visit.notFound());
  const ledger = await readNotices(visit, desked.noun, desked.one.id);
  const done = doneIn(visit.session, { place: pathOf(desked), said: visit.query['done'] });
  const held = { ...desked, ledger, form: visit.form, done };
  return {
    ...status,
    title: visit.say(ledgerWords.title),
    nav: null,
    rehearsal: desked.one.rehearsal,
    record: desked.one,
    secret: true,
    body: <Body held={held} issues={issues} failed={failed} />,
  };
}

/** A field is named after its person until it is sent, so that a page has no two of one name. */
const mailIn = ({ form }: Visit): string => (form['mail'] ?? form[`mail-${form['recipient'] ?? ''}`] ?? '').trim();

async function corrected(visit: Visit): Promise<Shown | SeeOther> {
  const { noun = '', id = '' } = visit.params;
  const { recipient = '' } = visit.form;
  const now = { ...visit, form: { ...visit.form, mail: mailIn(visit) } };
  const issues = missing(now.form, [['mail', ledgerWords.needMail]]);
  if (issues.length > 0) return shown(now, { issues, status: 422 });
  const answer = await visit.ask({ route: `${noun}.correctAddress`, params: { id }, body: { recipient, mail: mailIn(visit) } });
  if (!answer.ok) return shown(now, refusedBy(answer));
  const { goesTo } = addressCorrected.parse(answer.body);
  const place = `/desk/${noun}/${encodeURIComponent(id)}/notices`;
  return { seeOther: doneAt({ lang: visit.lang, formToken: visit.session?.formToken }, { place, what: goesTo }) };
}

/** Whom the notices of a record did not reach, and where to write to them instead; and what became of each notice. */
export const noticeLedgerPage: Page = forMembers({
  path: '/desk/:noun/:id/notices',
  get: (visit) => shown(visit),
  post: stepUp(corrected),
});
