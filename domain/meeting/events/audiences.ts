import type { Audience } from '../../kernel/decider.js';
import { rules } from '../../kernel/notice-words.js';
import { said } from '../../kernel/words.js';
import type { Json } from '../../kernel/refusal.js';
import type { MeetingState } from '../state.js';

/* Who is told of a meeting, and what its notices share. */

type Values = { readonly [name: string]: Json };

export const rule = rules.meeting;

export const everybody = ({ roster }: MeetingState): readonly Audience[] => roster.map(({ person }) => ({ person }));
export const conductors = ({ organisation }: MeetingState): readonly Audience[] =>
  (['chair', 'secretariat'] as const).map((role) => ({ role, organisation }));

/** Which meeting it is. */
export const named = ({ stream, committee, title }: MeetingState): Values => ({ meeting: stream, committee, title });

/** Time, place, link and agenda, as they stand. */
export const invitation = [
  said('时间：{opensAt}（北京时间）', 'Time: {opensAt} (Beijing time)'),
  said('地点：{place}', 'Place: {place}'),
  said('远程参会：{link}', 'Remote: {link}'),
  said('议程：{agenda}', 'Agenda: {agenda}'),
] as const;
export const material = said('会议材料应在 {materialBy} 前送达。', 'Material is to be sent before {materialBy}.');

/** What fills them. `closesAt` is what a calendar is told. */
export const invited = (state: MeetingState): Values => ({
  ...named(state),
  opensAt: state.opensAt,
  closesAt: state.opensAt,
  place: state.place,
  link: state.remote ? state.link : null,
  agenda: state.agenda.map((item) => ({ ...item.title })),
  materialBy: state.materialBy,
});
