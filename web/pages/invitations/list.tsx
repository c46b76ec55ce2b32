import { DataTable, Empty } from '../../parts/blocks.js';
import { momentText } from '../../../contract/notices/deadline-text.js';
import { Chip } from '../../parts/chip.js';
import { Moment, msOf } from '../../parts/dates.js';
import { Form } from '../../parts/form.js';
import { useSay, useVisiting, Written } from '../../parts/visiting.js';
import type { InvitationRow } from '../../server/read.js';
import { invitationsWords } from '../../words/invitation.js';

type Of = { readonly path: string; readonly rows: readonly InvitationRow[] };

const Revoke = ({ path, row }: { readonly path: string; readonly row: InvitationRow }) => {
  const say = useSay();
  if (!row.open) return null;
  return (
    <Form action={`${path}/${row.id}/revoke`}>
      <button className="btn plain sm" type="submit" aria-label={say(invitationsWords.revokeOne(row.name))}>
        {say(invitationsWords.revoke)}
      </button>
    </Form>
  );
};

const unopenedAfter = 3 * 86_400_000;

/** Who has not opened a link for days may never have got it: another is made, or they are told otherwise. */
function State({ row: { end, used, at } }: { readonly row: InvitationRow }) {
  const { now } = useVisiting();
  if (end !== null) return <Chip tone="quiet" of={invitationsWords.ends[end]} />;
  return used === 0 && now - msOf(at) >= unopenedAfter ? (
    <Chip tone="warn" of={invitationsWords.unopened} />
  ) : (
    <Chip tone="ok" of={invitationsWords.good} />
  );
}

/** By mail, and what became of it, or handed on. */
const Way = ({ mail }: InvitationRow) => {
  const say = useSay();
  if (mail === null) return say(invitationsWords.ways.shown);
  return (
    <>
      {say(invitationsWords.ways[mail.outcome])}
      {mail.at === null ? null : (
        <>
          <br />
          <Moment at={mail.at} />
        </>
      )}
      <br />
      <span className="small mute">{say(invitationsWords.address[mail.addressOf])}</span>
    </>
  );
};

/** Links that were made: for whom, by whom, until when, and whether they were opened. The links themselves were shown once. */
export function Invitations({ path, rows }: Of) {
  const say = useSay();
  if (rows.length === 0) return <Empty>{say(invitationsWords.none)}</Empty>;
  return (
    <DataTable
      say={say}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { head: invitationsWords.person, cell: ({ name }) => <Written text={name} /> },
        { head: invitationsWords.by, cell: ({ byName }) => <Written text={byName} /> },
        { head: invitationsWords.way, cell: Way },
        { head: invitationsWords.until, cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
        {
          head: invitationsWords.used,
          cell: ({ used, lastUsedAt }) => say(invitationsWords.times(used, lastUsedAt === null ? null : momentText(msOf(lastUsedAt)))),
        },
        {
          head: invitationsWords.state,
          cell: (row) => <State row={row} />,
        },
        { head: invitationsWords.act, cell: (row) => <Revoke path={path} row={row} /> },
      ]}
    />
  );
}
