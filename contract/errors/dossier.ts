import type { ErrorTable } from './error-entry.js';

/** Refusals about decision dossiers. */
export const dossierErrors = {
  DOSSIER_NOT_YET: {
    status: 409,
    zh: '表决尚未截止，截止前不提供决定卷宗。',
    en: 'The ballot is open; before its close there is no dossier of it.',
  },
  COUNTERFACTUAL_UNKNOWN: {
    status: 422,
    zh: '假设计算的规则写法无法识别，或该决定没有票可算。',
    en: 'The rule to compute by cannot be read, or the decision counted no votes.',
  },
} as const satisfies ErrorTable;
