import { factsOfApplicant, factsOfItem, nameOf, parsePath, pathText, readAt } from '@qingce/law-view';
import type { FactPath } from '@qingce/law-view';
import { Button, Card, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, FactRow } from '@qingce/contract';
import type { CheckedPolicy, Fact } from '@qingce/policy-language/evaluate';
import type { TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { inLanguage } from '../shared/usePolicy.ts';
import { useLanguage } from '../shared/useLanguage.ts';
import { useSession } from '../app/session.ts';
import { ConfirmFact } from './ConfirmFact.tsx';
import { FactValueText } from './FactValueText.tsx';

interface Line { readonly path: FactPath; readonly name: string; readonly row: FactRow | undefined; readonly item: number | undefined }

/** 事实 — claimed, verified and accepted side by side; an officer confirms those of their own office here. */
export function FactTable({ file, policy }: { file: CaseFile; policy: CheckedPolicy }): ReactNode {
  const { t } = useTranslation('casefile');
  const language = useLanguage();
  const { unit } = useSession();
  const [confirming, setConfirming] = useState<FactRow>();
  const mayConfirm = file.actions.some(({ action }) => action === 'verification.confirm-fact');
  const lines = linesOf(file, policy, language);
  const waiting = mayConfirm ? lines.flatMap(({ row, name }) => (row && row.confirmedBy === unit && row.state !== 'confirmed' ? [{ row, name }] : [])) : [];
  const officeName = (id: string): string => {
    const office = policy.process.offices.find((each) => each.id === id);
    return office ? inLanguage(office.name, language) : id;
  };
  const value = (source: unknown, { path }: Line): ReactNode => <FactValueText value={readAt(source, path)} path={path} json={file.claimed} policy={policy} />;
  const columns: TableColumnsType<Line> = [
    { title: t('fact'), dataIndex: 'name', fixed: 'left', width: 200 },
    { title: t('claimed'), render: (_value, line) => value(file.claimed, line) },
    { title: t('verified'), render: (_value, line) => (line.row?.verified === undefined ? <span className="app-faint">—</span> : <FactValueText value={line.row.verified} path={line.path} json={file.claimed} policy={policy} />) },
    { title: t('accepted'), render: (_value, line) => value(file.accepted, line) },
    {
      title: t('office'), render: (_value, { row, path }) => (row === undefined ? <span className="app-faint">{t(isRegistered(file, path) ? 'registered' : 'declared')}</span> : (
        <>
          <Tag color={row.state === 'confirmed' ? 'success' : row.state === 'differs' ? 'error' : 'warning'}>{t(`factState.${row.state}`)}</Tag>
          <span className="app-faint">{[officeName(row.confirmedBy ?? ''), ...row.verifiedBy].join(' · ')}</span>
        </>
      )),
    },
  ];
  return (
    <>
      {waiting.length > 0 ? (
        <Card size="small" title={t('waiting', { n: waiting.length })} className="case-waiting">
          <ul className="case-rows">
            {waiting.map(({ row, name }) => (
              <li key={row.path}>
                <div>
                  <strong>{name}</strong>
                  <FactValueText value={row.claimed} path={parsePath(row.path)} json={file.claimed} policy={policy} />
                  <span className="app-faint">{t(`factState.${row.state}`)}{row.verifiedBy.length > 0 ? ` · ${row.verifiedBy.join(' · ')}` : ''}</span>
                </div>
                <Button type="primary" onClick={() => setConfirming(row)} aria-label={t('confirmTitle', { fact: name })}>{t('confirm')}</Button>
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      <Table<Line>
        rowKey={(line) => pathText(line.path)} dataSource={lines} columns={columns} size="middle" sticky
        pagination={false} scroll={{ x: 'max-content' }}
      />
      {confirming ? <ConfirmFact key={confirming.path} row={confirming} file={file} policy={policy} onClose={() => setConfirming(undefined)} /> : null}
    </>
  );
}

/** Every fact that is given or that an office must confirm, the applicant's first, then item by item in the order of the law. */
function linesOf(file: CaseFile, policy: CheckedPolicy, language: 'zh-CN' | 'en'): Line[] {
  const kind = readAt(file.claimed, ['applicant', 'kind']);
  const items = (readAt(file.claimed, ['items']) as { item?: string }[] | undefined) ?? [];
  const places: { path: FactPath; fact: Fact; item?: number }[] = [
    ...factsOfApplicant(policy, kind).map((fact) => ({ fact, path: ['applicant', fact.key] })),
    ...items.flatMap((entry, item) => factsOfItem(policy, entry.item ?? '').map((fact) => ({ fact, item, path: ['items', item, fact.key] }))),
  ];
  const rowOf = new Map(file.facts.map((row) => [row.path, row]));
  const own = places.map(({ path, item }) => ({ path, item, row: rowOf.get(pathText(path)) }));
  const known = new Set(own.map(({ path }) => pathText(path)));
  const within = file.facts.filter((row) => !known.has(row.path)).map((row) => ({ path: parsePath(row.path), row, item: undefined }));
  return [...own, ...within]
    .filter(({ path, row }) => row !== undefined || readAt(file.claimed, path) !== undefined)
    .map((line) => ({ ...line, name: prefixed(line.item, items.length) + nameOf(line.path, { policy, json: file.claimed, language }) }));
}

/** Held by the register about the applicant, not typed by them. */
function isRegistered(file: CaseFile, path: FactPath): boolean {
  return path[0] === 'applicant' && readAt(file.draft, path) === undefined;
}

function prefixed(item: number | undefined, count: number): string {
  return item === undefined || count < 2 ? '' : `${item + 1} · `;
}
