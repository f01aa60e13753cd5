import type { CertificateCheck } from '@qingce/contract';
import { z } from 'zod';
import { checkCertificate } from '../certificate/index.ts';
import { Refusal, runReading } from '../foundation/index.ts';
import type { App, VerbContext, Workplace } from '../foundation/index.ts';
import { certificatePage } from './certificate-page.ts';
import { frameMaker, sendPage } from './frame-maker.ts';

/** 查验 — the public page that the QR code of a certificate leads to, in both languages. */
export function certificatePageRoutes(app: App, workplace: Workplace, options: { isDemo: boolean }): void {
  const frame = frameMaker(workplace, options);
  const params = z.object({ certificateId: z.string() });
  for (const path of ['/certificates/:certificateId', '/en/certificates/:certificateId']) {
    app.get(path, { schema: { hide: true, params } }, async (request, reply) => {
      const found = await runReading(workplace, request.call, {
        input: request.params.certificateId, verb: findCheck, reply: (check) => check,
      });
      return sendPage(found ? reply : reply.code(404), certificatePage(await frame(request), found));
    });
  }
}

/** A mistyped address is told as one that leads nowhere. */
async function findCheck(context: Pick<VerbContext, 'tx'>, id: string): Promise<CertificateCheck | undefined> {
  if (!z.uuid().safeParse(id).success) return undefined;
  try {
    return await checkCertificate(context, id);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'certificate.not-found') return undefined;
    throw error;
  }
}
