import { committeeCodes, isCommitteeCode } from '../../domain/committee/stages.js';
import { isPilotCode, pilotCodes } from '../../domain/pilot/state.js';
import { isStageCode, stageCodes } from '../../domain/profile/stage-codes.js';
import type { Shown } from './lifecycle.js';
import { textIn } from './lifecycle.js';
import type { Step, Watcher } from './scenario.js';

/** One line per step; with `json`, one JSON object per line. */
export function printer(json: boolean): Watcher {
  let n = 0;
  return (step) => {
    n += 1;
    write(json ? JSON.stringify({ n, ...step }) : lineOf(n, step));
  };
}

/** One line of a walk. */
export const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** A stage code with its names. */
export function stageName(status: string): string {
  const name = isStageCode(status)
    ? stageCodes[status]
    : isCommitteeCode(status)
      ? committeeCodes[status]
      : isPilotCode(status)
        ? pilotCodes[status]
        : null;
  return name === null ? status : `${status} ${name.zh} · ${name.en}`;
}

function lineOf(n: number, { act, who, role, status, stage, seq, at, on, refused }: Step): string {
  const head = `${String(n).padStart(3)}  ${act.padEnd(20)} ${`${who} (${role})`.padEnd(20)}`;
  if (refused) return `${head} refused 未通过: ${String(refused['code'])} [${String(refused['rule'])}] needed ${shortened(refused)}`;
  const procedure = /^\/api\/v1\/(projects|committees|pilots)\//.test(on);
  const where = procedure ? (stage === undefined ? stageName(status) : `${status} ${stage}`) : on.slice('/api/v1/'.length);
  return `${head} → ${where}  #${seq}  ${at.slice(0, 16).replace('T', ' ')}`;
}

/** What is missing where the refusal lists it, else what it needs. */
function shortened({ found, needed }: { readonly [name: string]: unknown }): string {
  const missing = typeof found === 'object' && found !== null && 'missing' in found ? found.missing : null;
  const text = Array.isArray(missing) ? [...new Set(missing.map((one) => textIn(one, 'name')))].join(', ') : JSON.stringify(needed ?? null);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** The end of a walk that arrived. */
export function printArrival(json: boolean, shown: Shown, seconds: number): void {
  const number = textIn(shown.state, 'number') ?? '';
  const filed = textIn(shown.state, 'local', 'filed', 'number');
  const end = textIn(shown.state, 'end');
  if (json)
    return write(
      JSON.stringify({
        published: true,
        number,
        ...(filed === null ? {} : { filed }),
        ...(end === null ? {} : { end }),
        rehearsal: shown.rehearsal,
        project: shown.self,
        status: shown.status,
        seq: shown.seq,
        seconds,
      }),
    );
  write(`\n✔ 已发布 / published  ${number}${shown.rehearsal ? '   [演练 · REHEARSAL]' : ''}`);
  write(`  ${shown.self} · ${stageName(shown.status)} · ${shown.seq} events · ${seconds} s`);
  if (filed !== null) write(`  已备案 / filed  ${filed}`);
  if (end !== null) write('  反馈启动提前复审，复审后废止 / reviewed early because of feedback, and withdrawn');
  if (shown.rehearsal) write('  编号取自演练登记簿，不占用真实顺序号 / the number is from the rehearsal register and uses up no real serial');
}
