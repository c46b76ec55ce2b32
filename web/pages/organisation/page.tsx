import type { StandardShown } from '../../../contract/views/standard.js';
import { pilotFields } from '../../../contract/value-words.js';
import { kindNames } from '../../../domain/organisation/words.js';
import { Empty, Facts, Section } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Day } from '../../parts/dates.js';
import { Trail } from '../../parts/page.js';
import { StandingRows } from '../../parts/project-rows.js';
import { StandardRows } from '../../parts/rows.js';
import { useSay, useVisiting, Written } from '../../parts/visiting.js';
import type { Page } from '../../server/page.js';
import { readList, readOrganisation, readStandards, type Organisation, type Row } from '../../server/read.js';
import { organisationWords } from '../../words/organisation.js';
import { feedOf } from '../../words/feeds.js';

type Body = {
  readonly one: Organisation;
  readonly standards: readonly StandardShown[];
  readonly projects: readonly Row[];
  readonly procedures: readonly Row[];
};

/** Credit codes are read in groups of four. */
const grouped = (code: string): string => code.replaceAll(/(.{4})(?=.)/g, '$1 ');

const Known = ({ one: { state } }: Pick<Body, 'one'>) => {
  const say = useSay();
  const { lang } = useVisiting();
  const fields = state.fields.flatMap((field) => (pilotFields[field] === undefined ? [] : [say(pilotFields[field])]));
  return (
    <Facts
      rows={[
        [organisationWords.kind, say(kindNames[state.kind])],
        [organisationWords.code, state.code],
        [organisationWords.uscc, grouped(state.uscc)],
        [organisationWords.fields, fields.join(lang === 'zh' ? '、' : ', ')],
        [
          organisationWords.standing,
          state.standing === 'clear' ? say(organisationWords.clear) : <Chip tone="warn" of={organisationWords.suspended} />,
        ],
        [organisationWords.since, state.standing === 'clear' ? null : <Day at={state.since} />],
        [organisationWords.reason, state.standing === 'clear' || state.reason === '' ? null : <Written text={state.reason} />],
      ]}
    />
  );
};

const Shown = ({ one, standards, projects, procedures }: Body) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home', 'organisations']} here={<Written text={one.state.name} />} />
      <div className="head">
        <h1>
          <Written text={one.state.name} />
        </h1>
      </div>
      <Known one={one} />
      <Section id="standards" title={organisationWords.standards}>
        {standards.length === 0 ? <Empty>{say(organisationWords.noStandards)}</Empty> : <StandardRows standards={standards} />}
      </Section>
      <Section id="projects" title={organisationWords.projects}>
        {projects.length === 0 ? <Empty>{say(organisationWords.noProjects)}</Empty> : <StandingRows rows={projects} path="projects" />}
      </Section>
      {procedures.length === 0 ? null : (
        <Section id="procedures" title={organisationWords.procedures}>
          <StandingRows rows={procedures} path="procedures" />
        </Section>
      )}
    </div>
  );
};

/** A body: its standards and its projects. */
export const organisationPage: Page = {
  path: '/organisations/:id',
  get: async (visit) => {
    const one = await readOrganisation(visit, visit.params['id'] ?? '');
    const organisation = one.state.uscc;
    const [standards, projects, procedures] = await Promise.all([
      readStandards(visit, { organisation, limit: '30' }),
      readList(visit, 'projects', { organisation, sort: '-updatedAt', limit: '30' }),
      readList(visit, 'procedures', { organisation, sort: '-updatedAt', limit: '30' }),
    ]);
    return {
      title: one.state.name,
      nav: 'organisations',
      feeds: [feedOf('organisations', one.id)],
      body: <Shown one={one} standards={standards.items} projects={projects.items} procedures={procedures.items} />,
    };
  },
};
