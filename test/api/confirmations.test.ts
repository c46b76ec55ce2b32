import { expect, test } from 'vitest';
import { nounTable } from '../../api/noun-table.js';

/** What each confirmation has to name: the number of a proposal that cannot be changed under it, or the content itself. */
const named: { readonly [act: string]: readonly string[] } = {
  'ballot confirmChange': ['n'],
  'ballot confirmExtension': ['n'],
  'ballot confirmReopening': ['n'],
  'ballot confirmVoiding': ['n'],
  'ballot confirmPaper': ['choice', 'n', 'scan', 'seat', 'words'],
  // The voter's own seat is filled in by the API.
  'ballot confirmConditional': ['text'],
  'committee confirmReport': ['n'],
  'meeting confirmMinutes': ['facts', 'hash'],
  // A membership begins once on a day: another of the same role there overlaps it.
  'person confirmMembership': ['from', 'organisation', 'role'],
  // Which filing: a text filed since is another one.
  'procedure confirmVersion': ['filing'],
  // The edits are those of the review that was concluded; a text swapped since is another text.
  'standard-project confirmEdits': ['text'],
  'standard-project confirmEditorialChange': ['n', 'text'],
};

test('XA31 every confirmation in every lifecycle names what it confirms, and none can be sent without', () => {
  const found = nounTable.flatMap(({ kind, acts }) =>
    Object.entries(acts).flatMap(([act, { jsonSchema }]) => {
      const required = jsonSchema['required'];
      return /^confirm/.test(act) ? [[`${kind} ${act}`, Array.isArray(required) ? [...required].sort() : []] as const] : [];
    }),
  );
  expect(Object.fromEntries(found)).toEqual(named);
});
