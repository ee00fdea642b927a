import { createBrowserRouter, type RouteObject } from 'react-router';
import { featureRoutes } from './features';
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
];

export const createRouter = () => createBrowserRouter(routes);
