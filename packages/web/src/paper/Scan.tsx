import { Done } from '@qingce/contract';
import { Button, Flex, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaperClaim } from '@qingce/contract';
import type { ReactNode } from 'react';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { fileBody } from '../kit/file-body.ts';
import { useAct } from '../kit/useApi.ts';

/** 扫描件 — to be looked at by both, and to be handed in by who typed the claim, as long as it waits. */
export function Scan({ paper, mayAct }: { paper: PaperClaim; mayAct: boolean }): ReactNode {
  const { t } = useTranslation('paper');
  const { id, scan, isOwn, state } = paper;
  const upload = useAct<File, Done>({
    path: `/api/paper-claims/${id}/scan`,
    schema: Done,
    body: fileBody,
  });
  return (
    <Flex vertical gap={4} align="flex-start">
      {scan
        ? <a href={`/api/paper-claims/${id}/scan`}>{scan.name}</a>
        : <span className="app-faint">{t('noScan')}</span>}
      {mayAct && isOwn && state === 'entered' ? (
        <Upload
          accept="application/pdf,image/jpeg,image/png"
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file);
            return false;
          }}
        >
          <Button size="small" loading={upload.isPending}>{t(scan ? 'replaceScan' : 'sendScan')}</Button>
        </Upload>
      ) : null}
      <RefusalNotice error={upload.error} />
    </Flex>
  );
}
