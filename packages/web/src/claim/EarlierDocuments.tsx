import { StoredDocument } from '@qingce/contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct } from '../kit/useApi.ts';
import type { AskedMaterial } from './asked-materials.ts';

interface EarlierDocumentsProps {
  readonly documents: readonly StoredDocument[];
  /** Of the material. */
  readonly name: string;
  readonly claimId: string;
}

/**
 * What may be handed in again for a material: files of earlier claims, not here yet, and with their last day where the
 * material has one.
 */
export function usableFor(
  { id, expires }: AskedMaterial,
  { earlier, documents }: Readonly<Record<'earlier' | 'documents', readonly StoredDocument[]>>,
): readonly StoredDocument[] {
  return earlier.filter(({ material, sha256, validUntil }) => material === id
    && (expires !== true || validUntil !== null)
    && !documents.some((document) => document.material === id && document.sha256 === sha256));
}

/** 往年材料 — the applicant's own files of earlier years, each to be handed in again with its hash and its day. */
export function EarlierDocuments({ documents, name, claimId }: EarlierDocumentsProps): ReactNode {
  const { t } = useTranslation('claim');
  const take = useAct<string, StoredDocument>({
    path: `/api/claims/${claimId}/documents/take`,
    schema: StoredDocument,
    body: (documentId) => ({ documentId }),
  });
  if (documents.length === 0) return null;
  return (
    <details className="claim-earlier">
      <summary>{t('earlierDocuments')}</summary>
      {documents.map((document) => (
        <div key={document.id} className="claim-document">
          <span>
            {document.name} <Validity document={document} />
          </span>
          <Button
            size="small"
            loading={take.isPending}
            aria-label={t('takeAgainOf', { name: document.name, material: name })}
            onClick={() => take.mutate(document.id)}
          >
            {t('takeAgain')}
          </Button>
        </div>
      ))}
      <RefusalNotice error={take.error} />
    </details>
  );
}

/** When a file arrived first, how its hash begins, and until when it is valid. */
export function Validity({ document }: { document: StoredDocument }): ReactNode {
  const { t } = useTranslation('claim');
  const { at, firstAt, validUntil, sha256 } = document;
  const day = (firstAt ?? at).slice(0, 10);
  const arrived = t(firstAt === null ? 'receivedOn' : 'usedAgain', { day });
  return (
    <span className="app-faint">
      {[arrived, ...(validUntil === null ? [] : [t('validTo', { day: validUntil })])].join(' · ')}{' '}
      <code>{sha256.slice(0, 12)}</code>
    </span>
  );
}
