import { Icon } from '@components';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { currentOf, tabs } from './destinations';

/** Below 768 px: five places at the thumb. */
export function BottomTabs() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const places = tabs();
  const current = currentOf(pathname, places);
  return (
    <nav className="tabs" aria-label={t('nav.tabs')}>
      {places.map((it) => (
        <Link
          key={it.to}
          to={it.to}
          className={it.icon === 'plus' ? 'plus' : undefined}
          aria-current={it.under === current ? 'page' : undefined}
        >
          <Icon name={it.icon} />
          {t(`nav.${it.text}`)}
        </Link>
      ))}
    </nav>
  );
}
