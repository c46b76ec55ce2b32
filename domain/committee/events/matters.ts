import { z } from 'zod';
import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { said } from '../../kernel/words.js';
import { atAuthority } from '../audiences.js';
import type { Matter } from '../../messages/matter.js';
import type { CommitteeState, Named } from '../state.js';
import { tellUsed, used } from '../decided.js';
import { ballotUsed, ballotUsedIfAny, by } from '../fields.js';
import type { Minuted } from '../minuted.js';
import { workNotice } from '../notices.js';

/* What the committee adopts and proposes on what it decided. */

const { event } = eventsOf<CommitteeState>();

export const documentAdopted = event('documentAdopted', {
  words: said('通过章程等文件', 'document adopted'),
  data: {
    matter: field(held<Matter>(), '事项', 'matter'),
    sha256: field(z.string(), '文件', 'SHA-256 of the document'),
    ballot: ballotUsedIfAny,
    minutes: field(z.string().nullable(), '会议纪要', 'SHA-256 of the minutes'),
    minuted: field(held<Minuted>().optional(), '所依决议', 'the meeting and the number of its resolution'),
    by,
  },
  evolve: (state, { matter, sha256, ballot }) => ({ ...used(state, ballot), documents: { ...state.documents, [matter]: sha256 } }),
  effects: tellUsed,
});

export const committeeProposedProject = event('committeeProposedProject', {
  words: said('申报标准项目', 'project proposed by the committee'),
  data: {
    n: field(z.int(), '序号', 'number of the proposal'),
    title: field(held<Named>(), '名称', 'title'),
    text: field(z.string(), '项目建议书', 'SHA-256 of the proposal'),
    ballot: ballotUsed,
    by,
  },
  evolve: (state, { n, ballot }) => ({ ...used(state, ballot), counts: { ...state.counts, projects: n } }),
  effects: tellUsed,
  tells: [workNotice({ to: (state) => [atAuthority(state)], subject: said('申报标准项目', 'a project is proposed') })],
});

export const matterEvents = [documentAdopted, committeeProposedProject] as const;
