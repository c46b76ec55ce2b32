import { session as sessionShown } from '../../../contract/http.js';
import { refusedBy, WhyNot, type Standing, type Why } from '../../parts/attempt.js';
import { Form, TextField } from '../../parts/form.js';
import { issueAt, missing } from '../../parts/problem.js';
import { useSay, useVisiting } from '../../parts/visiting.js';
import { recordOf } from '../../server/address.js';
import type { Page, SeeOther, Shown, Visit } from '../../server/page.js';
import { invitationWords } from '../../words/invitation.js';
import { hrefIn } from '../../words/language.js';

const Body = ({ issues = [], failed = null }: Why) => {
  const say = useSay();
  const { session } = useVisiting();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(invitationWords.title)}</h1>
        <p className="lede">{say(invitationWords.lede)}</p>
        <WhyNot title={invitationWords.errorHead} issues={issues} failed={failed} />
        {session === null || session.only !== null ? null : <p className="panel warn">{say(invitationWords.leaves)}</p>}
      </div>
      <Form action="/invitation" className="short">
        <p className="panel ok" id="link-read" role="status" hidden>
          {say(invitationWords.read)}
        </p>
        <TextField
          name="secret"
          label={invitationWords.link}
          hint={invitationWords.linkHint}
          value={undefined}
          issue={issueAt(issues, 'secret')}
          maxLength={500}
        />
        <p className="sec">
          <button className="btn wide" type="submit">
            {say(invitationWords.enter)}
          </button>
        </p>
      </Form>
      <p className="small mute sec">{say(invitationWords.note)}</p>
    </div>
  );
};

const shown = ({ say }: Visit, { issues = [], failed = null, ...status }: Standing = {}): Shown => ({
  ...status,
  title: say(invitationWords.title),
  nav: null,
  secret: true,
  script: 'invitation',
  body: <Body issues={issues} failed={failed} />,
});

/** The secret of what was pasted: a whole link, or what stands behind its mark. */
const secretIn = (pasted: string): string => pasted.slice(pasted.lastIndexOf('#') + 1).trim();

async function entered(visit: Visit): Promise<Shown | SeeOther> {
  const { form, lang } = visit;
  const issues = missing(form, [['secret', invitationWords.need]]);
  if (issues.length > 0) return shown(visit, { issues, status: 422 });
  const answer = await visit.ask({ route: 'openInvitation', body: { secret: secretIn(form['secret'] ?? ''), cookie: true } });
  if (!answer.ok) return shown(visit, refusedBy(answer));
  const { only } = sessionShown.parse(answer.body);
  return { seeOther: hrefIn(lang, only === undefined ? '/' : recordOf(only)) };
}

/** Where an invitation leads: opening the link does nothing, pressing the button signs in for one record. */
export const invitationPage: Page = {
  path: '/invitation',
  get: (visit) => Promise.resolve(shown(visit)),
  post: entered,
};
