import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { ReactNode } from 'react';
import '@qingce/law-view/tokens.css';
import './app/app.css';
import { keepLanguage, languageOf } from './app/language.ts';
import { makeRouter } from './app/routes.tsx';
import { theme } from './app/theme.ts';
import { prepareWording } from './app/wording.ts';
import { ApiRefusal } from './kit/api.ts';
import { useLanguage } from './kit/useLanguage.ts';

const TRIES_MORE = 2;

const queries = new QueryClient({
  defaultOptions: {
    // A refusal stays a refusal; only silence is worth another try.
    queries: {
      staleTime: 10_000,
      retry: (failures, error) => !(error instanceof ApiRefusal) && failures < TRIES_MORE,
    },
  },
});
const router = makeRouter(queries);

const language = languageOf({ search: location.search, cookie: document.cookie });
keepLanguage(language);
await prepareWording(language);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Working />
    </QueryClientProvider>
  </StrictMode>,
);

/** Pop-ups open inside the main part, where a screen reader expects them; words on buttons stay as they are written. */
function Working(): ReactNode {
  const locale = useLanguage() === 'en' ? enUS : zhCN;
  return (
    <ConfigProvider
      locale={locale}
      theme={theme}
      button={{ autoInsertSpace: false }}
      getPopupContainer={() => document.getElementById('main') ?? document.body}
    >
      <App component={false}>
        <RouterProvider router={router} />
      </App>
    </ConfigProvider>
  );
}
