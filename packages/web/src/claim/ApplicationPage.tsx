import { CaseFile, Declaration } from '@qingce/contract';
import { readAt } from '@qingce/law-view';
import { Link, useParams } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '@qingce/contract';
import type { CheckedPolicy } from '@qingce/policy-language/evaluate';
import type { ReactNode } from 'react';
import { FactValueText } from '../casefile/FactValueText.tsx';
import { factLines } from '../casefile/fact-lines.ts';
import type { FactLine } from '../casefile/fact-lines.ts';
import { inShanghai } from '../kit/DateText.tsx';
import { PageFrame } from '../kit/PageFrame.tsx';
import { NotFound, Read } from '../kit/PageStates.tsx';
import { useReading } from '../kit/useApi.ts';
import { useLanguage } from '../kit/useLanguage.ts';
import { inLanguage, materialName, usePolicy } from '../kit/usePolicy.ts';
import '../letter/letter.css';

/** 申报表 — what was claimed, to be printed and sealed where paper is asked for; the hash is that of the receipt. */
export function ApplicationPage(): ReactNode {
  const { claimId = '' } = useParams({ strict: false });
  const reading = useReading(`/api/claims/${claimId}`, CaseFile);
  return (
    <Read reading={reading}>
      {(file) => (file.receipt ? <WithPolicy file={file} receipt={file.receipt} /> : <NotFound />)}
    </Read>
  );
}

interface Submitted { readonly file: CaseFile; readonly receipt: Receipt }
type PaperProps = Submitted & { readonly policy: CheckedPolicy };

function WithPolicy({ file, receipt }: Submitted): ReactNode {
  const policy = usePolicy(file.claim.policy, receipt.policyHash);
  return <Read reading={policy}>{(checked) => <Paper file={file} receipt={receipt} policy={checked} />}</Read>;
}

function Paper({ file, receipt, policy }: PaperProps): ReactNode {
  const { t } = useTranslation('application');
  const language = useLanguage();
  const declaration = useReading(`/api/claims/${file.claim.id}/declaration`, Declaration);
  const office = policy.process.offices.find(({ id }) =>
    policy.process.steps.some(({ role, by }) => role === 'acceptance' && by.includes(id)));
  const actions = (
    <>
      <Link to={`/claims/${file.claim.id}/receipt`}><Button>{t('toReceipt')}</Button></Link>
      <Button type="primary" onClick={() => window.print()}>{t('print')}</Button>
    </>
  );
  return (
    <PageFrame title={t('title')} actions={actions}>
      {declaration.data?.signed?.holds === false ? <Alert type="warning" showIcon title={t('notHeld')} /> : null}
      <article className="letter" aria-label={t('title')}>
        <p className="letter-number">{t('number', { number: receipt.number, at: inShanghai(receipt.submittedAt) })}</p>
        {office ? <p>{t('to', { office: inLanguage(office.name, language) })}</p> : null}
        <p>{t('said', { policy: inLanguage(policy.title, language), year: receipt.claimYear })}</p>
        <Claimed file={file} receipt={receipt} policy={policy} />
        <Documents file={file} receipt={receipt} policy={policy} />
        <h2>{t('declared')}</h2>
        <p>{t('contentHash')} <code className="review-hash">{receipt.contentHash}</code></p>
        <dl className="letter-seals">
          {(['seal', 'signer', 'day'] as const).map((place) => <div key={place}><dt>{t(place)}</dt><dd /></div>)}
        </dl>
        <p className="app-faint">{t('copies')}</p>
      </article>
    </PageFrame>
  );
}

/** The applicant's facts, then those of each item in the order in which they were claimed. */
function Claimed({ file, receipt, policy }: PaperProps): ReactNode {
  const { t } = useTranslation('application');
  const language = useLanguage();
  const lines = factLines({ claimed: file.claimed, accepted: {}, facts: [] }, policy, language);
  const items = (file.claimed['items'] as readonly { item?: string }[] | undefined) ?? [];
  const itemName = (id: string): string => {
    const item = policy.items.find((each) => each.id === id);
    return item ? inLanguage(item.name, language) : id;
  };
  const of = (at: number): FactLine[] => lines.filter(({ path }) => path[0] === 'items' && path[1] === at);
  const own = lines.filter(({ path }) => path[0] === 'applicant');
  return (
    <>
      <FactsTable caption={t('applicant', { name: receipt.applicant })} lines={own} file={file} policy={policy} />
      {items.map(({ item = '' }, at) => (
        <FactsTable
          key={`${item}-${at}`} caption={t('item', { n: at + 1, name: itemName(item) })} lines={of(at)} file={file}
          policy={policy}
        />
      ))}
    </>
  );
}

function FactsTable({ caption, lines, file, policy }: {
  caption: string; lines: readonly FactLine[]; file: CaseFile; policy: CheckedPolicy;
}): ReactNode {
  const { t } = useTranslation('application');
  return (
    <table className="letter-items letter-facts">
      <caption>{caption}</caption>
      <thead><tr><th scope="col">{t('fact')}</th><th scope="col">{t('value')}</th></tr></thead>
      <tbody>
        {lines.map(({ path, name }) => (
          <tr key={path.join('.')}>
            <th scope="row">{name.replace(/^\d+ · /, '')}</th>
            <td>
              <FactValueText value={readAt(file.claimed, path)} path={path} json={file.claimed} policy={policy} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Documents({ file, receipt, policy }: PaperProps): ReactNode {
  const { t } = useTranslation('application');
  const language = useLanguage();
  if (receipt.documents.length === 0) return <p>{t('noMaterials')}</p>;
  const materialOf = (sha256: string): string => {
    const given = file.documents.find((document) => document.sha256 === sha256);
    return given ? materialName(policy, given.material, language) : '—';
  };
  return (
    <table className="letter-items letter-facts">
      <caption>{t('materials')}</caption>
      <thead>
        <tr><th scope="col">{t('material')}</th><th scope="col">{t('file')}</th><th scope="col">{t('hash')}</th></tr>
      </thead>
      <tbody>
        {receipt.documents.map(({ name, sha256 }) => (
          <tr key={`${name}${sha256}`}>
            <th scope="row">{materialOf(sha256)}</th>
            <td>{name}</td>
            <td><code className="review-hash">{sha256}</code></td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
