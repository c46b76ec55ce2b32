// After a whole run of the tests with PROVOKED_CODES=<folder>: says which codes of the table no test has provoked, and ends with 1 when there are any.
import { errorRegistry } from '../contract/errors.js';
import { provokedIn } from '../test/support/provoked-codes.js';

const [, , folder = ''] = process.argv;
const provoked = provokedIn(folder);
const table = Object.keys(errorRegistry);
const never = table.filter((code) => !provoked.has(code));
console.log(`${table.length - never.length} of ${table.length} codes provoked`);
if (never.length > 0) console.log(`never provoked by a test:\n  ${never.join('\n  ')}`);
process.exitCode = never.length === 0 ? 0 : 1;
