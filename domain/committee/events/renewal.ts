import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { atAuthority, everyone, inside } from '../audiences.js';
import type { CommitteeState, TermOfOffice } from '../state.js';
import { by, change, endsOn, move, reasons, rectifyBy } from '../fields.js';
import { amiss, lines, noticesAbout, whys } from '../notices.js';
import { moving, restated, seated } from '../standing.js';
import { tellRoster } from '../tell-roster.js';

/* 换届: from the alarm to the new term. */

const { event } = eventsOf<CommitteeState>();

const notice = noticesAbout({
  tag: said('换届', 'Re-election'),
  rule: said('技术委员会管理办法（任期与换届）', 'Committee measures: term and re-election'),
});
const lastDay = ({ endsOn: on }: { readonly endsOn: string }) => ({ endsOn: on });

export const renewalAlarmed = event('renewalAlarmed', {
  words: said('换届提醒', 're-election to begin'),
  data: { endsOn, ...move },
  evolve: moving(),
  tells: [notice({ to: inside, subject: said('请启动换届', 'the re-election should begin'), lines: [lines.endsOn], values: lastDay })],
});

export const renewalDossierMissed = event('renewalDossierMissed', {
  words: said('换届材料逾期', 're-election dossier late'),
  data: { endsOn, ...move },
  evolve: moving(),
  tells: [
    notice({
      to: (state) => [atAuthority(state), ...inside(state)],
      subject: said('换届材料未按期报送', 'the re-election dossier is late'),
      lines: [lines.endsOn],
      values: lastDay,
    }),
  ],
});

export const renewalOpened = event('renewalOpened', {
  words: said('启动换届', 're-election opened'),
  data: {
    forced: field(held<boolean>(), '是否提前', 'opened by the authority before its time'),
    reason: field(held<string>(), '理由', 'reason'),
    by,
  },
  evolve: restated((state, { forced }: { readonly forced: boolean }, at) => ({
    ...state,
    ...{ renewal: { phase: 'open', since: at, forced }, roster: [], papers: {} },
  })),
});

export const renewalFiled = event('renewalFiled', {
  words: said('报送换届材料', 're-election dossier filed'),
  data: { papers: field(held<CommitteeState['papers']>(), '材料', 'papers of the dossier'), by, ...move },
  evolve: moving((state) => ({ ...state, renewal: state.renewal && { ...state.renewal, phase: 'filed' } })),
  tells: [notice({ to: (state) => [atAuthority(state)], subject: said('换届材料已报送', 're-election dossier filed') })],
});

export const renewalReturned = event('renewalReturned', {
  words: said('退回换届材料', 're-election dossier returned'),
  data: { reasons, by },
  evolve: restated((state) => ({ ...state, renewal: state.renewal && { ...state.renewal, phase: 'open' } })),
  tells: [notice({ to: inside, subject: said('换届材料退回修改', 're-election dossier returned'), lines: [shared.reason], values: whys })],
});

export const renewalApproved = event('renewalApproved', {
  words: said('批准换届', 're-election approved'),
  data: { term: field(held<TermOfOffice>(), '新一届任期', 'the new term of office'), ...change, ...move },
  sight: { everybody: ['term', 'path'] },
  evolve: moving((state, { term, ended, added }) => ({
    ...seated(state, { ended, added }),
    term,
    ...{ renewal: null, roster: [], papers: {}, frozen: false, vacancies: 0 },
    // What was overdue is so no more.
    rectification: state.rectification?.cause === 'renewalOverdue' ? null : state.rectification,
  })),
  tells: [notice({ to: (state) => [everyone, ...inside(state)], subject: said('换届完成', 're-elected'), lines: [lines.findings], values: amiss })],
  effects: tellRoster,
  decision: { kind: 'stagePassage', words: said('批准换届', 're-election approved') },
});

export const termEnded = event('termEnded', {
  words: said('任期届满', 'term ended'),
  data: { endsOn, ...move },
  sight: { everybody: ['endsOn', 'path'] },
  evolve: moving((state) => ({ ...state, frozen: true })),
  tells: [
    notice({
      to: (state) => [atAuthority(state), ...inside(state)],
      subject: said('任期届满未换届，暂停申报新项目', 'the term is over without a re-election: no new projects'),
      lines: [lines.endsOn],
      values: lastDay,
    }),
  ],
  decision: { kind: 'stagePassage', words: said('任期届满', 'term ended') },
});

export const renewalOverdue = event('renewalOverdue', {
  words: said('换届严重逾期', 're-election long overdue'),
  data: { rectifyBy, ...move },
  evolve: moving((state, { rectifyBy: until }, at) => ({
    ...state,
    rectification: { cause: 'renewalOverdue', reason: 'renewalOverdue', since: at, by: until, report: null, overdue: false },
  })),
  tells: [
    notice({
      to: (state) => [atAuthority(state), ...inside(state)],
      subject: said('换届严重逾期，限期整改', 're-election long overdue: rectification'),
      lines: [lines.rectifyBy],
      values: ({ rectifyBy: until }: { readonly rectifyBy: number }) => ({ rectifyBy: until }),
    }),
  ],
});

export const renewalEvents = [
  renewalAlarmed,
  renewalDossierMissed,
  renewalOpened,
  renewalFiled,
  renewalReturned,
  renewalApproved,
  termEnded,
  renewalOverdue,
] as const;
