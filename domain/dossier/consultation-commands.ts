import { byTable, start, type CommandOf } from './command-table.js';

export const consultationCommandOf: CommandOf = byTable({
  consultationOpened: start,
  addresseesReminded: 'remindAddressees',
  replyRecorded: 'recordReply',
  consultationExtended: 'extendConsultation',
  consultationClosed: 'closeConsultation',
  answerOverdue: 'noteOverdueAnswer',
  consultationSettled: 'settleConsultation',
});
