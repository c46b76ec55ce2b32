import { eventsOf } from '../../kernel/event.js';
import { rules, shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { attached, by, documentKind, gateId, reason, traits } from '../fields.js';
import { onFile } from '../on-file.js';
import { notice } from '../parties.js';
import type { ProjectState } from '../state.js';

/* What is on file of a project, and which requirements apply to it. */

const { event } = eventsOf<ProjectState>();

export const documentAttached = event('documentAttached', {
  words: said('提交文件', 'document attached'),
  data: { by, kind: documentKind, sha256: attached },
  evolve: (state, { kind, sha256 }) => onFile(state, kind, sha256),
});

export const gateWaived = event('gateWaived', {
  words: said('豁免关口', 'gate waived'),
  data: { by, gate: gateId, reason },
  sight: { everybody: ['gate', 'reason'] },
  evolve: (state, { gate }) => ({ ...state, waivers: [...state.waivers, gate] }),
  tells: [
    notice({
      tag: said('程序豁免', 'Gate waived'),
      subject: said('{named}：豁免了程序要求 {gate}', '{named}: requirement {gate} was waived'),
      lines: [shared.reason],
      rule: rules.profile,
      to: ['monitor'],
      facts: ['gate', 'reason'],
    }),
  ],
  decision: { kind: 'assessment', words: said('豁免关口', 'gate waived') },
});

export const traitsSet = event('traitsSet', {
  words: said('更正项目特征', 'traits set'),
  data: { by, traits, reason },
  evolve: (state, { traits: now }) => ({ ...state, traits: now }),
});

export const documentEvents = [documentAttached, gateWaived, traitsSet] as const;
