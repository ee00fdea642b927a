import { createBrowserRouter, type RouteObject } from 'react-router';
import { doorRoutes, featureRoutes } from './features';
import { Root } from './Root';
import { NotFoundPage, RouteError } from './RouteError';

export const routes: RouteObject[] = [
  {
    path: '/',
    element: <Root />,
    errorElement: <RouteError />,
    hydrateFallbackElement: <></>,
    children: [{ errorElement: <RouteError />, children: [...featureRoutes, { path: '*', element: <NotFoundPage /> }] }],
  },
  ...doorRoutes.map((it) => ({ ...it, errorElement: <RouteError />, hydrateFallbackElement: <></> }) as RouteObject),
];

export const createRouter = () => createBrowserRouter(routes);
