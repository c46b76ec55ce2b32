import type { Command } from 'commander';
import { deadline, longestTerm, timeUnits, type Term, type TimeUnit } from '../domain/law/calendar/deadline.js';
import { formatInstant, parseInstant } from '../domain/law/calendar/instant.js';
import { calendar2026 } from '../domain/law/calendar/state-council.js';
import type { Problem } from '../domain/kernel/problem.js';
import { answered, answerObjects, bad, exits, unknownKeys, type Answer, type JsonObject } from './json-lines.js';
import { lineProblem } from './problem.js';

const known = ['id', 'from', 'count', 'unit'] as const;
const isUnit = (value: unknown): value is TimeUnit => timeUnits.some((unit) => unit === value);

/** Answers `{"id","from","count","unit"}` with `{"id","closesAt","daysCounted","provisional"}`, and `"beforeCalendar":true` where that holds. */
function answerDeadline(object: JsonObject): Answer {
  const { id, from, count, unit } = object;
  const strange = unknownKeys(object, known);
  if (strange) return bad(id, [strange], exits.unknownName);
  if (typeof unit === 'string' && !isUnit(unit)) return bad(id, [lineProblem('LINE_UNKNOWN_NAME', unit, timeUnits)], exits.unknownName);
  const start = typeof from === 'string' ? parseInstant(from) : null;
  const problems: Problem[] = [];
  if (start === null) problems.push(lineProblem('TERM_FROM', from ?? null, 'RFC 3339 with an offset, such as 2026-09-28T15:00:00+08:00'));
  if (!isUnit(unit)) problems.push(lineProblem('LINE_VALUE', { unit: unit ?? null }, timeUnits));
  else if (!isCount(count, unit)) problems.push(lineProblem('TERM_COUNT', count ?? null, { from: 1, to: longestTerm[unit] }));
  if (start === null || !isUnit(unit) || !isCount(count, unit)) return bad(id, problems);
  return answer(object, start, { count, unit });
}

const isCount = (count: unknown, unit: TimeUnit): count is number =>
  Number.isInteger(count) && Number(count) >= 1 && Number(count) <= longestTerm[unit];

/** The found value of a refusal is the text as given: an instant beyond the years of the calendar has no text of its own. */
function answer({ id, from }: JsonObject, start: number, term: Term): Answer {
  try {
    const { closesAt, daysCounted, provisional, beforeCalendar } = deadline(calendar2026, start, term);
    return answered({ id: id ?? null, closesAt: formatInstant(closesAt), daysCounted, provisional, ...(beforeCalendar ? { beforeCalendar } : {}) });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return bad(id, [lineProblem('TERM_FROM', from ?? null, 'a term within the years 0 to 9999')]);
  }
}

/** `biaocheng deadline [file]`. */
export function register(program: Command): void {
  program
    .command('deadline')
    .description('when a term ends (Asia/Shanghai, statutory days off and make-up days of 2015–2026)')
    .argument('[file]', 'JSON Lines; standard input when absent')
    .addHelpText(
      'after',
      `\nIn:  {"id":1,"from":"2026-09-28T15:00:00+08:00","count":5,"unit":"${timeUnits.join('|')}"}\nOut: {"id":1,"closesAt":"…","daysCounted":["…"],"provisional":false}`,
    )
    .action((file: string | undefined) => answerObjects(file, answerDeadline));
}
