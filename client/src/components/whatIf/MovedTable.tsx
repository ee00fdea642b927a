import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../DueTime';
import type { WhatIf } from './WhatIfStep';

/** Before → after for each open deadline that a change would move, or that stays because its new time has passed. */
export function MovedTable({ items }: { items: WhatIf['items'] }) {
  const { t } = useTranslation('what-if');
  const { t: deadlines } = useTranslation('deadlines');
  // Some duties are about the collaboration itself: then the kind tells them apart.
  const titleOf = ({ subject, collaboration, kind }: WhatIf['items'][number]) =>
    subject.title === collaboration?.name ? deadlines(`kind.${kind}`) : subject.title;
  return (
    <table className="ba" aria-label={t('table')}>
      <thead>
        <tr>
          <th scope="col">{t('deadline')}</th>
          <th scope="col">{t('owner')}</th>
          <th scope="col">{t('now')}</th>
          <th scope="col">{t('then')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((it) => (
          <tr key={it.id}>
            <th scope="row">
              <b>
                <Link to={`/deadlines/${it.id}`}>{titleOf(it)}</Link>
              </b>
              <small>
                {[deadlines(`kind.${it.kind}`), it.collaboration?.name].filter((text) => text && text !== titleOf(it)).join(' · ')}
              </small>
            </th>
            <td data-l={t('owner')}>{it.owner.member?.name ?? it.owner.department.name}</td>
            <td data-l={t('now')}>
              <Moment at={it.from} />
            </td>
            <td data-l={t('then')}>
              {it.kept ? (
                <>
                  <b>{t('stays')}</b>
                  <small>
                    {t('staysWhy')} <Moment at={it.to} />
                  </small>
                </>
              ) : (
                <>
                  <b>
                    <Moment at={it.to} />
                  </b>
                  <small>{t(Date.parse(it.to) < Date.parse(it.from) ? 'earlier' : 'later')}</small>
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
