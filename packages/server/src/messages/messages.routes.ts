import { ConfirmMailAddress, Done, MailSettings, Messages, ReadMessages, SetMailAddress } from '@qingce/contract';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { markMessagesRead, readMailSettings, readMessages } from './read-messages.ts';
import { confirmMailAddress, setMailAddress } from './set-mail-address.ts';

const tags = ['messages'];
const done = () => ({ ok: true as const });

/** `isSending`: whether letters are handed to a mail server at all. */
export function messageRoutes(app: App, workplace: Workplace, { isSending }: { isSending: boolean }): void {
  const list = { schema: { summary: '我的通知', tags, response: { 200: Messages } } };
  app.get('/api/me/messages', list, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readMessages, reply: (messages) => messages,
  }));

  const read = { schema: { summary: '标为已读', tags, body: ReadMessages, response: { 200: Done } } };
  app.post('/api/me/messages/read', read, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: markMessagesRead, reply: done,
  }));

  const settings = { schema: { summary: '通知方式', tags, response: { 200: MailSettings } } };
  app.get('/api/me/mail', settings, (request) => runReading(workplace, request.call, {
    input: undefined, verb: readMailSettings, reply: (found) => ({ ...found, isSending }),
  }));

  const set = { schema: { summary: '设置通知方式', tags, body: SetMailAddress, response: { 200: Done } } };
  app.post('/api/me/mail', set, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: setMailAddress, reply: done,
  }));

  const confirm = { schema: { summary: '确认邮箱', tags, body: ConfirmMailAddress, response: { 200: Done } } };
  app.post('/api/me/mail/confirm', confirm, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: confirmMailAddress, reply: done,
  }));
}
