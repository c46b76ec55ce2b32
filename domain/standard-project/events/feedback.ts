import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { by, feedbackKind, feedbackSummary } from '../fields.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

const { event } = eventsOf<ProjectState>();

/** Kept whoever gave it; `counted` when it is a voice towards an early 复审. */
export const feedbackGiven = event('feedbackGiven', {
  words: said('反馈实施信息', 'feedback given'),
  data: {
    ...{ by, kind: feedbackKind, summary: feedbackSummary },
    clause: field(held<string | null>(), '条款', 'clause'),
    n: field(z.int(), '序号', 'number of the feedback'),
    counted: field(z.boolean().optional(), '计入复审', 'counts towards an early review'),
  },
  evolve: (state, { counted, by: voice }) => ({
    ...state,
    feedback: { count: state.feedback.count + 1, sinceReview: state.feedback.sinceReview + 1 },
    ...(counted !== true || state.local === undefined ? {} : { local: { ...state.local, voices: [...state.local.voices, voice] } }),
  }),
  tells: [
    notice({
      tag: said('实施反馈', 'Feedback'),
      subject: said('{named}：收到第 {n} 条实施反馈', '{named}: feedback no. {n}'),
      lines: [],
      rule: rules.profile,
      to: ['office'],
      facts: ['n'],
    }),
  ],
});

export const feedbackEvents = [feedbackGiven] as const;
