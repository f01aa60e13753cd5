import {
  CheckCircleOutlined, ClockCircleOutlined, ExclamationCircleOutlined, PauseCircleOutlined, RightCircleOutlined,
} from '@ant-design/icons';
import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { parseDay, shanghaiDayOf } from '@qingce/values';
import type { CaseFile, Wait } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { useService } from '../app/session.ts';
import { DateText } from '../kit/DateText.tsx';
import { useWaitsFor } from '../kit/useActName.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage } from '../kit/usePolicy.ts';

/** 办理进度 — every station of the claim with its office: passed, held now, ahead; and by when it is expected. */
export function Waits({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  if (file.waits.length === 0) return null;
  return (
    <section aria-labelledby="case-waits">
      <h2 id="case-waits" className="case-waits-head">{t('waits.title')}</h2>
      <ol className="case-waits">
        {file.waits.map((wait) => (
          <Station key={`${wait.state} ${wait.since ?? ''}`} wait={wait} policy={policy} />
        ))}
      </ol>
      {file.waits.some(isAhead) ? <p className="app-faint case-waits-foot">{t('waits.foot')}</p> : null}
    </section>
  );
}

function Station({ wait, policy }: { wait: Wait; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const waitsFor = useWaitsFor();
  const step = policy.process.steps.find(({ id }) => id === wait.step);
  const offices = policy.process.offices.filter(({ id }) => wait.offices.includes(id));
  const named = offices.map(({ name }) => inLanguage(name, language)).join(t('waits.between'));
  return (
    <li
      className={isNow(wait) ? 'case-wait case-wait-now' : 'case-wait'}
      {...(isNow(wait) ? { 'aria-current': 'step' } : {})}
    >
      <strong><Sign wait={wait} /> {step ? inLanguage(step.name, language) : t(`waits.state.${wait.state}`)}</strong>
      <span>{named === '' ? waitsFor(wait.office) : named}</span>
      <Days wait={wait} />
      {wait.pause !== null && isNow(wait)
        ? <Tag color="warning" icon={<PauseCircleOutlined />}>{t(`waits.pause.${wait.pause}`)}</Tag>
        : null}
    </li>
  );
}

function Sign({ wait }: { wait: Wait }): ReactNode {
  const { t } = useTranslation('casefile');
  if (isNow(wait)) return <RightCircleOutlined className="case-wait-sign" aria-label={t('waits.now')} />;
  return isAhead(wait)
    ? <ClockCircleOutlined className="case-wait-sign" aria-label={t('waits.ahead')} />
    : <CheckCircleOutlined className="case-wait-sign case-wait-done" aria-label={t('waits.done')} />;
}

/** Since when and until when; what took longer than the policy allows is said. */
function Days({ wait }: { wait: Wait }): ReactNode {
  const { t } = useTranslation('casefile');
  const { since, until, expectedOn } = wait;
  return (
    <span className="case-wait-days">
      {since === null ? null : <span>{t('waits.since')} <DateText at={since.slice(0, 10)} /></span>}
      {until === null
        ? <Expected on={expectedOn} />
        : <span>{t('waits.until')} <DateText at={until.slice(0, 10)} /></span>}
      <Late wait={wait} />
    </span>
  );
}

function Late({ wait: { since, until, expectedOn } }: { wait: Wait }): ReactNode {
  const { t } = useTranslation('casefile');
  const { data: service } = useService();
  const late = since === null ? 0 : daysLate(until ?? service?.today ?? '', expectedOn);
  if (late <= 0) return null;
  return <Tag color="error" icon={<ExclamationCircleOutlined />}>{t('waits.late', { n: late })}</Tag>;
}

function Expected({ on }: { on: string | null }): ReactNode {
  const { t } = useTranslation('casefile');
  if (on === null) return <span className="app-faint">{t('waits.unknown')}</span>;
  return <span>{t('waits.expected')} <DateText at={on} /></span>;
}

function daysLate(end: string, expectedOn: string | null): number {
  const [last, ended] = [parseDay(expectedOn ?? ''), parseDay(end) ?? shanghaiDayOf(end)];
  return last === undefined || ended === undefined ? 0 : ended - last;
}

function isAhead({ since }: Wait): boolean {
  return since === null;
}

function isNow({ since, until }: Wait): boolean {
  return since !== null && until === null;
}
