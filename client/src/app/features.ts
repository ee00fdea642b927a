import type { RouteObject } from 'react-router';

/** Each feature brings its own routes: `features/<feature>/routes.tsx` exports `routes`, whose pages load lazily. Nothing is registered by hand. */
const features = import.meta.glob<{ routes: RouteObject[] }>('../features/*/routes.tsx', { eager: true });

/** Pages for whoever is not signed in and comes with a link: `features/<feature>/doors.tsx`. */
const doors = import.meta.glob<{ doors: RouteObject[] }>('../features/*/doors.tsx', { eager: true });

export const doorRoutes: RouteObject[] = Object.values(doors).flatMap((it) => it.doors);

export const featureRoutes: RouteObject[] = Object.values(features).flatMap((it) => it.routes);
