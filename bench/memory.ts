import { readFileSync } from 'node:fs';
import { round } from './figures.js';

/** Resident memory of a process now and at its highest, in MB (1,000,000 bytes). Linux only. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kilobytes = (name: string): number => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  const megabytes = (name: string): number => round((kilobytes(name) * 1024) / 1e6);
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') };
}
