import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A letter as it came in: read by a parser of its own. */
export interface Received {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly messageId: string;
  readonly autoSubmitted: unknown;
}

/** A real SMTP server on a port of its own; `answer` makes it refuse a recipient with that code. */
export interface MailServer {
  readonly url: string;
  readonly received: Received[];
  answer: number | undefined;
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const state: { answer: number | undefined } = { answer: undefined };
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (state.answer === undefined) done();
      else done(Object.assign(new Error('the test refuses'), { responseCode: state.answer }));
    },
    onData: (stream, _session, done) => {
      callbackify(async () => { received.push(receivedOf(await simpleParser(stream))); })((error) => done(error));
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`, received,
    get answer() { return state.answer; },
    set answer(code) { state.answer = code; },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

function receivedOf(letter: ParsedMail): Received {
  const to = Array.isArray(letter.to) ? letter.to[0] : letter.to;
  return {
    to: to?.text ?? '', subject: letter.subject ?? '', text: letter.text ?? '',
    messageId: letter.messageId ?? '', autoSubmitted: letter.headers.get('auto-submitted'),
  };
}
