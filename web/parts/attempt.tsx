import { momentText } from '../../contract/notices/deadline-text.js';
import type { Words } from '../../domain/kernel/words.js';
import type { Answered } from '../server/door.js';
import type { Shown } from '../server/page.js';
import { againAt, attemptWords } from '../words/sign-in.js';
import { problemWords } from '../words/problem.js';
import { Facts } from './blocks.js';
import { msOf } from './dates.js';
import { ErrorSummary } from './form.js';
import { issuesOf, Refusal, type Issue } from './problem.js';
import { T, useVisiting } from './visiting.js';

export type Failed = Extract<Answered, { readonly ok: false }>;

/** Why a form is shown again: what is wrong at its fields, or what kept all of it from being taken. */
export type Why = { readonly issues?: readonly Issue[]; readonly failed?: Failed | null };
/** How a page that says why is answered. */
export type Standing = Why & Pick<Shown, 'status' | 'retryAfter'>;

/** What was not taken, at its fields where it is about any. */
export const refusedBy = (failed: Failed, issues = issuesOf(failed.problem)): Standing => ({
  ...(issues.length > 0 ? { issues } : { failed }),
  status: failed.problem.status,
  ...(failed.retryAfter === undefined ? {} : { retryAfter: failed.retryAfter }),
});

/** From when on it may be tried again, where that is known. */
const againOf = ({ problem, retryAfter }: Failed, now: number): number | null => {
  const said = problem['sendAgainAt'];
  if (typeof said === 'string') return msOf(said);
  return retryAfter === undefined ? null : now + retryAfter * 1000;
};

const Away = () => (
  <div className="panel warn" role="alert">
    <h2>
      <T of={problemWords.away} />
    </h2>
    <p>
      <T of={problemWords.awayHow} />
    </p>
  </div>
);

/** Why somebody is not let in yet: what happened, when to try again, and what to do. */
export function Attempt({ failed }: { readonly failed: Failed }) {
  const { now } = useVisiting();
  const { problem } = failed;
  const known = attemptWords[problem.code];
  if (known === undefined) return problem.status >= 500 ? <Away /> : <Refusal problem={problem} />;
  const again = againOf(failed, now);
  return (
    <div className="panel bad" role="alert">
      <h2>
        <T of={known.title} />
      </h2>
      <p>
        <T of={known.how} />
      </p>
      {again === null ? null : (
        <Facts
          rows={[
            [
              againAt,
              <time key="again" dateTime={new Date(again).toISOString()}>
                {momentText(again)}
              </time>,
            ],
          ]}
        />
      )}
    </div>
  );
}

/** Why a form is shown again, at the head of its page: the fields to mend, or what kept all of it from being taken. */
export const WhyNot = ({ title, issues = [], failed = null }: Why & { readonly title: Words }) => (
  <>
    <ErrorSummary title={title} issues={issues} />
    {failed === null ? null : <Attempt failed={failed} />}
  </>
);
