import type { CountShown } from '../../../contract/views/ballot-count.js';
import type { Words } from '../../../domain/kernel/words.js';
import { Facts, Section } from '../../parts/blocks.js';
import { LongDay } from '../../parts/dates.js';
import { A, useSay, useVisiting, Written } from '../../parts/visiting.js';
import { ruleWords } from '../../words/ballot-rule.js';
import { conductWords as words } from '../../words/conduct.js';
import type { Conducted } from './conducted.js';

const Sentences = ({ of }: { readonly of: readonly Words[] }) => {
  const say = useSay();
  const { lang } = useVisiting();
  return of.map(say).join(lang === 'zh' ? '；' : '; ');
};

type Needs = NonNullable<CountShown['reach']>['needs'][number];

/** What would be needed, in whole votes. */
const neededOf = ({ class: name, yesIfRestAgainst, yesIfRestAbstain }: Needs) =>
  (
    [
      [words.ifAgainst, yesIfRestAgainst],
      [words.ifAbstain, yesIfRestAbstain],
    ] as const
  ).map(([label, n]) => ({ label: name === null ? label : words.ofClass(label, name), n }));

const Rules = ({ one, count }: Conducted) => {
  const say = useSay();
  const { valid, passes } = ruleWords(one.state.terms);
  const closes = count?.kind === 'preview' ? count.closesAt : null;
  const needs = count?.reach?.needs.flatMap(neededOf) ?? [];
  return (
    <Facts
      rows={[
        [words.entitled, count === null ? null : say(words.votes(count.eligible))],
        [words.needed, count?.needed == null ? null : say(words.votes(count.needed))],
        [words.valid, valid.length === 0 ? null : <Sentences of={valid} key="valid" />],
        [words.passes, passes.length === 0 ? null : <Sentences of={passes} key="passes" />],
        [words.wouldClose, closes === null ? null : <LongDay at={closes} key="closes" />],
        ...needs.map(({ label, n }) => [label, say(n === null ? words.unreachable : words.votes(n))] as const),
      ]}
    />
  );
};

/** What the ballot would come to, were it opened now. */
export const Sheet = (of: Conducted) => {
  const say = useSay();
  return (
    <Section id="sheet" title={words.sheet}>
      <p className="small mute more">{say(words.sheetNote)}</p>
      <Rules {...of} />
    </Section>
  );
};

const Unreached = ({ one, ledger }: Conducted) => {
  const say = useSay();
  if (ledger === null) return null;
  if (ledger.unreached.length === 0) return say(words.allReached);
  return (
    <>
      <Written text={ledger.unreached.map(({ recipient, name }) => name ?? recipient).join('、')} />{' '}
      <A to={`/desk/ballots/${encodeURIComponent(one.id)}/notices`}>{say(words.cureNotices)}</A>
    </>
  );
};

/** How far it is, as far as its terms let anybody know before the close. */
export const Running = (of: Conducted) => {
  const say = useSay();
  const { one, count } = of;
  const { reminders } = one.state;
  return (
    <Section id="run" title={words.run}>
      {one.status === 'open' ? <p className="small mute more">{say(count === null ? words.hidden : words.noNames)}</p> : null}
      <Facts
        rows={[
          [words.returned, count === null ? null : say(words.returnedOf(count.returned, count.eligible))],
          [words.reminders, say(reminders.length === 0 ? words.noReminders : words.daysBefore(reminders))],
          [words.unreached, of.ledger === null ? null : <Unreached {...of} />],
        ]}
      />
      <Rules {...of} />
    </Section>
  );
};
