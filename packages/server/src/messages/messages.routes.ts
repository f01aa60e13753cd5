import {
  AskForLetter, ConfirmMailAddress, Done, MailSettings, Messages, ReadMessages, SetMailAddress, UseLetter,
} from '@qingce/contract';
import { runReading, runVerb } from '../foundation/index.ts';
import type { App, Workplace } from '../foundation/index.ts';
import { hashPassword, sha256Of } from '../identity/index.ts';
import { askForLetter, setPasswordByLetter } from './forgotten-password.ts';
import { markMessagesRead, readMailSettings, readMessages } from './read-messages.ts';
import { confirmMailAddress, setMailAddress } from './set-mail-address.ts';

const tags = ['messages'];
const done = () => ({ ok: true as const });

/** A person forgets one password; whoever tries names or links is slowed down. */
const fewTries = { rateLimit: { max: 20, timeWindow: '1 minute' } };

/** 找回密码 — by a letter, for people of applicants. */
function passwordRoutes(app: App, workplace: Workplace): void {
  const ask = { schema: { summary: '找回密码', tags, body: AskForLetter, response: { 200: Done } }, config: fewTries };
  app.post('/api/password-letters', ask, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: askForLetter, reply: done,
  }));

  const set = { schema: { summary: '设新密码', tags, body: UseLetter, response: { 200: Done } }, config: fewTries };
  app.post('/api/password-letters/use', set, async (request) => {
    const passwordHash = await hashPassword(request.body.password);
    return runVerb(workplace, request.call, {
      // Neither the password nor the token is part of the input, of which a hash is kept with the idempotency key.
      input: { tokenSha256: sha256Of(request.body.token) },
      verb: (context, input) => setPasswordByLetter(context, { ...input, passwordHash }), reply: done,
    });
  });
}

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

  passwordRoutes(app, workplace);

  const confirm = { schema: { summary: '确认邮箱', tags, body: ConfirmMailAddress, response: { 200: Done } } };
  app.post('/api/me/mail/confirm', confirm, (request) => runVerb(workplace, request.call, {
    input: request.body, verb: confirmMailAddress, reply: done,
  }));
}
