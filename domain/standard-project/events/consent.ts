import { eventsOf } from '../../kernel/event.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { by, consentedText, opinion } from '../fields.js';
import { local } from '../local-state.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

const { event } = eventsOf<ProjectState>();

/** The competent department of a local standard lets one exact text go to review. */
export const consentGiven = event('consentGiven', {
  words: said('归口部门同意送审', 'the competent department consents to the review'),
  data: { by, text: consentedText, opinion },
  sight: { everybody: ['text'] },
  evolve: (state, { text }) => local(state, { consent: text }),
  tells: [
    notice({
      tag: said('送审', 'Submission'),
      subject: said('{named}：归口部门同意送审', '{named}: the competent department consents to the review'),
      lines: [],
      rule: rules.profile,
      to: ['office', 'drafters'],
    }),
  ],
});

export const consentEvents = [consentGiven] as const;
