import type { RouteObject } from 'react-router';

/** Each feature brings its own routes: `features/<feature>/routes.tsx` exports `routes`, whose pages load lazily. Nothing is registered by hand. */
const features = import.meta.glob<{ routes: RouteObject[] }>('../features/*/routes.tsx', { eager: true });

export const featureRoutes: RouteObject[] = Object.values(features).flatMap((it) => it.routes);
