import { membershipNames } from '../../../domain/person/words.js';
import { DataTable } from '../../parts/blocks.js';
import { Trail } from '../../parts/page.js';
import { T, useSay, Written } from '../../parts/visiting.js';
import { ProblemPage, type Page, type SeeOther, type Shown, type Visit } from '../../server/page.js';
import type { SamplePerson, SampleWorld } from '../../server/sample-world.js';
import { samplesWords } from '../../words/samples.js';
import { arrive } from '../sign-in/arrive.js';
import { SignInAs } from './sign-in-as.js';

const Role = ({ role }: SamplePerson) => (role === 'public' ? <T of={samplesWords.public} /> : <T of={membershipNames[role]} />);

const Body = ({ people }: SampleWorld) => {
  const say = useSay();
  return (
    <div className="wrap">
      <Trail above={['home']} here={say(samplesWords.title)} />
      <div className="head">
        <h1>{say(samplesWords.title)}</h1>
        <p className="lede">{say(samplesWords.lede)}</p>
        <p className="small mute">{say(samplesWords.note)}</p>
      </div>
      <DataTable
        say={say}
        rows={people}
        keyOf={({ account }) => account}
        columns={[
          { head: samplesWords.name, cell: ({ name }) => <Written text={name} /> },
          { head: samplesWords.role, cell: Role },
          { head: samplesWords.unit, cell: ({ unit }) => (unit === null ? <T of={samplesWords.everywhere} /> : <Written text={unit} />) },
          { head: samplesWords.act, cell: ({ account, name }) => <SignInAs account={account} name={name} label={samplesWords.be} quiet /> },
        ]}
      />
    </div>
  );
};

const worldOf = ({ samples, notFound }: Visit): SampleWorld => {
  const world = samples();
  if (world === null) throw new ProblemPage(notFound());
  return world;
};

async function shown(visit: Visit): Promise<Shown> {
  const world = worldOf(visit);
  return Promise.resolve({ title: visit.say(samplesWords.title), nav: null, secret: true, body: <Body {...world} /> });
}

/** A code is good once: who was somebody else a moment ago brings the next one. */
async function entered(visit: Visit): Promise<Shown | SeeOther> {
  const { account = '', next } = visit.form;
  let refused = visit.notFound();
  for (const proof of worldOf(visit).proofsOf(account)) {
    const answer = await visit.ask({ route: 'signIn', body: { account, ...proof, cookie: true } });
    if (answer.ok) return arrive(visit, next, answer.body);
    refused = answer.problem;
    if (refused.code !== 'SECOND_FACTOR_WRONG') break;
  }
  throw new ProblemPage(refused);
}

/** Everybody in the samples, each a click away; there is no such page where none are loaded. */
export const samplesPage: Page = { path: '/samples', get: shown, post: entered };
