import { readFileSync } from 'node:fs';
import { round } from './figures.js';

/** Resident memory of one of the processes now and at its highest, in MB (1,000,000 bytes). Linux only. */
export function memoryOf(pids: ReadonlyMap<string, number>, name: string): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pids.get(name) ?? 'none'}/status`, 'utf8');
  const kilobytes = (field: string): number => Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  const megabytes = (field: string): number => round((kilobytes(field) * 1024) / 1e6);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
