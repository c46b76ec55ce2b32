import type { Cast } from './cast.js';
import { driveCommittee } from './committee-drive.js';
import { rehearsedCommittee, type CommitteeWish } from './committee-scenario.js';
import { textIn, type Shown } from './lifecycle.js';
import { printer, stageName, write } from './print.js';

/** How long nothing may move: from the last act of a year to its end, at most a year and a month. */
const patienceDays = 400;

/** Drives one committee from its application to its deregistration and tells each step. */
export async function walkCommittee(
  cast: Cast,
  { secondsPerDay, json, ...wish }: CommitteeWish & { readonly secondsPerDay: number; readonly json: boolean },
): Promise<void> {
  const began = Date.now();
  const scenario = await rehearsedCommittee(cast, wish);
  const patienceMs = patienceDays * secondsPerDay * 1000 + 60_000;
  const shown = await driveCommittee(cast, scenario, { watch: printer(json), patienceMs });
  printEnd(json, shown, Math.round((Date.now() - began) / 1000));
}

function printEnd(json: boolean, shown: Shown, seconds: number): void {
  const { self, seq, status, rehearsal } = shown;
  const [number, end] = [textIn(shown.state, 'number'), textIn(shown.state, 'end')];
  if (json) return write(JSON.stringify({ end, number, rehearsal, committee: self, status, seq, seconds }));
  write(`\n✔ 已注销 / deregistered  ${number ?? ''}${rehearsal ? '   [演练 · REHEARSAL]' : ''}`);
  write(`  ${self} · ${stageName(status)} · ${seq} events · ${seconds} s`);
}
