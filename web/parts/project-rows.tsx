import { committeeCodes, isCommitteeCode } from '../../domain/committee/stages.js';
import type { Words } from '../../domain/kernel/words.js';
import { kindNames } from '../../domain/organisation/words.js';
import type { Profile } from '../../domain/profile/profile.js';
import { isPilotCode, pilotCodes } from '../../domain/pilot/state.js';
import { procedureNames } from '../../domain/procedure/state.js';
import { isStageCode, stageNameOf } from '../../domain/profile/stage-codes.js';
import type { Row } from '../server/read.js';
import { endWords } from '../words/project.js';
import { Chip, RehearsalChip } from './chip.js';
import { Day } from './dates.js';
import { Name, titleOf } from './rows.js';
import { StandardNumber, Title } from './title.js';
import { A, T } from './visiting.js';

const kindOf = (kind: string | undefined): Profile['kind'] => (kind === 'local-standard' ? kind : 'group-standard');

/** What the code a project stands at is called in its procedure. */
export const stageWords = (code: string, kind: string | undefined): Words | null => (isStageCode(code) ? stageNameOf(code, kindOf(kind)) : null);
export const committeeStage = (code: string): Words | null => (isCommitteeCode(code) ? committeeCodes[code] : null);

const pilotStage = (code: string): Words | null => (isPilotCode(code) ? pilotCodes[code] : null);

const procedureStanding = (status: string): Words | null => Object.entries(procedureNames).find(([name]) => name === status)?.[1] ?? null;

const State = ({ row }: { readonly row: Row }) => {
  const end = row.facets.end == null ? undefined : endWords[row.facets.end];
  const words =
    end ?? stageWords(row.status, row.facets.kind) ?? committeeStage(row.status) ?? pilotStage(row.status) ?? procedureStanding(row.status);
  return words === null ? null : (
    <span>
      <T of={words} />
    </span>
  );
};

/** Projects, committees or pilots: what, whose, where it stands. */
export const StandingRows = ({
  rows,
  path,
}: {
  readonly rows: readonly Row[];
  readonly path: 'projects' | 'committees' | 'pilots' | 'procedures';
}) => (
  <ul className="rows split">
    {rows.map((row) => (
      <li key={row.id}>
        <h3>
          <A to={`/${path}/${row.id}`}>
            <Title of={titleOf(row)} />
          </A>
        </h3>
        <p className="meta">
          {row.facets.rehearsal === true ? <RehearsalChip /> : null}
          {row.facets.number == null ? null : <StandardNumber number={row.facets.number} />}
          <Name of={row.organisationName} />
        </p>
        <p className="end">
          <State row={row} />
          <span className="mute">
            <Day at={row.updatedAt} />
          </span>
        </p>
      </li>
    ))}
  </ul>
);

export const OrganisationRows = ({ rows }: { readonly rows: readonly Row[] }) => (
  <ul className="rows">
    {rows.map((row) => (
      <li key={row.id}>
        <h3>
          <A to={`/organisations/${row.id}`}>
            <Title of={titleOf(row)} />
          </A>
        </h3>
        <p className="meta">
          {row.facets.kind !== undefined && row.facets.kind in kindNames ? (
            <span>
              <T of={kindNames[row.facets.kind as keyof typeof kindNames]} />
            </span>
          ) : null}
          {row.facets.code == null ? null : <StandardNumber number={row.facets.code} />}
          {row.issuer === undefined ? null : <Chip tone="warn" of={{ zh: row.issuer.zh, en: 'suspended' }} />}
        </p>
      </li>
    ))}
  </ul>
);
