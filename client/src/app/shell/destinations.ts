import { serverNow, type Session } from '@api';
import type { IconName } from '@components';
import { matchRoutes } from 'react-router';
import { featureRoutes } from '../features';

export interface Destination {
  to: string;
  icon: IconName;
  /** Key below `nav` in the texts. */
  text: string;
  /** The addresses that belong to it begin with this. */
  under: string;
}

/** The frame leads nowhere that no feature has a page for. */
const exists = ({ to }: Destination) => matchRoutes(featureRoutes, to) !== null;

const all = (): Destination[] => [
  { to: '/', icon: 'agenda', text: 'agenda', under: '/' },
  { to: '/collaborations', icon: 'collaborations', text: 'collaborations', under: '/collaborations' },
  { to: '/deadlines', icon: 'deadlines', text: 'deadlines', under: '/deadlines' },
  { to: `/calendar/${serverNow().getUTCFullYear()}`, icon: 'calendar', text: 'calendar', under: '/calendar' },
  { to: '/insight', icon: 'insight', text: 'insight', under: '/insight' },
  { to: '/notifications', icon: 'notifications', text: 'notifications', under: '/notifications' },
];

export const destinations = () => all().filter(exists);

/** What is one's own, behind one's name. */
export const personal = (): Destination[] =>
  [
    { to: '/profile', icon: 'me', text: 'profile', under: '/profile' } as const,
    { to: '/absence', icon: 'me', text: 'absence', under: '/absence' } as const,
    { to: '/security', icon: 'me', text: 'security', under: '/security' } as const,
    { to: '/access-tokens', icon: 'me', text: 'accessTokens', under: '/access-tokens' } as const,
    { to: '/permissions', icon: 'me', text: 'permissions', under: '/permissions' } as const,
  ].filter(exists);

/** Heads read the rules; the rest is the administrators'. */
export function administration(roles: Session['roles']): Destination[] {
  const administrator = roles.includes('administrator');
  // Sponsors read the record of the collaborations they answer for.
  const audit = { to: '/admin/audit', icon: 'admin', text: 'audit', under: '/admin/audit' } as const;
  if (!administrator && !roles.includes('head')) return roles.includes('sponsor') ? [audit] : [];
  return [
    { to: '/admin', icon: 'admin', text: 'admin', under: '/admin' } as const,
    { to: '/admin/deadline-policies', icon: 'admin', text: 'rules', under: '/admin/deadline-policies' } as const,
    ...(administrator
      ? [
          { to: '/admin/unattended', icon: 'admin', text: 'unattended', under: '/admin/unattended' } as const,
          { to: '/admin/departments', icon: 'admin', text: 'departments', under: '/admin/departments' } as const,
          { to: '/admin/members', icon: 'admin', text: 'members', under: '/admin/members' } as const,
          { to: '/admin/sign-in', icon: 'admin', text: 'signIn', under: '/admin/sign-in' } as const,
          { to: '/admin/outages', icon: 'admin', text: 'outages', under: '/admin/outages' } as const,
          audit,
        ]
      : roles.includes('sponsor')
        ? [audit]
        : []),
  ].filter(exists);
}

/** The bottom of a phone: agenda, collaborations, new, notifications, me. */
export const tabs = (): Destination[] =>
  [
    ...all().slice(0, 2),
    { to: '/collaborations/new', icon: 'plus', text: 'new', under: '/collaborations/new' } as const,
    ...all().slice(-1),
    { to: '/me', icon: 'me', text: 'me', under: '/me' } as const,
  ].filter(exists);

/** Of several that an address belongs to, the most exact one is current. */
export function currentOf(pathname: string, among: readonly { under: string }[]): string | undefined {
  const fits = among.filter(({ under }) => (under === '/' ? pathname === '/' : pathname === under || pathname.startsWith(`${under}/`)));
  return fits.sort((a, b) => b.under.length - a.under.length)[0]?.under;
}
