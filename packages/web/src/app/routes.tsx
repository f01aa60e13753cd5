import { Outlet, createRootRoute, createRoute, createRouter, redirect } from '@tanstack/react-router';
import { Suspense, lazy } from 'react';
import type { AnyRoute } from '@tanstack/react-router';
import type { QueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ForgottenPage } from '../login/ForgottenPage.tsx';
import { LoginPage } from '../login/LoginPage.tsx';
import { NewPasswordPage } from '../login/NewPasswordPage.tsx';
import { SignUpPage } from '../login/SignUpPage.tsx';
import { BrokenPage, Loading, NoPermission, NotFound } from '../kit/PageStates.tsx';
import { AppLayout } from './AppLayout.tsx';
import { mayOpen } from './access.ts';
import { pages } from './pages.ts';
import { useSession, whoAmI } from './session.ts';
import type { PageLine } from './pages.ts';

/** Where someone was going before they had to sign in. */
const goingOn = ({ next }: Record<string, unknown>): { next?: string } => (typeof next === 'string' ? { next } : {});

/** What the link of a letter carries. */
const byLetter = ({ token }: Record<string, unknown>): { token?: string } =>
  (typeof token === 'string' ? { token } : {});

/** The router of the working pages: signing in and up, and every line of `pages` within the layout. */
export function makeRouter(queries: QueryClient) {
  const root = createRootRoute({
    component: Outlet,
    notFoundComponent: NotFound,
    errorComponent: BrokenPage,
  });
  const login = createRoute({
    getParentRoute: () => root,
    path: '/login',
    component: LoginPage,
    validateSearch: goingOn,
  });
  const signUp = createRoute({
    getParentRoute: () => root,
    path: '/sign-up',
    component: SignUpPage,
    validateSearch: goingOn,
  });
  const forgotten = createRoute({ getParentRoute: () => root, path: '/forgotten', component: ForgottenPage });
  const newPassword = createRoute({
    getParentRoute: () => root,
    path: '/new-password',
    component: NewPasswordPage,
    validateSearch: byLetter,
  });
  const layout = createRoute({
    getParentRoute: () => root,
    id: 'layout',
    component: AppLayout,
    beforeLoad: async ({ location }) => {
      if ((await queries.query({ ...whoAmI, staleTime: 'static' })) !== null) return;
      // oxlint-disable-next-line typescript/only-throw-error -- the router's way to lead elsewhere
      throw redirect({ to: '/login', search: { next: location.href } });
    },
  });
  const children = pages.map((line): AnyRoute =>
    createRoute({ getParentRoute: () => layout, path: line.path, component: guarded(line) }),
  );
  return createRouter({
    routeTree: root.addChildren([login, signUp, forgotten, newPassword, layout.addChildren(children)]),
    basepath: '/app',
    scrollRestoration: true,
    // Every field of an address is a text, as it stands there: a year or a number is not read as something else.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const fields = Object.entries(search as Record<string, unknown>).filter(([, value]) => typeof value === 'string');
      const query = new URLSearchParams(fields as [string, string][]).toString();
      return query === '' ? '' : `?${query}`;
    },
    defaultErrorComponent: BrokenPage,
    defaultNotFoundComponent: NotFound,
  });
}

/** The page for those who may open it, and a plain word for those who may not. */
function guarded({ who, load }: PageLine): () => ReactNode {
  const Page = lazy(async () => ({ default: await load() }));
  return function GuardedPage() {
    if (!mayOpen(who, useSession().role)) return <NoPermission />;
    return (
      <Suspense fallback={<Loading />}>
        <Page />
      </Suspense>
    );
  };
}
