import { Applicant, Done, Receipt, RegisterHistory } from '@qingce/contract';
import { LawSurroundings, readAt } from '@qingce/law-view';
import { App, Button, Drawer, Flex, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PaperClaim } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { factLines } from '../casefile/fact-lines.ts';
import { Read } from '../kit/PageStates.tsx';
import { RefusalNotice } from '../kit/RefusalNotice.tsx';
import { useNeeded } from '../kit/ActModal.tsx';
import { useAct, useReading } from '../kit/useApi.ts';
import { useLoadedPolicies } from '../kit/useItemNames.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';
import { asClaimed } from './as-claimed.ts';

/** 核对 — what was typed, to be held against the scan line by line, and the two answers. */
export function ComparePaper({ paper, onClose }: { paper: PaperClaim; onClose: () => void }): ReactNode {
  const { t } = useTranslation('paper');
  const language = useLanguage();
  const policy = useLoadedPolicies().find(({ id }) => id === paper.policy);
  const address = `/api/applicants/${paper.applicantId}`;
  const applicant = useReading(address, Applicant);
  const register = useReading(`${address}/register-facts?year=${paper.year}`, RegisterHistory);
  return (
    <Drawer open onClose={onClose} title={t('compareTitle', { applicant: paper.applicant })} size={720}>
      <Flex vertical gap={16}>
        <p className="app-faint">{t('compareLead')}</p>
        <span>{t('receivedLine', { on: paper.receivedOn, year: paper.year })}</span>
        <a href={`/api/paper-claims/${paper.id}/scan`}>{t('openScan', { name: paper.scan?.name ?? '' })}</a>
        <Read reading={applicant}>
          {(whose) => policy ? (
            <LawSurroundings policy={policy} language={language}>
              <Read reading={register}>
                {({ held }) => <Typed paper={paper} policy={policy} of={{ applicant: whose, held }} />}
              </Read>
            </LawSurroundings>
          ) : null}
        </Read>
        <Answers paper={paper} onClose={onClose} />
      </Flex>
    </Drawer>
  );
}

interface TypedProps {
  readonly paper: PaperClaim;
  readonly policy: CheckedPolicy;
  readonly of: { readonly applicant: Applicant; readonly held: RegisterHistory['held'] };
}

function Typed({ paper, policy, of }: TypedProps): ReactNode {
  const { t } = useTranslation('paper');
  const language = useLanguage();
  const claimed = { ...asClaimed(policy, of, paper), items: (paper.facts['items'] ?? []) as never };
  const lines = factLines({ claimed, accepted: claimed, facts: [] }, policy, language);
  const names = new Map(policy.process.materials.map(({ id, name }) => [id, inLanguage(name, language)]));
  return (
    <dl className="paper-facts">
      {lines.map(({ path, name }) => (
        <div key={path.join('.')}>
          <dt>{name}</dt>
          <dd><FactValueText value={readAt(claimed, path)} path={path} json={claimed} policy={policy} /></dd>
        </div>
      ))}
      <div>
        <dt>{t('materials')}</dt>
        <dd>{paper.materials.map((id) => names.get(id) ?? id).join('、')}</dd>
      </div>
    </dl>
  );
}

function Answers({ paper, onClose }: { paper: PaperClaim; onClose: () => void }): ReactNode {
  const { t } = useTranslation('paper');
  const { message } = App.useApp();
  const needed = useNeeded();
  const confirm = useAct<object, Receipt>({
    path: `/api/paper-claims/${paper.id}/confirm`, schema: Receipt,
    onDone: ({ number }) => {
      void message.success(t('confirmed', { number }));
      onClose();
    },
  });
  const reject = useAct<{ reason: string }, Done>({
    path: `/api/paper-claims/${paper.id}/reject`, schema: Done,
    onDone: () => {
      void message.success(t('rejected'));
      onClose();
    },
  });
  return (
    <>
      <RefusalNotice error={confirm.error ?? reject.error} />
      <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate({})}>{t('confirm')}</Button>
      <Form<{ reason: string }> layout="vertical" onFinish={(given) => reject.mutate(given)}>
        <Form.Item name="reason" label={t('reason')} rules={[needed]}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
        <Button htmlType="submit" loading={reject.isPending}>{t('reject')}</Button>
      </Form>
    </>
  );
}
