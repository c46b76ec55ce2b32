import { valuesOf, type Words } from '../../../domain/kernel/words.js';
import { useSay } from '../../parts/visiting.js';
import type { Page } from '../../server/page.js';
import { checkWords, unusableWords, verifyWords } from '../../words/verify.js';

/** A place that the script fills in. */
const Slot = ({ label, name }: { readonly label: Words; readonly name: string }) => (
  <div data-row={name}>
    <dt>{useSay()(label)}</dt>
    <dd data-slot={name} />
  </div>
);

/** What is said of one dossier; the script fills in a copy for each, and takes out what does not apply. */
const Verdict = () => {
  const say = useSay();
  return (
    <template id="verdict">
      <section className="sec">
        <h2 className="panel ok" data-verdict="same">
          {say(verifyWords.same)}
        </h2>
        <h2 className="panel bad" data-verdict="different">
          {say(verifyWords.different)}
        </h2>
        <h2 className="panel warn" data-verdict="unusable">
          {say(verifyWords.unusable)}
        </h2>
        <p className="hash" data-slot="file" />
        {valuesOf(unusableWords).map((why) => (
          <p key={why} data-why={why}>
            {say(unusableWords[why])}
          </p>
        ))}
        <dl className="facts" data-part="facts">
          <Slot label={verifyWords.outcome} name="outcome" />
          <Slot label={verifyWords.integrity} name="integrity" />
          <Slot label={verifyWords.computation} name="computation" />
          <Slot label={verifyWords.completeness} name="completeness" />
          <Slot label={verifyWords.byIssuer} name="byIssuer" />
          <Slot label={verifyWords.notProven} name="notProven" />
          <Slot label={verifyWords.log} name="log" />
        </dl>
        <div data-part="differences">
          <h3>{say(verifyWords.differences)}</h3>
          <ol data-slot="differences">
            <li>
              <p>
                <code data-slot="place" />{' '}
                {valuesOf(checkWords).map((check) => (
                  <span key={check} data-check={check}>
                    {say(checkWords[check])}
                  </span>
                ))}
              </p>
              <dl className="facts">
                <Slot label={verifyWords.found} name="found" />
                <Slot label={verifyWords.computed} name="computed" />
              </dl>
            </li>
          </ol>
          <p data-part="more">{say(verifyWords.more)}</p>
        </div>
      </section>
    </template>
  );
};

const Body = () => {
  const say = useSay();
  return (
    <div className="wrap narrow">
      <div className="head">
        <h1>{say(verifyWords.title)}</h1>
        <p className="lede">{say(verifyWords.lede)}</p>
      </div>
      <noscript>
        <p className="panel warn">{say(verifyWords.needsScript)}</p>
      </noscript>
      {/* No form, and no name: there is nothing that could be sent. */}
      <div className="field" id="choose" hidden>
        <label htmlFor="dossier">{say(verifyWords.file)}</label>
        <p className="hint" id="dossier-hint">
          {say(verifyWords.fileHint)}
        </p>
        <input type="file" id="dossier" accept=".json,.jsonl,application/json" aria-describedby="dossier-hint" />
      </div>
      <p className="panel" id="working" hidden>
        {say(verifyWords.working)}
      </p>
      <div id="verdicts" role="status" />
      <Verdict />
      <section className="sec">
        <h2>{say(verifyWords.plain)}</h2>
        <p>{say(verifyWords.plainNote)}</p>
        <pre lang="en">node recompute.mjs --words dossier.json</pre>
        <p>{say(verifyWords.plainMore)}</p>
        <p className="small mute">{say(verifyWords.unprovenNote)}</p>
      </section>
    </div>
  );
};

/** A dossier is judged in the browser of who has it; nothing of it is sent anywhere, which the policy of the page sees to. */
export const verifyPage: Page = {
  path: '/verify',
  get: ({ say }) => Promise.resolve({ title: say(verifyWords.title), nav: null, offline: true, script: 'verify', body: <Body /> }),
};
