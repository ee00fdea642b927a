import type { Answer } from '@api';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimes } from './time/useTimes';

export type OpenSession = Answer<'get', '/api/v1/me/sessions'>['items'][number];

/** A browser in the words in which people know their devices. */
export function useSessionName() {
  const { t } = useTranslation();
  const named = (name: string) => t(`sessions.names.${name}`, { defaultValue: name });
  return ({ browser, system }: OpenSession) => {
    if (browser && system) return t('sessions.both', { browser: named(browser), system: named(system) });
    return browser || system ? named((browser ?? system) as string) : t('sessions.unknown');
  };
}

/** Where somebody is signed in, the last used first. */
export function SessionList({ items, end }: { items: readonly OpenSession[]; end?: (it: OpenSession) => ReactNode }) {
  const { t } = useTranslation();
  const times = useTimes();
  const nameOf = useSessionName();
  if (items.length === 0) return <p className="q2">{t('sessions.none')}</p>;
  return (
    <ul className="list" aria-label={t('sessions.label')}>
      {items.map((it) => (
        <li key={it.id}>
          <div className="ttl">
            {nameOf(it)}
            {it.present && <span className="q2"> · {t('sessions.present')}</span>}
          </div>
          <div className="sub">
            {[
              t('sessions.begun', { at: times.instant(it.begunAt) }),
              t('sessions.used', { at: times.instant(it.lastUsedAt) }),
              it.address && t('sessions.address', { address: it.address }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          {end && <div className="end">{end(it)}</div>}
        </li>
      ))}
    </ul>
  );
}
