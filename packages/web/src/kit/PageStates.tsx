import { Button, Empty, Flex, Result, Spin } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { isRefused } from './api.ts';
import { RefusalNotice } from './RefusalNotice.tsx';

/** What is on its way. */
export function Loading(): ReactNode {
  const { t } = useTranslation('shared');
  return (
    <output className="app-state app-loading">
      <Spin description={t('loading')}>
        <div className="app-spin" />
      </Spin>
    </output>
  );
}

/** A list with nothing in it; `hint` says what would bring something. */
export function NothingHere({ hint, children }: { hint?: string; children?: ReactNode }): ReactNode {
  const { t } = useTranslation('shared');
  return (
    <Empty className="app-state" image={Empty.PRESENTED_IMAGE_SIMPLE} description={hint ?? t('empty')}>
      {children}
    </Empty>
  );
}

/** 404 */
export function NotFound(): ReactNode {
  const { t } = useTranslation('shared');
  return <Result status="404" title={t('notFound')} subTitle={t('notFoundLead')} extra={<HomeButton />} />;
}

/** 403 — the page exists, but not for this post. */
export function NoPermission(): ReactNode {
  const { t } = useTranslation('shared');
  return (
    <Result status="403" title={t('noPermission')} subTitle={t('noPermissionLead')} extra={<HomeButton />} />
  );
}

/** A page that threw, or that a newer version of the program has replaced: it is fetched anew. */
export function BrokenPage(): ReactNode {
  const { t } = useTranslation('shared');
  return (
    <Result
      status="500"
      title={t('broken')}
      subTitle={t('brokenLead')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('retry')}
        </Button>
      }
    />
  );
}

/** A reading in all its states: on its way, refused, forbidden, empty, here. */
export function Read<Reply>({
  reading,
  isEmpty,
  empty,
  children,
}: {
  reading: UseQueryResult<Reply>;
  isEmpty?: (reply: Reply) => boolean;
  empty?: ReactNode;
  children: (reply: Reply) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('shared');
  if (reading.isPending) return <Loading />;
  if (reading.isError) {
    if (isRefused(reading.error, 'identity.not-permitted')) return <NoPermission />;
    return (
      <Flex className="app-state" vertical gap={12} align="flex-start">
        <RefusalNotice error={reading.error} />
        <Button
          onClick={() => {
            void reading.refetch();
          }}
        >
          {t('retry')}
        </Button>
      </Flex>
    );
  }
  return isEmpty?.(reading.data) ? (empty ?? <NothingHere />) : children(reading.data);
}

function HomeButton(): ReactNode {
  const { t } = useTranslation('shared');
  return (
    <Button type="primary" href="/app/">
      {t('home')}
    </Button>
  );
}
