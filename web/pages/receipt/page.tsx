import type { ReceiptShown } from '../../../contract/views/receipt.js';
import { Facts } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { LongDay, Moment } from '../../parts/dates.js';
import { Form, Hidden, LongTextField } from '../../parts/form.js';
import { Tick } from '../../parts/mark.js';
import { Refusal } from '../../parts/problem.js';
import { titleText, type TitleWords } from '../../parts/title.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { idIn, pageOf } from '../../server/address.js';
import type { Problem } from '../../server/door.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Fields, Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { readConsultation, readReceipt } from '../../server/read.js';
import { receiptWords } from '../../words/comment.js';
import { statusWords } from '../../words/consultation.js';
import { hrefIn } from '../../words/language.js';
import { LookUp, NoReceipt } from './find.js';

type Held = { readonly secret: string; readonly receipt: ReceiptShown; readonly title: TitleWords; readonly rehearsal: boolean };

const Received = ({ held: { receipt, title }, fresh }: { readonly held: Held; readonly fresh: boolean }) => {
  const { lang } = useVisiting();
  const say = useSay();
  if (receipt.late)
    return (
      <div className="panel warn">
        <h1>{say(receiptWords.lateTitle)}</h1>
        <p>{say(receiptWords.late)}</p>
      </div>
    );
  const heading = say(fresh ? receiptWords.receivedTitle : receiptWords.statusTitle);
  const sentence = (
    <>
      {say(receiptWords.receivedOn)}
      <Written text={titleText(title, lang)} />
      {say(receiptWords.receivedAs(receipt.comment))}
    </>
  );
  if (!fresh)
    return (
      <>
        <h1>{heading}</h1>
        <p className="lede">{sentence}</p>
      </>
    );
  return (
    <div className="panel ok got">
      <Tick />
      <h1>{heading}</h1>
      <p>{sentence}</p>
      <p>{say(receiptWords.keep)}</p>
    </div>
  );
};

const openActs = ({ acts }: ReceiptShown) => acts.filter(({ open }) => open).map(({ name }) => name);

const deadlineOf = ({ deadlines }: ReceiptShown, name: string) => {
  const at = deadlines.find((one) => one.name === name)?.at;
  return at === undefined ? null : at;
};

const When = ({ held: { receipt } }: { readonly held: Held }) => {
  const rows = [
    [receiptWords.closes, openActs(receipt).includes('withdraw') ? deadlineOf(receipt, 'consultationCloses') : null],
    [receiptWords.answerDue, deadlineOf(receipt, 'answerComments')],
    [receiptWords.objectUntil, openActs(receipt).includes('object') ? deadlineOf(receipt, 'objectUntil') : null],
  ] as const;
  return <Facts rows={rows.map(([label, at]) => [label, at === null ? null : <LongDay at={at} key={label.en} />] as const)} />;
};

const Acts = ({ held: { secret, receipt } }: { readonly held: Held }) => {
  const say = useSay();
  const open = openActs(receipt);
  return (
    <p className="btns">
      <A to={pageOf(receipt.consultation)} className="btn plain">
        {say(receiptWords.consultation)}
      </A>
      {open.includes('withdraw') ? <A to={`/receipts/${secret}/withdraw`}>{say(receiptWords.withdraw)}</A> : null}
      {open.includes('object') ? <A to={`/receipts/${secret}/object`}>{say(receiptWords.object)}</A> : null}
    </p>
  );
};

const Voided = ({ voided }: { readonly voided: NonNullable<ReceiptShown['voided']> }) => (
  <div className="panel bad">
    <h2>
      <T of={receiptWords.voided} />
    </h2>
    <p>
      <Written text={voided.reason} />
    </p>
    {voided.next === null ? null : (
      <p>
        <A to={pageOf(voided.next)}>
          <T of={receiptWords.voidedNext} />
        </A>
      </p>
    )}
  </div>
);

/** What its holder has done by it, where that stands in the record: an address alone says nothing. */
const stands = ({ status, objection }: ReceiptShown, what: string | undefined): what is Act =>
  (what === 'withdraw' && status === 'withdrawn') || (what === 'object' && objection !== null);

const DoneNow = ({ receipt, what }: { readonly receipt: ReceiptShown; readonly what: string | undefined }) =>
  stands(receipt, what) ? (
    <p className="panel ok" role="status">
      <T of={what === 'withdraw' ? receiptWords.withdrawnNow : receiptWords.objectedNow} />
    </p>
  ) : null;

type Told = { readonly held: Held; readonly fresh: boolean; readonly done: string | undefined };

const Receipt = ({ held, fresh, done }: Told) => {
  const { receipt, secret } = held;
  const status = statusWords[receipt.status];
  return (
    <div className="wrap narrow">
      <div className="head">
        <Received held={held} fresh={fresh} />
        <DoneNow receipt={receipt} what={done} />
      </div>
      {receipt.voided === null ? null : <Voided voided={receipt.voided} />}
      <Facts
        rows={[
          [
            receiptWords.code,
            <strong className="hash" key="code">
              {secret}
            </strong>,
          ],
          [receiptWords.at, <Moment at={receipt.at} key="at" />],
          [receiptWords.number, String(receipt.comment)],
          [receiptWords.clause, <Written text={receipt.clause} key="clause" />],
          [
            receiptWords.text,
            <span className="text" key="text">
              <Written text={receipt.text} />
            </span>,
          ],
          [receiptWords.status, status === undefined ? null : <Status of={status} answer={receipt.answer} key="status" />],
          [receiptWords.objection, receipt.objection === null ? null : <Written text={receipt.objection.reason} key="objection" />],
          [receiptWords.objectionAnswer, receipt.objection?.answer == null ? null : <Written text={receipt.objection.answer} key="answer" />],
        ]}
      />
      <section className="sec stack" aria-labelledby="next">
        <h2 id="next">
          <T of={receiptWords.next} />
        </h2>
        <When held={held} />
        <Acts held={held} />
      </section>
    </div>
  );
};

const Status = ({ of, answer }: { readonly of: NonNullable<(typeof statusWords)[string]>; readonly answer: string | null }) => (
  <>
    <Chip tone={of.tone} of={of.words} /> {answer === null ? null : <Written text={answer} />}
  </>
);

async function heldBy(visit: Visit): Promise<Held> {
  const secret = visit.params['secret'] ?? '';
  const receipt = await readReceipt(visit, secret);
  const round = await visit.ask({ route: 'read.consultations', params: { id: idIn(receipt.consultation) }, query: { acts: 'none' } });
  if (!round.ok) return { secret, receipt, title: { zh: '', en: null }, rehearsal: false };
  const { state, rehearsal } = await readConsultation(visit, idIn(receipt.consultation));
  return { secret, receipt, title: state.title, rehearsal };
}

const framed = (visit: Visit, body: Shown['body'], rehearsal = false): Shown => ({
  title: visit.say(receiptWords.findTitle),
  nav: null,
  secret: true,
  rehearsal,
  body,
});

/** Did it arrive, does it count, what became of it? */
export const receiptPage: Page = {
  path: '/receipts/:secret',
  get: async (visit) => {
    const { secret = '' } = visit.params;
    const found = await visit.ask({ route: 'readReceipt', params: { secret } });
    if (!found.ok && found.problem.status === 404) return { ...framed(visit, <NoReceipt code={secret} />), status: 404 };
    const held = await heldBy(visit);
    return framed(visit, <Receipt held={held} fresh={visit.query['new'] === '1'} done={visit.query['done']} />, held.rehearsal);
  },
};

/** The secret in an address typed by hand. */
export const findReceiptPage: Page = {
  path: '/receipts',
  get: (visit) => {
    const code = (visit.query['code'] ?? '').trim();
    if (/^[\w-]{22,64}$/.test(code)) return Promise.resolve({ seeOther: hrefIn(visit.lang, `/receipts/${code}`) });
    return Promise.resolve(framed(visit, <LookUp code={code} />));
  },
};

type Asked = { readonly held: Held; readonly token: string; readonly form: Fields; readonly problem: Problem | null };
type Act = 'withdraw' | 'object';

const Asking = ({ act, asked: { held, token, form, problem } }: { readonly act: Act; readonly asked: Asked }) => {
  const say = useSay();
  const isObjection = act === 'object';
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(isObjection ? receiptWords.objectTitle : receiptWords.withdrawTitle)}</h1>
        <p className="lede">{say(isObjection ? receiptWords.objectNote : receiptWords.withdrawNote)}</p>
        {problem === null ? null : <Refusal problem={problem} />}
      </div>
      <div className="said">
        <div>
          <p className="text">
            <Written text={held.receipt.text} />
          </p>
        </div>
      </div>
      <Form action={`/receipts/${held.secret}/${act}`} className="sec">
        <Hidden fields={{ token }} />
        {isObjection ? <LongTextField name="reason" label={receiptWords.objectReason} value={form['reason']} /> : null}
        <p className="btns sec">
          <button className="btn" type="submit">
            {say(isObjection ? receiptWords.objectSend : receiptWords.withdraw)}
          </button>
          <A to={`/receipts/${held.secret}`}>{say(isObjection ? receiptWords.cancelObjection : receiptWords.cancel)}</A>
        </p>
      </Form>
    </div>
  );
};

/** What can be done no more is not offered; the reasons are those that the act itself would give. */
const Cannot = ({ act, held: { receipt, secret } }: { readonly act: Act; readonly held: Held }) => {
  const say = useSay();
  const blockers = receipt.acts.find(({ name }) => name === act)?.blockers ?? [];
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(act === 'object' ? receiptWords.cannotObject : receiptWords.cannotWithdraw)}</h1>
      </div>
      {blockers.map((blocker) => (
        <Refusal key={blocker.code} problem={{ ...blocker, status: 409, requestId: '' }} />
      ))}
      <p className="btns">
        <A to={`/receipts/${secret}`} className="btn plain">
          {say(receiptWords.statusTitle)}
        </A>
      </p>
    </div>
  );
};

const routes = { withdraw: 'withdrawByReceipt', object: 'objectByReceipt' } as const;

async function done(visit: Visit, act: Act): Promise<Shown | SeeOther> {
  const { secret = '' } = visit.params;
  const { reason = '' } = visit.form;
  const token = formTokenIn(visit.form);
  const body = act === 'object' ? { reason } : {};
  const answer = await visit.ask({ route: routes[act], params: { secret }, body, key: namesOf(token, { act, ...body }).key });
  if (answer.ok) return { seeOther: `${hrefIn(visit.lang, `/receipts/${secret}`)}?done=${act}` };
  const held = await heldBy(visit);
  return {
    ...framed(visit, <Asking act={act} asked={{ held, token, form: visit.form, problem: answer.problem }} />, held.rehearsal),
    status: answer.problem.status,
  };
}

const actPage = (act: Act): Page => ({
  path: `/receipts/:secret/${act}`,
  get: async (visit) => {
    const held = await heldBy(visit);
    if (!openActs(held.receipt).includes(act)) return { ...framed(visit, <Cannot act={act} held={held} />, held.rehearsal), status: 409 };
    return framed(visit, <Asking act={act} asked={{ held, token: newFormToken(), form: {}, problem: null }} />, held.rehearsal);
  },
  post: (visit) => done(visit, act),
});

export const withdrawPage = actPage('withdraw');
export const objectPage = actPage('object');
