import { said } from '../kernel/words.js';

export const modeNames = {
  inPerson: said('到会', 'in person'),
  remote: said('远程参会', 'by remote link'),
  leave: said('请假', 'on leave'),
  absent: said('缺席', 'absent'),
} as const;
export type AttendanceMode = keyof typeof modeNames;

/** What each mark of the attendance list says of its person. */
export const markNames = {
  '.': said('尚无登记', 'nothing is noted yet'),
  p: said('到会', 'present'),
  r: said('远程参会', 'present by remote link'),
  c: said('远程参会，身份待核实', 'by remote link, identity not yet checked'),
  l: said('请假', 'on leave'),
  a: said('缺席', 'absent'),
  d: said('到会后离开', 'was present and has left'),
  e: said('远程参会后离开', 'was present by remote link and has left'),
} as const;
