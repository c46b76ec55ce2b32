import type { ReactNode } from 'react';
import { saidUnder, Said } from '../../parts/act-form/said.js';
import { kindOf, labelOf, settled, valueWords, type Schema } from '../../parts/act-form/schema.js';
import { DataTable, Section } from '../../parts/blocks.js';
import { Moment } from '../../parts/dates.js';
import { Title } from '../../parts/title.js';
import { useSay, Written } from '../../parts/visiting.js';
import type { Fields } from '../../server/page.js';
import type { Event } from '../../server/read.js';
import { deskWords } from '../../words/desk.js';
import { isTitle } from './read.js';

/** What comes in from many while others work on the record, and changes nothing that they were shown. */
const routine: readonly string[] = ['commentReceived', 'commentKeptLate', 'positionStated'];
export const isRoutine = ({ type }: Event): boolean => routine.includes(type);

type Of = { readonly schema: Schema; readonly form: Fields };
type Compared = {
  readonly name: string;
  readonly schema: Schema;
  readonly now: string | number | { readonly zh: string; readonly en: string | null };
};

/** Fields whose present value stands in the record under the same name. */
const comparedIn = (schema: Schema, state: object): readonly Compared[] =>
  Object.entries(settled(schema).properties ?? {}).flatMap(([name, one]): readonly Compared[] => {
    const now: unknown = Object.hasOwn(state, name) ? Reflect.get(state, name) : null;
    const known = typeof now === 'number' || (typeof now === 'string' && now !== '' && kindOf(one) !== 'file') || isTitle(now);
    return known ? [{ name, schema: one, now }] : [];
  });

const Now = ({ name, schema, now }: Compared) => {
  const say = useSay();
  if (typeof now === 'object') return <Title of={now} />;
  if (kindOf(schema) === 'choice') return say(valueWords(name, schema, String(now)));
  return <Written text={String(now)} />;
};

const mineOf = ({ name, schema }: Compared, form: Fields): ReactNode =>
  saidUnder({ name, schema, form }).map(([label, value]) => <p key={label.en}>{value}</p>);

const SideBySide = ({ rows, form }: { readonly rows: readonly Compared[]; readonly form: Fields }) => {
  const say = useSay();
  return rows.length === 0 ? null : (
    <Section id="compared" title={deskWords.compared}>
      <DataTable
        say={say}
        rows={rows}
        keyOf={({ name }) => name}
        columns={[
          { head: deskWords.field, cell: ({ name, schema }) => say(labelOf(name, schema)) },
          { head: deskWords.mine, cell: (row) => mineOf(row, form) },
          { head: deskWords.current, cell: (row) => <Now {...row} /> },
        ]}
      />
    </Section>
  );
};

/** What happened to the record since its reader saw it, and what was typed beside what stands there now. */
export const Moved = ({ schema, form, state, events }: Of & { readonly state: object; readonly events: readonly Event[] }) => {
  const say = useSay();
  const told = events.filter((event) => !isRoutine(event));
  return (
    <>
      {told.length === 0 ? null : (
        <Section id="since" title={deskWords.movedSince}>
          <ol className="rows">
            {told.map((event) => (
              <li key={event.seq}>
                <span className="small mute">
                  <Moment at={event.at} />
                </span>{' '}
                <Written text={say(event)} />
              </li>
            ))}
          </ol>
        </Section>
      )}
      <SideBySide rows={comparedIn(schema, state)} form={form} />
      <Section id="mine" title={deskWords.mine}>
        <Said schema={schema} form={form} />
      </Section>
    </>
  );
};
