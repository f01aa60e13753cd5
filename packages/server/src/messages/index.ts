export { isTold } from './messages.ts';
export { messageRoutes } from './messages.routes.ts';
export { sendMails } from './send-mails.ts';
export type { MailRoute } from './send-mails.ts';
export type { Outlook, WaitingWork } from './messages.ts';
export { tellMembers, tellOfApplicant, tellOnly, tellPeople, withholdFrom } from './tell-members.ts';
export { tellOfficers } from './tell-officers.ts';
export { writeDailyLetters } from './write-daily-letters.ts';
