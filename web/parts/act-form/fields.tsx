import type { ReactNode } from 'react';
import { formatInstant } from '../../../domain/law/calendar/instant.js';
import type { Fields } from '../../server/page.js';
import { deskWords } from '../../words/desk.js';
import { Around, Checks, Choice, describedBy, Hidden, LongTextField, TextField, Together } from '../form.js';
import { issueAt as issueIn, type Issue } from '../problem.js';
import { langOf, langTags, standing } from '../../words/language.js';
import { T, useSay, useVisiting } from '../visiting.js';
import type { Picks } from './picks.js';
import {
  below,
  countAt,
  formAt,
  formsOf,
  formWords,
  kindOf,
  labelOf,
  mustBeTyped,
  rowsOf,
  settled,
  valueWords,
  type Kind,
  type Schema,
} from './schema.js';

/** What a form knows while it is shown. */
export type Filling = { readonly form: Fields; readonly issues: readonly Issue[]; readonly picks: Picks };
type FieldOf = { readonly name: string; readonly schema: Schema; readonly at: string; readonly required: boolean; readonly filling: Filling };

const issueAt = ({ filling: { issues }, at }: FieldOf): Issue | undefined => issueIn(issues, at);

/** Names of its fields say whether they may be left empty; nothing is marked that has to be filled in, which most fields have. */
const labelled = ({ name, schema, required }: FieldOf) => {
  const words = labelOf(name, schema);
  return required || schema['x-expected'] === true ? words : { zh: `${words.zh}（可不填）`, en: `${words.en} (optional)` };
};

const shared = (field: FieldOf) => ({
  name: field.at,
  label: labelled(field),
  value: field.filling.form[field.at],
  issue: issueAt(field),
  ...(field.schema.maxLength === undefined ? {} : { maxLength: field.schema.maxLength }),
});

/** What a reader of the screen is told of a field of ours that is wrong. */
const wrong = (field: FieldOf) =>
  issueAt(field) === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': describedBy({ name: field.at, issue: issueAt(field) }) };

const together = (field: FieldOf) => ({ name: field.at, label: labelled(field), issue: issueAt(field), id: field.at, className: 'group' });

/** Whether something stands, or is wrong, anywhere below a place of the form. */
const isTouched = ({ at, filling: { form, issues } }: FieldOf): boolean => {
  const isBelow = (name: string): boolean => name.startsWith(`${at}.`);
  return Object.entries(form).some(([name, value]) => isBelow(name) && (value ?? '') !== '') || issues.some(({ path }) => isBelow(path));
};

/** Fields that belong together; those that may all be left out are folded until somebody wants them. */
const Group = (field: FieldOf) => {
  const [words, issue] = [labelled(field), issueAt(field)];
  // A complaint about the whole opens it, and says what is wrong.
  if (!field.required && issue === undefined)
    return (
      <details className="group" id={field.at} open={isTouched(field)}>
        <summary>
          <T of={words} />
        </summary>
        <Members {...field} />
      </details>
    );
  return (
    <Together {...together(field)}>
      <Members {...field} />
    </Together>
  );
};

/** The fields of a group, without a frame of its own. */
export const Members = ({ schema, at, filling }: Pick<FieldOf, 'schema' | 'at' | 'filling'>) =>
  Object.entries(settled(schema).properties ?? {}).map(([name, one]) => (
    <FormField key={name} name={name} schema={one} at={below(at, name)} required={mustBeTyped(schema, name, one)} filling={filling} />
  ));

/** A button that changes the form and does nothing else. */
const Change = ({ step, children }: { readonly step: string; readonly children: ReactNode }) => (
  <button className="btn plain small" type="submit" name="step" value={step}>
    {children}
  </button>
);

const List = (field: FieldOf) => {
  const { name, schema, at, filling } = field;
  const say = useSay();
  const rows = rowsOf(schema, filling.form[countAt(at)]);
  return (
    <Together {...together(field)}>
      <input type="hidden" name={countAt(at)} value={rows} />
      {Array.from({ length: rows }, (_, n) => (
        <div className="row-of-list" key={n}>
          <FormField name={name} schema={{ ...schema.items, ...deskWords.entry(n + 1) }} at={below(at, n)} required filling={filling} />
          <Change step={`remove:${at}:${n}`}>{say(deskWords.removeRow(n + 1))}</Change>
        </div>
      ))}
      <p>
        <Change step={`add:${at}`}>{say(deskWords.addRow(labelOf(name, schema)))}</Change>
      </p>
    </Together>
  );
};

const Ticks = (field: FieldOf) => {
  const { name, schema, filling } = field;
  const options = (schema.items?.enum ?? []).map((value) => ({ value, label: valueWords(name, schema.items ?? {}, value) }));
  return <Checks {...shared(field)} options={options} form={filling.form} />;
};

/** One of several forms: which, and then that one. */
const Either = (field: FieldOf) => {
  const { schema, at, filling } = field;
  const say = useSay();
  const forms = formsOf(schema);
  const chosen = forms[Number(filling.form[formAt(at)] ?? Number.NaN)];
  return (
    <Together {...together(field)}>
      <div className="ticks">
        {forms.map((one, n) => (
          <label key={n} className="tick">
            <input type="radio" name={formAt(at)} value={n} defaultChecked={filling.form[formAt(at)] === String(n)} />
            <b>
              <T of={formWords(one)} />
            </b>
          </label>
        ))}
      </div>
      <p>
        <Change step="refresh">{say(chosen === undefined ? deskWords.goOn : deskWords.changeForm)}</Change>
      </p>
      {chosen === undefined ? null : kindOf(chosen) === 'group' ? (
        <Members schema={chosen} at={at} filling={filling} />
      ) : (
        <FormField {...field} schema={{ ...chosen, ...formWords(chosen) }} required />
      )}
    </Together>
  );
};

const Drop = (field: FieldOf & { readonly options: readonly { readonly value: string; readonly label: string }[] }) => {
  const { at, options, filling } = field;
  const say = useSay();
  const { lang } = useVisiting();
  return (
    <Around field={shared(field)}>
      <select className="in" id={at} name={at} defaultValue={filling.form[at] ?? ''} {...wrong(field)}>
        <option value="">{say(deskWords.choose)}</option>
        {options.map(({ value, label }) => (
          <option key={value} value={value} lang={langOf(label) === lang ? undefined : langTags[langOf(label)]}>
            {standing(label)}
          </option>
        ))}
      </select>
    </Around>
  );
};

/** More values than this are a list to open, fewer are ticked. */
const mostTicks = 6;

const Values = (field: FieldOf) => {
  const { name, schema } = field;
  const say = useSay();
  const options = (schema.enum ?? []).map((value) => ({ value, label: valueWords(name, schema, value) }));
  if (options.length <= mostTicks) return <Choice {...shared(field)} options={options} />;
  return <Drop {...field} options={options.map(({ value, label }) => ({ value, label: say(label) }))} />;
};

const YesNo = (field: FieldOf) => (
  <Choice
    {...shared(field)}
    options={[
      { value: 'yes', label: deskWords.yes },
      { value: 'no', label: deskWords.no },
    ]}
  />
);

/** A file of this computer, or the one that was sent before and is named. */
const File = (field: FieldOf) => {
  const { at, filling } = field;
  const say = useSay();
  const [kept, name] = [filling.form[at], filling.form[below(at, 'name')]];
  return (
    <Around field={shared(field)}>
      {kept === undefined || kept === '' ? null : (
        <p className="hint">
          {say(deskWords.fileKept)} <b>{name ?? say(deskWords.aFile)}</b>
          <Hidden fields={{ [at]: kept, [below(at, 'name')]: name }} />
        </p>
      )}
      <input className="in" type="file" id={at} name={`${at}.file`} {...wrong(field)} />
    </Around>
  );
};

/** Somebody or some unit by name; the code is found by the name, and who knows it may type it. */
const Named = (field: FieldOf) => {
  const options = field.filling.picks.get(field.schema['x-pick'] ?? '') ?? [];
  return <TextField {...shared(field)} hint={deskWords.nameHint} list={options.map(({ label }) => ({ value: label }))} />;
};

/** A record of the system: one of those that are there, or its number. */
const Recorded = (field: FieldOf) => {
  const options = field.filling.picks.get(field.schema['x-pick'] ?? '') ?? [];
  const kind = /^stream:(.+)$/.exec(field.schema.format ?? '')?.[1];
  if (options.length === 0) return <TextField {...shared(field)} hint={deskWords.recordNone} />;
  return <Drop {...field} options={options.map(({ value, label }) => ({ value: kind === undefined ? value : `${kind}/${value}`, label }))} />;
};

const Line = (field: FieldOf & { readonly type: string }) => <TextField {...shared(field)} type={field.type} />;

/** What was sent as a number of milliseconds stands in the form as a time in China. */
const localTime = (typed: string | undefined): string | undefined =>
  typed !== undefined && /^\d{12,}$/.test(typed) ? formatInstant(Number(typed)).slice(0, 16) : typed;

const Moment = (field: FieldOf) => <TextField {...shared(field)} value={localTime(field.filling.form[field.at])} type="datetime-local" />;

const Lines = (field: FieldOf) => {
  const numbers = kindOf(field.schema.items ?? {}) === 'number';
  return <LongTextField {...shared(field)} hint={numbers ? deskWords.numbersHint : deskWords.linesHint} rows={3} />;
};

const Pairs = (field: FieldOf) => <LongTextField {...shared(field)} hint={deskWords.pairsHint} rows={4} />;

const byKind: { readonly [kind in Kind]: (field: FieldOf) => ReactNode } = {
  fixed: () => null,
  group: Group,
  list: List,
  lines: Lines,
  pairs: Pairs,
  ticks: Ticks,
  choice: Values,
  either: Either,
  yesNo: YesNo,
  number: (field) => <TextField {...shared(field)} inputMode="numeric" />,
  date: (field) => <Line {...field} type="date" />,
  moment: Moment,
  file: File,
  record: Recorded,
  name: Named,
  text: (field) => <TextField {...shared(field)} />,
  longText: (field) => <LongTextField {...shared(field)} />,
};

/** One field of an act, by what its schema says it is. */
export function FormField(field: FieldOf) {
  const schema = settled(field.schema);
  const Kindly = byKind[kindOf(schema)];
  return <Kindly {...field} schema={schema} />;
}
