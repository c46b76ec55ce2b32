import { DataTable } from '../../parts/blocks.js';
import { Chip } from '../../parts/chip.js';
import { Moment } from '../../parts/dates.js';
import { Form } from '../../parts/form.js';
import { useSay, Written } from '../../parts/visiting.js';
import { forAccounts } from '../../server/for-members.js';
import { doneAt } from '../../server/form-token.js';
import { ProblemPage } from '../../server/page.js';
import type { SignIn } from '../../server/read.js';
import { accountWords } from '../../words/account.js';
import { browserName } from './browser-name.js';

/** So many are enough to find one that is not one's own. */
const shownAtMost = 20;

const By = ({ kind, agent }: SignIn) => {
  const say = useSay();
  const named = browserName(agent);
  if (kind === 'bearer') return say(accountWords.program);
  return named === null ? say(accountWords.unknownBrowser) : <Written text={named} />;
};

const State = ({ open, current }: SignIn) => (
  <Chip tone={open ? 'ok' : 'quiet'} of={current ? accountWords.thisOne : open ? accountWords.open : accountWords.ended} />
);

const End = ({ id, at, open, current }: SignIn) => {
  const say = useSay();
  if (!open || current) return null;
  return (
    <Form action={`/account/sign-ins/${id}/end`}>
      <button className="btn plain sm" type="submit" aria-label={say(accountWords.endOne(at.slice(0, 16).replace('T', ' ')))}>
        {say(accountWords.end)}
      </button>
    </Form>
  );
};

/** Where and by what one has signed in; those that are open first. */
export function SignIns({ rows }: { readonly rows: readonly SignIn[] }) {
  const say = useSay();
  const ordered = [
    ...rows.filter(({ current }) => current),
    ...rows.filter(({ open, current }) => open && !current),
    ...rows.filter(({ open }) => !open),
  ];
  return (
    <>
      <DataTable
        say={say}
        rows={ordered.slice(0, shownAtMost)}
        keyOf={({ id }) => id}
        columns={[
          { head: accountWords.when, cell: ({ at }) => <Moment at={at} /> },
          { head: accountWords.by, cell: (row) => <By {...row} /> },
          { head: accountWords.from, cell: ({ address }) => address },
          { head: accountWords.state, cell: State },
          { head: accountWords.act, cell: (row) => <End {...row} /> },
        ]}
      />
      <p className="small mute">{say(accountWords.signInsNote)}</p>
    </>
  );
}

export const endSignInPage = forAccounts({
  path: '/account/sign-ins/:id/end',
  post: async ({ ask, lang, params, session }) => {
    const answer = await ask({ route: 'endSignIn', params: { id: params['id'] ?? '' } });
    if (!answer.ok) throw new ProblemPage(answer.problem);
    return { seeOther: doneAt({ lang, formToken: session?.formToken }, { place: '/account', what: 'sign-in' }) };
  },
});
