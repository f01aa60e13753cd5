import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Done, StoredDocument } from '@qingce/contract';
import { Button, Flex, Input, Tag, Upload } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { fileBody } from '../kit/file-body.ts';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { EarlierDocuments, Validity, usableFor } from './EarlierDocuments.tsx';
import { askedMaterials } from './asked-materials.ts';
import { itemsOf } from './whole-draft.ts';
import type { AskedMaterial } from './asked-materials.ts';
import type { DraftInHand } from './useDraft.ts';

/** 申报材料 — what the items ask for, and what has been handed in for each. */
export function Materials({
  file,
  policy,
  draft,
}: {
  file: CaseFile;
  policy: CheckedPolicy;
  draft: DraftInHand;
}): ReactNode {
  const { t } = useTranslation('claim');
  const documents = useReading(`/api/claims/${file.claim.id}/documents`, z.array(StoredDocument));
  const earlier = useReading(`/api/claims/${file.claim.id}/earlier-documents`, z.array(StoredDocument));
  const asked = askedMaterials(policy, itemsOf(draft.facts));
  return (
    <>
      <p className="app-faint">{t('documentsLead')}</p>
      <ul className="claim-materials">
        {asked.map((material) => (
          <MaterialLine
            key={material.id}
            material={material}
            claimId={file.claim.id}
            policy={policy}
            documents={(documents.data ?? []).filter((document) => document.material === material.id)}
            earlier={usableFor(material, { earlier: earlier.data ?? [], documents: documents.data ?? [] })}
          />
        ))}
      </ul>
    </>
  );
}

interface MaterialLineProps {
  readonly material: AskedMaterial;
  readonly policy: CheckedPolicy;
  readonly claimId: string;
  readonly documents: readonly StoredDocument[];
  readonly earlier: readonly StoredDocument[];
}

function MaterialLine({ material, policy, claimId, documents, earlier }: MaterialLineProps): ReactNode {
  const { t } = useTranslation('claim');
  const name = inLanguage(material.name, useLanguage());
  const remove = useAct<string, Done>({
    path: (id) => `/api/documents/${id}/remove`,
    schema: Done,
    body: () => ({}),
  });
  return (
    <li>
      <Flex justify="space-between" align="center" gap={12} wrap>
        <span>
          {name}{' '}
          <Tag color={material.required ? 'warning' : 'default'}>
            {t(material.required ? 'required' : 'optional')}
          </Tag>
          {material.template === undefined ? null : (
            <a href={`/policies/${policy.id}/templates/${material.template}`} download>
              {t('template')} {material.template}
            </a>
          )}
        </span>
        <UploadOne material={material} name={name} claimId={claimId} />
      </Flex>
      {documents.map((document) => (
        <div key={document.id} className="claim-document">
          <span>
            {document.name} <Validity document={document} />
          </span>
          {document.state === 'quarantined' ? <Tag color="error">{t('quarantined')}</Tag> : null}
          <Button
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('remove', { name: document.name })}
            onClick={() => remove.mutate(document.id)}
          />
        </div>
      ))}
      <RefusalNotice error={remove.error} />
      <EarlierDocuments documents={earlier} name={name} claimId={claimId} />
    </li>
  );
}

/** The button that takes a file; of a material that expires, with the day until which it is valid. */
function UploadOne({ material, name, claimId }: { material: AskedMaterial; name: string; claimId: string }): ReactNode {
  const { t } = useTranslation('claim');
  const [validUntil, setValidUntil] = useState('');
  const valid = validUntil === '' ? '' : `&validUntil=${validUntil}`;
  const upload = useAct<File, StoredDocument>({
    path: `/api/claims/${claimId}/documents?material=${material.id}${valid}`,
    schema: StoredDocument,
    body: fileBody,
  });
  const waits = upload.isPending || (material.expires === true && validUntil === '');
  return (
    <Flex gap={8} align="center" wrap>
      {material.expires ? (
        <label className="claim-valid">
          {t('validUntil')}{' '}
          <Input
            type="date"
            size="small"
            aria-label={t('validUntilOf', { material: name })}
            value={validUntil}
            onChange={(event) => setValidUntil(event.target.value)}
          />
        </label>
      ) : null}
      <Upload
        accept="application/pdf,image/jpeg,image/png"
        showUploadList={false}
        disabled={waits}
        beforeUpload={(file) => {
          upload.mutate(file);
          return false;
        }}
      >
        <Button
          size="small"
          icon={<UploadOutlined />}
          loading={upload.isPending}
          disabled={waits}
          aria-label={t('uploadFor', { material: name })}
        >
          {t('upload')}
        </Button>
      </Upload>
      <RefusalNotice error={upload.error} />
    </Flex>
  );
}
