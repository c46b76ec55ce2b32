import { expect, test } from 'vitest';
import { csvTable } from '../../api/read/csv.js';

const csvCell = (value: string): string => csvTable([[value]]).slice(1, -2);

test.each(['914403001922038216', '10.00', '4.10', '3/4', '2026-11-25', '1E5', '12:30', '0003', '75%'])(
  'given %s, a spreadsheet takes it for text and keeps it as written',
  (value) => expect(csvCell(value)).toBe(`"\t${value}"`),
);

test.each(['=1+1', '＝1+1', '-1', '+1', '@x', ' =1', '\t=1'])('given %j, it is no formula any more', (value) =>
  expect(csvCell(value)).toBe(`"'${value}"`),
);

test.each(['T/LNSR 001—2026', '51210000MJ4K0X072M', '提案收到', '2026-12-29T00:00:00+08:00', 'p06e9', ''])('given %j, it stays as it is', (value) =>
  expect(csvCell(value)).toBe(`"${value}"`),
);

test('given a quote, a comma and a line break, the table is one of RFC 4180 with a byte-order mark', () =>
  expect(csvTable([['名称'], ['a"b,\nc']])).toBe('\ufeff"名称"\r\n"a""b,\nc"\r\n'));
