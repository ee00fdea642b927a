import { agendaQuery, runningCollaborationsQuery, unreadQuery, useSession, useWatch } from '@api';
import { Icon, Mark, withCommand } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { administration, currentOf, type Destination, destinations } from './destinations';
import { MeMenu } from './MeMenu';

const shownCollaborations = 7;

export function SideBar({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { organization, roles } = useSession();
  const running = useQuery(runningCollaborationsQuery).data?.slice(0, shownCollaborations) ?? [];
  // So that counts, agenda and marks are right on every page.
  useWatch(...running.map((it) => it.id));
  const collaborations = running.map((it) => ({ ...it, under: `/collaborations/${it.id}` }));
  const places = destinations();
  const admin = administration(roles);
  const current = currentOf(pathname, [...places, ...admin, ...collaborations]);

  return (
    <div className="side">
      <Link to="/" className="brand" aria-label={`Collab ${organization.name}`}>
        <Mark />
        <span>Collab</span>
        <small>{organization.name}</small>
      </Link>
      <button type="button" className="find" onClick={onFind}>
        <Icon name="search" />
        <span>{t('palette.label')}</span>
        <kbd aria-hidden="true">{withCommand('K')}</kbd>
      </button>
      <nav className="nav" aria-label={t('nav.main')}>
        {places.map((it) => (
          <NavLink key={it.to} place={it} current={it.under === current} />
        ))}
        {collaborations.length > 0 && <div className="navh">{t('nav.running')}</div>}
        {collaborations.map((it) => (
          <Link key={it.id} to={it.under} title={it.title} aria-current={it.under === current ? 'page' : undefined}>
            <i className={it.breachedDeadlines > 0 ? 'pin late' : it.state === 'executing' ? 'pin' : 'pin b2'} />
            <span>{it.title}</span>
          </Link>
        ))}
        {admin.length > 0 && <div className="navh" />}
        {admin.map((it) => (
          <NavLink key={it.to} place={it} current={it.under === current} />
        ))}
      </nav>
      <MeMenu />
    </div>
  );
}

function NavLink({ place, current }: { place: Destination; current: boolean }) {
  const { t } = useTranslation();
  const name = t(`nav.${place.text}`);
  return (
    <Link to={place.to} title={name} aria-current={current ? 'page' : undefined}>
      <Icon name={place.icon} />
      <span>{name}</span>
      {place.text === 'agenda' && <DueCount />}
      {place.text === 'notifications' && <UnreadCount />}
    </Link>
  );
}

function DueCount() {
  const { data } = useQuery(agendaQuery);
  const { t } = useTranslation();
  const count = data?.items.filter((it) => it.group === 'overdue' || it.group === 'today').length ?? 0;
  return count > 0 ? (
    <span className="n hot">
      <span aria-hidden="true">{count}</span>
      <span className="vh">{t('nav.dueToday', { count })}</span>
    </span>
  ) : null;
}

function UnreadCount() {
  const { data: count = 0 } = useQuery(unreadQuery);
  const { t } = useTranslation();
  return count > 0 ? (
    <span className="n">
      <span aria-hidden="true">{count}</span>
      <span className="vh">{t('nav.unread', { count })}</span>
    </span>
  ) : null;
}
