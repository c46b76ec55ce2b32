import { scopes, type Scope } from '../../../contract/scope.js';
import { DataTable, Empty } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Moment } from '../../parts/dates.js';
import { Form } from '../../parts/form.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { doneAt } from '../../server/form-token.js';
import { ProblemPage } from '../../server/page.js';
import type { ProgramToken } from '../../server/read.js';
import { accountWords, scopeWords } from '../../words/account.js';

const May = ({ may, unattended }: { readonly may: readonly Scope[]; readonly unattended: boolean }) => {
  const say = useSay();
  const { lang } = useVisiting();
  const named = scopes.filter((one) => may.includes(one)).map((one) => say(scopeWords[one].label));
  return [...named, ...(unattended ? [say(accountWords.tokenUnattended)] : [])].join(lang === 'zh' ? '、' : ', ');
};

const End = ({ id, name, open }: ProgramToken) => {
  const say = useSay();
  if (!open) return null;
  return (
    <Form action={`/account/tokens/${id}/end`}>
      <button className="btn plain sm" type="submit" aria-label={say(accountWords.tokenEndOne(name))}>
        {say(accountWords.tokenEnd)}
      </button>
    </Form>
  );
};

/** The tokens somebody gave to programs; the token itself was shown once. */
export function Tokens({ rows }: { readonly rows: readonly ProgramToken[] }) {
  const say = useSay();
  return (
    <>
      {rows.length === 0 ? (
        <Empty>{say(accountWords.tokenNone)}</Empty>
      ) : (
        <DataTable
          say={say}
          rows={rows}
          keyOf={({ id }) => id}
          columns={[
            { head: accountWords.tokenName, cell: ({ name }) => <Written text={name} /> },
            { head: accountWords.tokenScopes, cell: (row) => <May may={row.scopes} unattended={row.unattended} /> },
            { head: accountWords.tokenUntil, cell: ({ expiresAt }) => <Moment at={expiresAt} /> },
            {
              head: accountWords.state,
              cell: ({ open }) => <Chip tone={open ? 'ok' : 'quiet'} of={open ? accountWords.tokenGood : accountWords.tokenOver} />,
            },
            { head: accountWords.act, cell: (row) => <End {...row} /> },
          ]}
        />
      )}
      <div className="stack">
        <p className="small mute">{say(accountWords.tokensNote)}</p>
        <p className="btns">
          <A to="/account/tokens/new" className="btn plain">
            {say(accountWords.tokenGive)}
          </A>
        </p>
      </div>
    </>
  );
}

export const endTokenPage = forAccounts({
  path: '/account/tokens/:id/end',
  post: async ({ ask, lang, params, session }) => {
    const answer = await ask({ route: 'endProgramToken', params: { id: params['id'] ?? '' } });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    return { seeOther: doneAt({ lang, formToken: session?.formToken }, { place: '/account', what: 'token' }) };
  },
});
