import { eventsOf } from '../../kernel/event.js';
import { field, held } from '../../kernel/field.js';
import { shared } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import { applicants, atAuthority, atHost, everyone } from '../audiences.js';
import type { CommitteeState, TermOfOffice, YearCount } from '../state.js';
import { by, closesAt, findings, members, move, number, paper, paperKind, provisional, reason, reasons, shift } from '../fields.js';
import { foundingNotice, why, whys, until } from '../notices.js';
import { endedAs, moving, seated } from '../standing.js';

/* From the call for members to the establishment; call, list and papers also of a re-election. */

const { event } = eventsOf<CommitteeState>();

export const recruitmentOpened = event('recruitmentOpened', {
  words: said('公开征集委员', 'call for members opened'),
  data: { closesAt, provisional, by, ...move },
  sight: { everybody: ['path', 'closesAt', 'provisional'] },
  evolve: moving(),
  tells: [
    foundingNotice({
      to: () => [everyone],
      subject: said('公开征集委员，{closesAt} 截止{left}', 'call for members until {closesAt}{left}'),
      lines: [shared.closes, shared.provisional],
      calendar: 'deadline',
      values: until,
    }),
  ],
});

export const recruitmentClosed = event('recruitmentClosed', {
  words: said('委员征集截止', 'call for members closed'),
  data: move,
  sight: { everybody: ['path'] },
  evolve: moving(),
  tells: [foundingNotice({ to: applicants, subject: said('委员征集截止', 'the call for members has closed') })],
});

export const rosterProposed = event('rosterProposed', {
  words: said('提出委员名单', 'list of members proposed'),
  data: { members, findings, by },
  evolve: (state, { members: roster }) => ({ ...state, roster }),
});

export const paperAttached = event('paperAttached', {
  words: said('提交材料', 'paper attached'),
  data: { kind: paperKind, sha256: paper, by },
  evolve: (state, { kind, sha256 }) => ({ ...state, papers: { ...state.papers, [kind]: sha256 } }),
});

export const planFiled = event('planFiled', {
  words: said('报送组建方案', 'constitution plan filed'),
  data: { by, ...move },
  evolve: moving(),
  tells: [foundingNotice({ to: (state) => [atAuthority(state)], subject: said('组建方案已报送', 'constitution plan filed') })],
});

export const planReturned = event('planReturned', {
  words: said('退回组建方案', 'constitution plan returned'),
  data: { reasons, by, ...move },
  evolve: moving((state) => ({ ...state, notice: null })),
  tells: [
    foundingNotice({
      to: applicants,
      subject: said('组建方案退回修改', 'constitution plan returned'),
      lines: [shared.reason],
      values: whys,
    }),
  ],
});

export const planAccepted = event('planAccepted', {
  words: said('受理组建方案', 'constitution plan accepted'),
  data: { by, ...move },
  evolve: moving(),
  decision: { kind: 'stagePassage', words: said('组建方案受理', 'constitution plan accepted') },
});

export const constitutionLapsed = event('constitutionLapsed', {
  words: said('筹建失效', 'set-up lapsed'),
  data: move,
  sight: { everybody: ['path'] },
  evolve: moving(endedAs('lapsed')),
  tells: [
    foundingNotice({
      to: (state) => [atAuthority(state), ...applicants(state)],
      subject: said('逾期未报送组建方案，筹建失效', 'no plan in time: the set-up has lapsed'),
    }),
  ],
  decision: { kind: 'withdrawal', words: said('筹建逾期失效', 'constitution lapsed') },
});

export const committeeEstablished = event('committeeEstablished', {
  words: said('批准成立', 'committee established'),
  data: {
    number,
    term: field(held<TermOfOffice>(), '本届任期', 'term of office'),
    year: field(held<YearCount>(), '本年度计数', 'counts of the running year'),
    ...shift,
    by,
    ...move,
  },
  sight: { everybody: ['number', 'term', 'path'] },
  evolve: moving((state, { number: granted, term, year, ended, added }) => ({
    ...seated(state, { ended, added }),
    ...{ number: granted, term, year, establishedOn: term.startsOn, roster: [], papers: {}, notice: null },
  })),
  tells: [
    foundingNotice({
      to: (state) => [everyone, ...applicants(state), atHost(state)],
      subject: said('成立，编号 {number}', 'established under {number}'),
      values: ({ number: granted }: { readonly number: string }) => ({ number: granted }),
    }),
  ],
  decision: { kind: 'stagePassage', words: said('批准成立', 'committee established') },
});

export const establishmentRefused = event('establishmentRefused', {
  words: said('不予成立', 'establishment refused'),
  data: { reason, by, ...move },
  sight: { everybody: ['path'] },
  evolve: moving(endedAs('refused')),
  tells: [
    foundingNotice({
      to: applicants,
      subject: said('不予成立', 'establishment refused'),
      lines: [shared.reason],
      values: why,
    }),
  ],
  decision: { kind: 'stagePassage', words: said('不予批准成立', 'establishment refused') },
});

export const constitutionEvents = [
  recruitmentOpened,
  recruitmentClosed,
  rosterProposed,
  paperAttached,
  planFiled,
  planReturned,
  planAccepted,
  constitutionLapsed,
  committeeEstablished,
  establishmentRefused,
] as const;
