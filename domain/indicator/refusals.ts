import { refusing, type Refusals } from '../kernel/refusals.js';

/** Refusals of who asks for a figure. */
export const indicatorRefusals = {
  PERIOD_NOT_BEGUN: { status: 422, zh: '该期间尚未开始，没有可统计的事件。', en: 'The period has not begun: there are no events to count.' },
  FIGURES_OF_ANOTHER: {
    status: 403,
    zh: '这是另一单位的指标；单位只看自己的，监管部门看其监管范围内的。',
    en: 'These are the figures of another body: a body sees its own, who supervises sees those it oversees.',
  },
} as const satisfies Refusals;

export const indicatorRefused = refusing(indicatorRefusals, { rule: 'D-INDICATOR', source: 'D-INDICATOR-BASE', cure: ['self'] });
