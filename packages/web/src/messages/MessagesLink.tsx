import { BellOutlined } from '@ant-design/icons';
import { Messages } from '@qingce/contract';
import { Link } from '@tanstack/react-router';
import { Badge } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useReading } from '../kit/useApi.ts';

/** The bell of the frame, with how many messages are unread. */
export function MessagesLink(): ReactNode {
  const { t } = useTranslation('messages');
  const unread = useReading('/api/me/messages', Messages).data?.unread ?? 0;
  return (
    <Link to="/messages" className="app-bell" aria-label={t('unread', { count: unread })}>
      <Badge count={unread} size="small" overflowCount={99}>
        <BellOutlined aria-hidden />
      </Badge>
    </Link>
  );
}
