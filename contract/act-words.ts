import { lifecycles } from '../domain/lifecycles.js';
import { said, type Words } from '../domain/kernel/words.js';

/** What a lifecycle is called. */
export const kindWords = (kind: string): Words => lifecycles[kind as keyof typeof lifecycles]?.words ?? said(kind, kind); // a kind of the registry, or none

/** What an act of a lifecycle is called; null for what is none of its acts. */
export const actWords = (kind: string, act: string): Words | null => lifecycles[kind as keyof typeof lifecycles]?.commands[act]?.words ?? null; // as above

/** The path of an act below its lifecycle: `openConsultation` → `open-consultation`. */
export const actPath = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
