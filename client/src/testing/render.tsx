import { type Session, SessionContext, sessionQuery } from '@api';
import { QueryClient } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { createMemoryRouter, type RouteObject, RouterProvider } from 'react-router';
import { Providers } from '../app/Providers';
import { routes } from '../app/router';
import { setCsrfToken } from '../api/client';
import { followDemoClock } from '../api/serverTime';
import { asLanguage, setLanguage } from '../i18n';
import { network } from './network';

/** Where the worked example stands when the demo starts: Friday 11 October 2024, 10:00 in Shanghai. */
export const demoStart = '2024-10-11T02:00:00Z';

/** Zhou Lan, liaison of marketing. */
export const zhouLan: Session = {
  member: {
    id: '0192f000-0000-7000-8000-000000000001',
    name: '周岚',
    email: 'market.manager@demo.example',
    department: { id: '0192f000-0000-7000-8000-0000000000d1', name: '市场部' },
    title: '经理',
  },
  organization: {
    id: '0192f000-0000-7000-8000-0000000000a1',
    name: '云帆科技',
    timeZone: 'Asia/Shanghai',
    calendarId: '0192f000-0000-7000-8000-0000000000c1',
  },
  roles: ['member'],
  language: 'en',
  timeZone: 'Asia/Shanghai',
  csrfToken: 'csrf-token',
  demo: true,
};

type Days = { date: string; kind: 'workday' | 'makeUpWorkday' | 'holiday' | 'dayOff'; name: string | null; provisional: boolean }[];

/** October 2024 as announced: 1 to 7 off, 12 worked. */
export const october: Days = Array.from({ length: 31 }, (_, index) => {
  const day = index + 1;
  const date = `2024-10-${String(day).padStart(2, '0')}`;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const kind = day <= 7 ? 'holiday' : day === 12 ? 'makeUpWorkday' : weekday === 0 || weekday === 6 ? 'dayOff' : 'workday';
  return { date, kind, name: day <= 7 ? '国庆节' : null, provisional: false };
});

interface RenderOptions {
  session?: Partial<Session>;
  /** The server's time. */
  now?: string;
  path?: string;
  /** Other pages that a link may lead to. */
  routes?: RouteObject[];
}

/** Renders something as a page of a signed-in person would show it, with the server's clock standing at `now`. */
export async function renderSignedIn(
  children: ReactNode,
  { session, now = demoStart, path = '/', routes: others = [] }: RenderOptions = {},
) {
  const who: Session = { ...zhouLan, ...session };
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Infinity }, mutations: { retry: false } } });
  queryClient.setQueryData(sessionQuery.queryKey, who);
  setCsrfToken(who.csrfToken);
  followDemoClock(now);
  await setLanguage(asLanguage(who.language));
  network.on('get', '/api/v1/calendars/{id}/days', { days: october });
  const router = createMemoryRouter([{ path: '/', element: children }, ...others, { path: '*', element: children }], {
    initialEntries: [path],
  });
  const view = render(
    <Providers queryClient={queryClient}>
      <SessionContext value={who}>
        <RouterProvider router={router} />
      </SessionContext>
    </Providers>,
  );
  return { ...view, user: userEvent.setup(), queryClient, router };
}

/** Renders the whole client at an address, as a browser would open it: who is signed in comes from the played network. */
export function renderApp(path = '/', pages: RouteObject[] = []) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const [root, ...others] = routes;
  const router = createMemoryRouter([{ ...root, children: [...pages, ...(root?.children ?? [])] } as RouteObject, ...others], {
    initialEntries: [path],
  });
  const view = render(
    <Providers queryClient={queryClient}>
      <RouterProvider router={router} />
    </Providers>,
  );
  return { ...view, user: userEvent.setup(), queryClient, router };
}

/** What the frame of every page asks for. */
export function playFrame(session: Partial<Session> = {}) {
  const who = { ...zhouLan, ...session };
  network.on('get', '/api/v1/session', who);
  network.on('get', '/api/v1/demo/clock', {
    now: demoStart,
    timeZone: 'Asia/Shanghai',
    nextDeadlineAt: '2024-10-11T09:00:00Z',
    happened: [],
  });
  network.on('get', '/api/v1/calendars/{id}/days', { days: october });
  network.on('get', '/api/v1/me/agenda', {
    now: demoStart,
    items: [],
    department: [],
    waitingFor: [],
    done: [],
    decisions: [],
    days: [],
    standsFor: [],
  });
  network.on('get', '/api/v1/me/notifications', { items: [], nextCursor: null, unreadCount: 3 });
  network.on('get', '/api/v1/collaborations', { items: [], nextCursor: null });
  network.on('get', '/api/v1/departments', { items: [], nextCursor: null });
  return who;
}
