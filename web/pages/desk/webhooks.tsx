import { hookShapes, unproven, webhookGiven, type HookShape, type WebhookShown } from '../../../contract/webhook.js';
import { kindWords } from '../../../contract/act-words.js';
import { said, valuesOf } from '../../../domain/kernel/words.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { DataTable, Empty, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Choice, Form, SecretField, TextField } from '../../parts/form.js';
import { issueAt, missing } from '../../parts/problem.js';
import { Title } from '../../parts/title.js';
import { ShownOnce } from '../../parts/shown-once.js';
import { useSay, Written } from '../../parts/visiting.js';
import { forMembers } from '../../server/for-members.js';
import { doneAt, doneIn } from '../../server/form-token.js';
import { ProblemPage, type Fields, type Page, type SeeOther, type Shown, type Visit } from '../../server/page.js';
import { readRecord, readWebhooks } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { webhookWords } from '../../words/webhooks.js';
import { standing } from '../../words/language.js';
import { titleOf, type Desked } from './read.js';
import { DeskTrail } from './trail.js';

type Held = Desked & { readonly path: string; readonly rows: readonly WebhookShown[]; readonly form: Fields; readonly done: string | null };

const pathOf = ({ params }: Pick<Visit, 'params'>): string => `/desk/organisations/${encodeURIComponent(params['id'] ?? '')}/webhooks`;

const State = ({ row: { stoppedAt, failingSince } }: { readonly row: WebhookShown }) =>
  stoppedAt !== null ? (
    <Chip tone="bad" of={webhookWords.stopped} />
  ) : failingSince !== null ? (
    <Chip tone="warn" of={webhookWords.failing} />
  ) : (
    <Chip tone="ok" of={webhookWords.works} />
  );

const acts = ['resume', 'renew', 'replay', 'end'] as const;
const routes = { resume: 'resumeWebhook', renew: 'renewWebhookSecret', replay: 'replayWebhook', end: 'endWebhook' } as const;

const Acts = ({ row, path }: { readonly row: WebhookShown; readonly path: string }) => {
  const say = useSay();
  return (
    <div className="btns">
      {acts
        .filter((act) => act !== 'resume' || row.stoppedAt !== null)
        .map((act) => (
          <Form key={act} action={`${path}/${row.id}/${act}`}>
            <button className="btn plain sm" type="submit" aria-label={say(webhookWords.of(say(webhookWords[act]), row.name))}>
              {say(webhookWords[act])}
            </button>
          </Form>
        ))}
    </div>
  );
};

const Rows = ({ rows, path }: Pick<Held, 'rows' | 'path'>) => {
  const say = useSay();
  if (rows.length === 0) return <Empty>{say(webhookWords.none)}</Empty>;
  return (
    <DataTable
      say={say}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: webhookWords.name, cell: ({ name }) => <Written text={name} /> },
        { head: webhookWords.url, cell: ({ host }) => <span lang="en">{host}</span> },
        { head: webhookWords.shape, cell: ({ shape }) => say(shapeWords(shape)) },
        { head: webhookWords.state, cell: (row) => <State row={row} /> },
        { head: webhookWords.lastError, cell: ({ lastError }) => (lastError === null ? '' : <span lang="en">{lastError}</span>) },
        { head: webhookWords.act, cell: (row) => <Acts row={row} path={path} /> },
      ]}
    />
  );
};

/** A shape that was not tried against its service says so wherever it is named. */
function shapeWords(shape: HookShape) {
  const { zh, en } = hookShapes[shape];
  return unproven.includes(shape) ? said(`${zh}（${webhookWords.unproven.zh}）`, `${en} (${webhookWords.unproven.en})`) : said(zh, en);
}

const Add = ({ held: { path, form }, issues = [] }: Why & { readonly held: Held }) => {
  const say = useSay();
  return (
    <Form action={path} className="short">
      <TextField
        name="name"
        label={webhookWords.name}
        hint={webhookWords.nameHint}
        value={form['name']}
        issue={issueAt(issues, 'name')}
        maxLength={100}
      />
      <TextField
        name="url"
        label={webhookWords.url}
        hint={webhookWords.urlHint}
        value={form['url']}
        issue={issueAt(issues, 'url')}
        type="url"
        maxLength={2000}
      />
      <Choice
        name="shape"
        label={webhookWords.shape}
        options={valuesOf(hookShapes).map((value) => ({ value, label: shapeWords(value) }))}
        value={form['shape'] ?? 'standard'}
        issue={issueAt(issues, 'shape')}
      />
      <SecretField name="robotSecret" label={webhookWords.robotSecret} issue={issueAt(issues, 'robotSecret')} maxLength={200} />
      <p className="sec">
        <button className="btn" type="submit">
          {say(webhookWords.send)}
        </button>
      </p>
    </Form>
  );
};

const Body = ({ held, issues = [], failed = null }: Why & { readonly held: Held }) => {
  const say = useSay();
  const { noun, one, path, rows, done } = held;
  const words = Object.entries(webhookWords.done).find(([name]) => name === done)?.[1];
  return (
    <div className="wrap">
      <DeskTrail
        record={{ to: `/desk/${noun}/${encodeURIComponent(one.id)}`, name: standing(say(kindWords(one.kind))) }}
        here={say(webhookWords.title)}
      />
      <div className="head">
        <p className="small">
          <Title of={titleOf(one)} />
        </p>
        <h1>{say(webhookWords.title)}</h1>
        <p className="lede">{say(webhookWords.lede)}</p>
        <WhyNot title={webhookWords.errorHead} issues={issues} failed={failed} />
        {words === undefined ? null : (
          <p className="panel ok" role="status">
            {say(words)}
          </p>
        )}
      </div>
      <Section id="webhooks" title={webhookWords.list}>
        <Rows rows={rows} path={path} />
      </Section>
      <Section id="add" title={webhookWords.add}>
        <Add held={held} issues={issues} />
      </Section>
    </div>
  );
};

type GivenOf = { readonly secret: string; readonly name: string; readonly path: string; readonly title: typeof webhookWords.given };

const Given = ({ secret, name, path, title }: GivenOf) => (
  <ShownOnce
    title={title}
    note={webhookWords.once}
    rows={[[webhookWords.name, <Written text={name} key="name" />]]}
    code={secret}
    back={{ to: path, words: webhookWords.back }}
  />
);

const frame = ({ say }: Visit): Pick<Shown, 'title' | 'nav' | 'secret'> => ({ title: say(webhookWords.title), nav: null, secret: true });

async function shown(visit: Visit, { issues = [], failed = null, ...status }: Standing = {}): Promise<Shown> {
  const id = visit.params['id'] ?? '';
  const [one, rows] = await Promise.all([readRecord(visit, 'organisations', id), readWebhooks(visit, id)]);
  const held = {
    noun: 'organisations',
    one,
    rows,
    path: pathOf(visit),
    form: visit.form,
    done: doneIn(visit.session, { place: pathOf(visit), said: visit.query['done'] }),
  };
  return { ...frame(visit), ...status, body: <Body held={held} issues={issues} failed={failed} /> };
}

/** The secret of a webhook, this once. */
function given(visit: Visit, answer: unknown, title: typeof webhookWords.given): Shown {
  const { secret, name } = webhookGiven.parse(answer);
  return { ...frame(visit), body: <Given secret={secret} name={name} path={pathOf(visit)} title={title} /> };
}

async function added(visit: Visit): Promise<Shown | SeeOther> {
  const { name = '', url = '', shape = 'standard', robotSecret = '' } = visit.form;
  const issues = missing(visit.form, [
    ['name', webhookWords.needName],
    ['url', webhookWords.needUrl],
  ]);
  if (issues.length > 0) return shown(visit, { issues, status: 422 });
  const body = { name, url: url.trim(), shape, ...(robotSecret === '' ? {} : { robotSecret }) };
  const answer = await visit.ask({ route: 'addWebhook', params: { id: visit.params['id'] ?? '' }, body });
  return answer.ok ? given(visit, answer.body, webhookWords.given) : shown(visit, refusedBy(answer));
}

/** Where messages of what happens are sent for an organisation. */
export const webhooksPage: Page = forMembers({
  path: '/desk/organisations/:id/webhooks',
  get: (visit) => shown(visit),
  post: stepUp(added),
});

const actPageOf = (act: (typeof acts)[number]): Page =>
  forMembers({
    path: `/desk/organisations/:id/webhooks/:hook/${act}`,
    post: stepUp(async (visit) => {
      const { id = '', hook = '' } = visit.params;
      const answer = await visit.ask({ route: routes[act], params: { id, hook }, ...(act === 'replay' ? { body: {} } : {}) });
      if (!answer.ok) throw new ProblemPage(answer.problem);
      if (act === 'renew') return given(visit, answer.body, webhookWords.renewed);
      return { seeOther: doneAt({ lang: visit.lang, formToken: visit.session?.formToken }, { place: pathOf(visit), what: act }) };
    }),
  });

/** What is done with one of them; each by a form. */
export const webhookActPages: readonly Page[] = acts.map(actPageOf);
