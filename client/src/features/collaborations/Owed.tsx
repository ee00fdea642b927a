import { liaisonsQuery } from '@api';
import { DueTime, QueryState, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Collaboration, type Deadline, owedQuery } from './api';

const owed = (it: Deadline) => it.state === 'open' || it.state === 'breached' || it.state === 'paused';
const shownPerCell = 4;

/** Who owes what: per department today, next, and what is done. */
export function Owed({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation('collaborations');
  const times = useTimes();
  const deadlines = useQuery(owedQuery(collaboration.id));
  const liaisons = useQuery(liaisonsQuery(collaboration.id));
  return (
    <section className="sec">
      <div className="sech">
        <h2>{t('owed.title')}</h2>
        <Link className="s" to={`/deadlines?collaborationId=${collaboration.id}`}>
          {t('owed.all')}
        </Link>
      </div>
      <QueryState query={deadlines} empty={t('owed.none')}>
        {({ items }) => (
          <table className="owes lab">
            <thead>
              <tr>
                <th scope="col">{t('owed.department')}</th>
                <th scope="col">{t('owed.today')}</th>
                <th scope="col">{t('owed.next')}</th>
                <th scope="col">{t('owed.done')}</th>
              </tr>
            </thead>
            <tbody>
              {collaboration.departments.map((department) => {
                const its = items.filter((it) => it.owner.department.id === department.id);
                const today = its.filter((it) => owed(it) && times.wall(it.dueAt).date <= times.today);
                const next = its.filter((it) => owed(it) && times.wall(it.dueAt).date > times.today);
                const done = its.filter((it) => it.state === 'met' || it.state === 'metLate').slice(-shownPerCell);
                const liaison = liaisons.data?.items.find((it) => it.department.id === department.id)?.liaison;
                return (
                  <tr key={department.id}>
                    <th scope="row">
                      <b>
                        {department.name}{' '}
                        {department.id === collaboration.leadDepartment.id && <span className="q3 s">{t('owed.lead')}</span>}
                      </b>
                      {liaison?.name}
                    </th>
                    <Cell label={t('owed.today')} items={today} />
                    <Cell label={t('owed.next')} items={next} />
                    <Cell label={t('owed.done')} items={done} />
                  </tr>
                );
              })}
            </tbody>
          </table>
        )}
      </QueryState>
    </section>
  );
}

function Cell({ label, items }: { label: string; items: Deadline[] }) {
  const { t } = useTranslation('collaborations');
  return (
    <td data-l={label} className={items.length === 0 ? 'none' : undefined}>
      {items.length === 0
        ? t('owed.nothing')
        : items.slice(0, shownPerCell).map((it) => (
            <span className="owedline" key={it.id}>
              <DueTime deadline={it} /> {t(`kind.${it.kind}`)}
              {it.kind !== 'weeklyProgress' && <span className="q3"> {it.subject.title}</span>}
            </span>
          ))}
      {items.length > shownPerCell && <span className="q3">{t('owed.more', { count: items.length - shownPerCell })}</span>}
    </td>
  );
}
