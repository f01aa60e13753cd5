import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Done, StoredDocument } from '@qingce/contract';
import { Button, Flex, Tag, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CaseFile } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
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
            documents={(documents.data ?? []).filter((document) => document.material === material.id)}
          />
        ))}
      </ul>
    </>
  );
}

function MaterialLine({
  material,
  claimId,
  documents,
}: {
  material: AskedMaterial;
  claimId: string;
  documents: readonly StoredDocument[];
}): ReactNode {
  const { t } = useTranslation('claim');
  const name = inLanguage(material.name, useLanguage());
  const upload = useAct<File, StoredDocument>({
    path: `/api/claims/${claimId}/documents?material=${material.id}`,
    schema: StoredDocument,
    body: (file) => {
      const form = new FormData();
      form.append('file', file, file.name);
      return form;
    },
  });
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
        </span>
        <Upload
          accept="application/pdf,image/jpeg,image/png"
          showUploadList={false}
          disabled={upload.isPending}
          beforeUpload={(file) => {
            upload.mutate(file);
            return false;
          }}
        >
          <Button
            size="small"
            icon={<UploadOutlined />}
            loading={upload.isPending}
            aria-label={t('uploadFor', { material: name })}
          >
            {t('upload')}
          </Button>
        </Upload>
      </Flex>
      {documents.map((document) => (
        <div key={document.id} className="claim-document">
          <span>{document.name}</span>
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
      <RefusalNotice error={upload.error ?? remove.error} />
    </li>
  );
}
