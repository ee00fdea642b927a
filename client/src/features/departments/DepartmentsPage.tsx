import { departmentsQuery, useRole } from '@api';
import { LinkButton, Note, Page, QueryList } from '@components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { type DepartmentRow, departmentsListQuery } from './api';

/** Which departments are there, who heads them, and which have nobody? */
export function DepartmentsPage() {
  const { t } = useTranslation('departments');
  const said = (useLocation().state as { said?: string } | null)?.said;
  const administrator = useRole('administrator');
  const departments = useInfiniteQuery(departmentsListQuery);
  const all = useQuery(departmentsQuery).data;
  const vacant = all?.filter((it) => !it.head).length ?? 0;
  return (
    <Page
      name={t('name')}
      heading={all ? t('heading', { count: all.length }) : t('name')}
      lede={t('lede')}
      actions={
        administrator && (
          <LinkButton to="/admin/departments/new" primary>
            {t('add')}
          </LinkButton>
        )
      }
    >
      <div role="status">{said && <Note>{said}</Note>}</div>
      {vacant > 0 && <Note tone="soon">{t('vacant', { count: vacant })}</Note>}
      <QueryList query={departments} label={t('name')} empty={t('empty')} row={(it) => <Row department={it} />} />
    </Page>
  );
}

function Row({ department }: { department: DepartmentRow }) {
  const { t } = useTranslation('departments');
  const { name, parent, head, sponsor, memberCount } = department;
  return (
    <>
      <div className="ttl">{name}</div>
      <div className="sub">
        {[
          head ? t('headIs', { name: head.name }) : t('headless'),
          sponsor && t('sponsorIs', { name: sponsor.name }),
          t('members', { count: memberCount }),
          parent && t('below', { name: parent.name }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
      {department.allowed.includes('edit') && (
        <div className="end">
          <LinkButton to={`/admin/departments/${department.id}`}>
            {t('edit')}
            <span className="vh"> {name}</span>
          </LinkButton>
        </div>
      )}
    </>
  );
}
