import { localDate } from '../../../domain/law/calendar/instant.js';
import { DataTable, Empty } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Title } from '../../parts/title.js';
import { A, T, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { pageOf } from '../../server/address.js';
import type { Tie } from '../../server/read.js';
import { standing } from '../../words/language.js';
import { accountWords, tieWords } from '../../words/account.js';

function Where({ organisation, organisationName, committee, committeeName }: Tie) {
  const unit =
    organisation === '*' ? (
      <T of={accountWords.everywhere} />
    ) : organisationName !== null && organisation !== null ? (
      <A to={`/organisations/${organisation}`}>
        <Written text={organisationName} />
      </A>
    ) : (
      <T of={organisation === null ? accountWords.noUnit : accountWords.unknownUnit} />
    );
  if (committee === null) return unit;
  return (
    <>
      <A to={pageOf(committee)}>{committeeName === null ? <T of={tieWords.committee} /> : <Title of={committeeName} />}</A>
      <br />
      <span className="small mute">{unit}</span>
    </>
  );
}

const When = ({ from, to }: Tie) => {
  const { now } = useVisiting();
  return (
    <>
      {from === null ? <T of={accountWords.sinceUnknown} /> : <time dateTime={from}>{from}</time>} –{' '}
      {to === null ? <T of={accountWords.ongoing} /> : <time dateTime={to}>{to}</time>}{' '}
      {to !== null && to < localDate(now) ? <Chip tone="quiet" of={accountWords.over} /> : null}
    </>
  );
};

const Role = ({ role, unconfirmed }: Tie) => (
  <>
    {standing(useSay()(role))} {unconfirmed ? <Chip tone="warn" of={accountWords.unconfirmed} /> : null}
  </>
);

/** What somebody is, where, and from which day to which. */
export function Ties({ ties }: { readonly ties: readonly Tie[] }) {
  const say = useSay();
  if (ties.length === 0) return <Empty>{say(accountWords.noTies)}</Empty>;
  return (
    <>
      <DataTable
        say={say}
        rows={ties}
        keyOf={({ by, role, organisation, committee, from }) => [by, role.code, organisation, committee, from].join(' ')}
        columns={[
          { head: accountWords.tieRole, cell: Role },
          { head: accountWords.tieWhere, cell: Where },
          { head: accountWords.tieWhen, cell: (tie) => <When {...tie} /> },
          { head: accountWords.tieBy, cell: ({ by }) => say(tieWords[by]) },
        ]}
      />
      <p className="small mute">{say(accountWords.wrong)}</p>
    </>
  );
}
