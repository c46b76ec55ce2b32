import { byTable, firstOf, start, type CommandOf } from './command-table.js';

export const consultationCommandOf: CommandOf = byTable({
  consultationOpened: start,
  addresseesReminded: 'remindAddressees',
  addresseeRemindersSkipped: ({ days }) => ({ type: 'remindAddressees', daysLeft: firstOf(days) }),
  replyRecorded: 'recordReply',
  consultationExtended: 'extendConsultation',
  consultationClosed: 'closeConsultation',
  answerOverdue: 'noteOverdueAnswer',
  objectionOverdue: 'noteOverdueObjection',
  consultationSettled: 'settleConsultation',
});
