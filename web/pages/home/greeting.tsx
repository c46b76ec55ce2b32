import type { ReactNode } from 'react';
import type { Words } from '../../../domain/kernel/words.js';
import { Section } from '../../parts/blocks.js';
import { A, T, useSay, useVisiting } from '../../parts/visiting.js';
import { hrefIn } from '../../words/language.js';
import { pageOf } from '../../server/address.js';
import type { SampleWaiting, SampleWorld } from '../../server/sample-world.js';
import { samplesWords } from '../../words/samples.js';
import { SignInAs } from '../samples/sign-in-as.js';

const Journey = ({ title, how, children }: { readonly title: Words; readonly how: Words; readonly children: ReactNode }) => (
  <li className="stack">
    <h3>
      <T of={title} />
    </h3>
    <p>
      <T of={how} />
    </p>
    <div className="btns">{children}</div>
  </li>
);

/** Of what waits, the first of a noun that waits for somebody known. */
const waitingAt = ({ waiting, people }: SampleWorld, noun: string): (SampleWaiting & { readonly name: string }) | undefined =>
  waiting.flatMap((one) => {
    const who = people.find(({ account }) => account === one.account);
    return who !== undefined && one.path.startsWith(`/api/v1/${noun}/`) ? [{ ...one, name: who.name }] : [];
  })[0];

type Greeted = { readonly world: SampleWorld; readonly round: string | undefined };

/** Who a newcomer can be where samples are loaded, and where to begin. */
export const Greeting = ({ world, round }: Greeted) => {
  const say = useSay();
  const { lang } = useVisiting();
  const [ballot, desk, pilot] = [waitingAt(world, 'ballots'), waitingAt(world, 'committees'), waitingAt(world, 'pilots')];
  return (
    <Section
      id="s0"
      title={samplesWords.begin}
      more={
        <A to="/samples">
          <T of={samplesWords.everybody} />
        </A>
      }
    >
      <p className="mute">{say(samplesWords.lede)}</p>
      <ul className="journeys">
        {round === undefined ? null : (
          <Journey title={samplesWords.asPublic} how={samplesWords.asPublicHow}>
            <A to={`/consultations/${encodeURIComponent(round)}`} className="btn">
              {say(samplesWords.asPublicGo)}
            </A>
          </Journey>
        )}
        {ballot === undefined ? null : (
          <Journey title={samplesWords.asMember} how={samplesWords.asMemberHow}>
            <SignInAs account={ballot.account ?? ''} name={ballot.name} next={hrefIn(lang, pageOf(ballot.path))} label={samplesWords.asMemberGo} />
          </Journey>
        )}
        {desk === undefined ? null : (
          <Journey title={samplesWords.asSecretary} how={samplesWords.asSecretaryHow}>
            <SignInAs account={desk.account ?? ''} name={desk.name} next={hrefIn(lang, '/work?rehearsal=true')} label={samplesWords.asSecretaryGo} />
          </Journey>
        )}
        {pilot === undefined ? null : (
          <Journey title={samplesWords.asOfficer} how={samplesWords.asOfficerHow}>
            <SignInAs account={pilot.account ?? ''} name={pilot.name} next={hrefIn(lang, pageOf(pilot.path))} label={samplesWords.asOfficerGo} />
          </Journey>
        )}
      </ul>
      <p className="small">
        <A to="/standards?rehearsal=true">{say(samplesWords.published)}</A>
      </p>
    </Section>
  );
};
