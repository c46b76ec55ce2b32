import type { ReactNode } from 'react';
import { said } from '../../../domain/kernel/words.js';
import { DataTable, Empty, Facts, Section, type Column } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day, Moment } from '../../parts/dates.js';
import { Form, Hidden } from '../../parts/form.js';
import { askedOf, ListPage } from '../../parts/list-page.js';
import { Trail } from '../../parts/page.js';
import { Refusal } from '../../parts/problem.js';
import { StandingRows } from '../../parts/project-rows.js';
import { OtherTitle, Title, titleText } from '../../parts/title.js';
import { ToDesk } from '../../parts/to-desk.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { formTokenIn, namesOf, newFormToken } from '../../server/form-token.js';
import type { Page, Shown, Visit } from '../../server/page.js';
import { readList, readProcedure, type Procedure } from '../../server/read.js';
import { stepUp } from '../../server/step-up.js';
import { hrefIn } from '../../words/language.js';
import { procedureWords as words } from '../../words/profile.js';
import { Diagram, StageTable } from './diagram.js';
import { Findings } from './findings.js';
import { partsOf } from './schema.js';
import { draftOf, shownProfile } from './versions.js';

/** Which procedures have societies made for themselves? */
export const proceduresPage: Page = {
  path: '/procedures',
  get: async (visit) => {
    const { organisation } = visit.query;
    const query = { ...askedOf(visit.query), organisation };
    const found = await readList(visit, 'procedures', { ...query, sort: '-updatedAt', limit: '50' });
    const { title, lede, none } = words;
    return {
      title: visit.say(title),
      nav: 'procedures',
      body: (
        <>
          <ListPage {...{ path: '/procedures', title, lede, none, query }} next={found.next} count={found.items.length}>
            <StandingRows rows={found.items} path="procedures" />
          </ListPage>
          {visit.session === null ? null : (
            <div className="wrap">
              <p className="btns">
                <A to="/procedures/new" className="btn">
                  {visit.say(words.begin)}
                </A>
              </p>
            </div>
          )}
        </>
      ),
    };
  },
};

type Of = { readonly one: Procedure };
const pathOf = ({ one }: Of): string => `/procedures/${one.id}`;

const Known = ({ one }: Of) => {
  const { state } = one;
  const last = state.versions.at(-1);
  const confirmed = one.view === 'full' ? one.state.confirmations.at(-1) : undefined;
  return (
    <Facts
      rows={[
        [
          words.society,
          <A to={`/organisations/${state.organisation}`} key="society">
            <Written text={state.organisationName} />
          </A>,
        ],
        [words.id, state.profileId],
        [words.inForce, state.inForce === null ? null : <T of={words.version(state.inForce.version)} key="version" />],
        [words.from, last === undefined || last.until !== null ? null : <Day at={last.confirmedAt} key="from" />],
        [words.filedBy, confirmed === undefined ? null : <Written text={namesIn(confirmed.filedBy)} key="by" />],
        [words.confirmedBy, confirmed === undefined ? null : <Written text={confirmed.confirmedBy.name ?? confirmed.confirmedBy.id} key="second" />],
        [words.withdrawn, state.withdrawn === null ? null : <Written text={state.withdrawn.reason} key="withdrawn" />],
      ]}
    />
  );
};
const namesIn = (people: readonly { readonly id: string; readonly name: string | null }[]): string =>
  people.map(({ id, name }) => name ?? id).join('、');

const mayConfirm = ({ acts }: Procedure): boolean => acts.some(({ name, open }) => name === 'confirmVersion' && open);

const Confirm = ({ one, token }: Of & { readonly token: string }) => {
  const say = useSay();
  const draft = draftOf(one);
  if (draft === null || !mayConfirm(one)) return null;
  return (
    <Form action={pathOf({ one })} className="sec">
      <Hidden fields={{ token, seen: String(one.seq), filing: String(draft.filing) }} />
      <p>{say(words.confirmHow)}</p>
      <p className="btns">
        <button className="btn" type="submit" name="step" value="confirm">
          {say(words.confirm)}
        </button>
      </p>
    </Form>
  );
};

const Draft = ({ one, token }: Of & { readonly token: string }) => {
  const say = useSay();
  const draft = draftOf(one);
  if (draft === null) return null;
  const { filing, version, sound, findings, more, by, filedAt, returned, text } = draft;
  return (
    <Section
      id="draft"
      title={words.draft}
      more={<T of={said(`${words.version(version).zh} · ${words.filing(filing).zh}`, `${words.version(version).en} · ${words.filing(filing).en}`)} />}
    >
      <p className="chips">
        <Chip tone={sound ? 'ok' : 'bad'} of={sound ? words.sound : words.unsound} />
      </p>
      <p>{say(sound ? words.soundHow : words.unsoundHow)}</p>
      <Facts
        rows={[
          [words.filedBy, <Written text={namesIn(by)} key="by" />],
          [words.filedAt, <Moment at={filedAt} key="at" />],
          [words.returned, returned === null ? null : <Written text={returned.reason} key="returned" />],
        ]}
      />
      <h3>{say(words.checkup)}</h3>
      <Findings findings={findings} text={text} more={more} {...(mayFile(one) ? { editing: `${pathOf({ one })}/edit` } : {})} />
      {one.state.inForce === null ? null : (
        <p>
          <A to={`${pathOf({ one })}/changes?from=${one.state.inForce.version}&to=draft`}>{say(words.compare)}</A>
        </p>
      )}
      <Confirm one={one} token={token} />
    </Section>
  );
};

const mayFile = ({ acts }: Procedure): boolean => acts.some(({ name, open }) => name === 'fileProfile' && open);

/** The way into each part of the text, where its reader may file one. */
const Parts = ({ one }: Of) => {
  const say = useSay();
  const text = draftOf(one)?.text ?? one.state.inForce?.profile ?? null;
  if (text === null || !mayFile(one)) return null;
  return (
    <Section id="parts" title={words.parts}>
      <p className="small mute">{say(words.partsHow)}</p>
      <ul className="rows">
        {partsOf(text).map(({ at, words: name, there }) => (
          <li key={at}>
            <A to={`${pathOf({ one })}/edit/${at}`}>
              {there ? '' : `${say(words.add)}: `}
              <Written text={say(name)} />
            </A>
          </li>
        ))}
      </ul>
    </Section>
  );
};

const Versions = ({ one }: Of) => {
  const say = useSay();
  const rows = one.state.versions.toReversed();
  type Row = (typeof rows)[number];
  const compare = (version: number): ReactNode => {
    const before = one.state.versions.find((other) => other.version === version - 1);
    return before === undefined ? null : <A to={`${pathOf({ one })}/changes?from=${version - 1}&to=${version}`}>{say(words.compare)}</A>;
  };
  const columns: readonly Column<Row>[] = [
    { head: words.versions, cell: ({ version }) => say(words.version(version)) },
    { head: words.from, cell: ({ confirmedAt }) => <Day at={confirmedAt} /> },
    { head: words.until, cell: ({ until }) => (until === null ? '–' : <Day at={until} />) },
    { head: words.changes, cell: ({ version }) => compare(version) ?? '–' },
  ];
  return (
    <Section id="versions" title={words.versions}>
      {rows.length === 0 ? (
        <Empty>{say(words.noVersions)}</Empty>
      ) : (
        <DataTable columns={columns} rows={rows} keyOf={({ version }) => String(version)} say={say} />
      )}
    </Section>
  );
};

const Stages = ({ one }: Of) => {
  const say = useSay();
  const profile = shownProfile(one, 'draft');
  if (profile === null) return draftOf(one) === null ? null : <Empty>{say(words.incomplete)}</Empty>;
  return (
    <Section id="stages" title={words.stages} more={<A to={`${pathOf({ one })}/rehearsal`}>{say(words.rehearsal)}</A>}>
      <Diagram of={profile} />
      <StageTable of={profile} />
    </Section>
  );
};

const Start = ({ one }: Of) => {
  const say = useSay();
  const { session } = useVisiting();
  const { reference, organisation } = one.state;
  if (session === null || reference === null) return null;
  return (
    <p className="btns">
      <A to={`/desk/begin/projects?organisation=${organisation}&profile=${encodeURIComponent(reference)}`} className="btn plain">
        {say(words.start)}
      </A>
    </p>
  );
};

const tones = { draft: 'quiet', inForce: 'ok', withdrawn: 'warn' } as const;
const toneOf = ({ status }: Procedure) => (status === 'inForce' || status === 'withdrawn' ? tones[status] : tones.draft);

const Body = ({ one, token, problem }: Of & { readonly token: string; readonly problem: ReactNode }) => (
  <div className="wrap">
    <Trail above={['home', 'procedures']} here={<Title of={one.state.title} />} />
    <div className="head">
      <p className="chips">
        <Chip tone={toneOf(one)} of={one.state.standing} />
      </p>
      <h1>
        <Title of={one.state.title} />
      </h1>
      <OtherTitle of={one.state.title} />
      {problem}
    </div>
    <Known one={one} />
    <Start one={one} />
    <Draft one={one} token={token} />
    <Stages one={one} />
    {one.view === 'full' && one.state.inForce !== null && one.state.findings.length > 0 ? (
      <Section id="checkup" title={words.checkup}>
        <Findings findings={one.state.findings} text={one.state.inForce.profile} />
      </Section>
    ) : null}
    <Versions one={one} />
    <Parts one={one} />
    <ToDesk noun="procedures" one={one} />
  </div>
);

const shown = (
  visit: Visit,
  one: Procedure,
  { token, problem = null, status = 200 }: { token: string; problem?: ReactNode; status?: number },
): Shown => ({
  status,
  title: titleText(one.state.title, visit.lang),
  nav: 'procedures',
  ...(one.view === 'full' ? { secret: true } : {}),
  record: one,
  body: <Body one={one} token={token} problem={problem} />,
});

/** What does a society’s own procedure say, what did the check-up find, which version holds since when? */
export const procedurePage: Page = {
  path: '/procedures/:id',
  get: async (visit) => shown(visit, await readProcedure(visit, visit.params['id'] ?? ''), { token: newFormToken() }),
  post: stepUp(async (visit) => {
    const one = await readProcedure(visit, visit.params['id'] ?? '');
    const token = formTokenIn(visit.form);
    const { filing = '', seen = '' } = visit.form;
    const body = { filing: Number(filing) };
    const { key } = namesOf(token, { of: pathOf({ one }), body, seen });
    const answer = await visit.ask({ route: 'procedures.confirmVersion', params: { id: one.id }, body, key });
    if (answer.ok) return { seeOther: hrefIn(visit.lang, pathOf({ one })) };
    return shown(visit, one, { token, status: answer.problem.status, problem: <Refusal problem={answer.problem} /> });
  }),
};
