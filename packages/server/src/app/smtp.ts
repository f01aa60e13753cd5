import nodemailer from 'nodemailer';
import type { MailRoute } from '../messages/index.ts';
import type { MailConfig } from './config.ts';

const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 };

/**
 * The way to the mail server (RFC 5321). `smtps://` speaks TLS from the first byte; `smtp://` goes over to it where the
 * server offers it.
 */
export function smtpRoute({ smtpUrl, from, site }: MailConfig): MailRoute {
  const transport = nodemailer.createTransport({ url: smtpUrl, ...patience }, { from });
  return {
    site, domain: from.slice(from.indexOf('@') + 1),
    post: {
      send: async (mail) => {
        await transport.sendMail({ ...mail, headers: { 'Auto-Submitted': 'auto-generated' } });
      },
    },
  };
}
