import type { SupervisionShown } from '../../../contract/views/supervision.js';
import { conclusionNames, scopeNames } from '../../../domain/supervision/words.js';
import { Facts, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day, Deadline, LongDay, Moment } from '../../parts/dates.js';
import { askedOf, ListPage } from '../../parts/list-page.js';
import { Trail } from '../../parts/page.js';
import { Name, titleOf } from '../../parts/rows.js';
import { Title } from '../../parts/title.js';
import { ToDesk } from '../../parts/to-desk.js';
import { A, T, useSay, Written } from '../../parts/visiting.js';
import { idIn, pageOf } from '../../server/address.js';
import { forMembers } from '../../server/for-members.js';
import { readList, readSupervision, type Row, type Supervision } from '../../server/read.js';
import { nameOf } from '../desk/read.js';
import { supervisionWords as words } from '../../words/supervision.js';

type Status = keyof typeof words.status;
const isStatus = (status: string): status is Status => Object.hasOwn(words.status, status);
const Stand = ({ status }: { readonly status: string }) =>
  isStatus(status) ? <Chip tone={status === 'closed' ? 'quiet' : 'warn'} of={words.status[status]} /> : null;

const Line = ({ row }: { readonly row: Row }) => (
  <li>
    <h3>
      <A to={`/supervisions/${row.id}`}>
        <Title of={titleOf(row)} />
      </A>
    </h3>
    <p className="meta">
      <Stand status={row.status} />
      {row.facets.overdue === true ? <Chip tone="bad" of={words.overdue} /> : null}
      <Name of={row.organisationName} />
    </p>
    <p className="end">
      {row.facets.closesAt == null ? null : <Day at={row.facets.closesAt} />}
      <span className="mute">
        <Day at={row.updatedAt} />
      </span>
    </p>
  </li>
);

/** What is asked of which society, and what is awaited? */
export const supervisionsPage = forMembers({
  path: '/supervisions',
  get: async (visit) => {
    const query = askedOf(visit.query);
    const found = await readList(visit, 'supervisions', { ...query, sort: '-updatedAt', limit: '50' });
    const { title, lede, none, rehearsals } = words;
    return {
      title: visit.say(title),
      nav: null,
      rehearsal: query['rehearsal'] === 'true',
      body: (
        <ListPage {...{ path: '/supervisions', title, lede, none, rehearsals, query }} next={found.next} count={found.items.length}>
          <ul className="rows split">
            {found.items.map((row) => (
              <Line key={row.id} row={row} />
            ))}
          </ul>
        </ListPage>
      ),
    };
  },
});

type Finding = SupervisionShown['findings'][number];

/** Which acts, of which projects, and whether they are suspended at present. */
function Scope({ of: { scope, acts, project, suspended } }: { readonly of: Finding }) {
  const say = useSay();
  if (acts.length === 0) return say(scopeNames.nothing);
  return (
    <>
      <T of={scopeNames[scope]} />{' '}
      {acts.map(({ act, words: called }) => (
        <Chip key={act} tone={suspended ? 'bad' : 'quiet'} of={called} />
      ))}{' '}
      <T of={suspended ? words.suspended : words.lifted} />{' '}
      {project === null ? null : (
        <A to={pageOf(project)}>
          <T of={words.project} />
        </A>
      )}
    </>
  );
}

const Findings = ({ findings }: Pick<SupervisionShown, 'findings'>) => {
  const say = useSay();
  return findings.length === 0 ? null : (
    <Section id="findings" title={words.findings}>
      {findings.map((one) => (
        <article key={one.n} className="said">
          <div>
            <header>
              <b>{say(words.finding(one.n))}</b>
              <Chip tone={one.standing === 'open' ? 'warn' : 'quiet'} of={one.standingWords} />
            </header>
            <p>
              <Written text={one.text} />
            </p>
            <Facts
              rows={[
                [words.by, <Rule key="rule" of={one} />],
                [words.needed, <Written key="needed" text={one.needed} />],
                [words.scope, <Scope key="scope" of={one} />],
              ]}
            />
          </div>
        </article>
      ))}
    </Section>
  );
};

const Rule = ({ of: { rule, source } }: { readonly of: Finding }) => (
  <>
    <Written text={rule} />{' '}
    <span className="small mute">
      <T of={source} />
    </span>
  </>
);

type Entry = SupervisionShown['thread'][number];
const Files = ({ files }: Pick<Entry, 'files'>) => {
  const say = useSay();
  return files.length === 0 ? null : (
    <p className="meta">
      {files.map((sha256, at) => (
        <a key={sha256} href={`/api/v1/documents/${sha256}`} download="">
          {say(words.file(at + 1))}
        </a>
      ))}
    </p>
  );
};

function Said({ entry }: { readonly entry: Entry }) {
  const say = useSay();
  return (
    <article className="said">
      <div>
        <header>
          <b>
            <T of={words.sides[entry.side]} />
          </b>
          <Chip tone={entry.kind === 'overdue' ? 'bad' : 'quiet'} of={entry.words} />
          {entry.finding === null ? null : <span>{say(words.finding(entry.finding))}</span>}
          {entry.late ? <Chip tone="warn" of={words.late} /> : null}
          <span className="mute">
            <Moment at={entry.at} />
          </span>
        </header>
        {entry.text === null ? null : (
          <p>
            <Written text={entry.text} />
          </p>
        )}
        {entry.due === null ? null : (
          <p className="small">
            <T of={words.until} /> <LongDay at={entry.due} />
          </p>
        )}
        <Files files={entry.files} />
      </div>
    </article>
  );
}

/** What of the matter its reader may do now, each with its form. */
const Acts = ({ one }: { readonly one: Supervision }) => {
  const open = one.acts.filter((act) => act.open);
  return open.length === 0 ? null : (
    <Section id="acts" title={words.acts}>
      <p className="btns">
        {open.map((act) => (
          <A key={act.name} className="btn plain" to={`/desk/supervisions/${encodeURIComponent(one.id)}/${idIn(act.href)}`}>
            <T of={nameOf(one, act)} />
          </A>
        ))}
      </p>
    </Section>
  );
};

function Body({ one }: { readonly one: Supervision }) {
  const say = useSay();
  const { state } = one;
  const { answer, evidence } = state.awaited;
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(words.title)} />
      <div className="head">
        <p className="chips">
          <Stand status={one.status} />
          {state.conclusion === null ? null : <Chip tone="info" of={conclusionNames[state.conclusion]} />}
          {answer?.overdue === true || evidence?.overdue === true ? <Chip tone="bad" of={words.overdue} /> : null}
        </p>
        <h1>
          <Written text={state.title} />
        </h1>
        {answer === null ? null : <Deadline at={answer.due} label={say(words.answerDue)} />}
        {evidence === null ? null : <Deadline at={evidence.due} label={say(words.evidenceDue)} />}
      </div>
      <Facts
        rows={[
          [
            words.society,
            <A key="society" to={`/organisations/${state.organisation}`}>
              <Written text={state.organisationName} />
            </A>,
          ],
          [words.department, <Written key="department" text={state.department.name} />],
          [
            words.about,
            state.about.project === null ? null : (
              <A key="about" to={pageOf(state.about.project)}>
                <T of={words.project} />
              </A>
            ),
          ],
          [words.figure, state.about.indicator === null ? null : <Figure key="figure" of={state} />],
        ]}
      />
      <Acts one={one} />
      <Findings findings={state.findings} />
      <Section id="thread" title={words.thread}>
        {state.thread.map((entry, at) => (
          <Said key={`${entry.at} ${String(at)}`} entry={entry} />
        ))}
      </Section>
      <ToDesk noun="supervisions" one={one} />
      <p className="small">
        <A to="/supervisions">{say(words.all)}</A>
      </p>
    </div>
  );
}

const Figure = ({ of: { organisation, about } }: { readonly of: SupervisionShown }) => (
  <A to={`/monitor/${organisation}/${about.indicator?.id ?? ''}`}>
    <T of={about.indicator ?? words.figure} />
  </A>
);

/** What was asked, what was said to it, what is to be put right and until when? */
export const supervisionPage = forMembers({
  path: '/supervisions/:id',
  get: async (visit) => {
    const one = await readSupervision(visit, visit.params['id'] ?? '');
    return { title: one.state.title, nav: null, rehearsal: one.rehearsal, record: one, body: <Body one={one} /> };
  },
});
