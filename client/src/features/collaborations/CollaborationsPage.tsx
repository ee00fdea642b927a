import { LinkButton, Moment, Page, QueryList, StateMark } from '@components';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type CollaborationRow, collaborationsQuery, type State } from './api';

const states: readonly State[] = ['draft', 'committing', 'planning', 'executing', 'accepting', 'retrospecting', 'archived', 'cancelled'];

/** All collaborations that I may see; the filter lives in the address. */
export function CollaborationsPage() {
  const { t } = useTranslation('collaborations');
  const [search, setSearch] = useSearchParams();
  const state = states.find((it) => it === search.get('state'));
  const q = search.get('q') ?? '';
  const list = useInfiniteQuery(collaborationsQuery({ state, q: q || undefined }));
  const rows = list.data?.pages.flatMap((page) => page.items) ?? [];
  const late = rows.filter((it) => it.breachedDeadlines > 0).length;

  const filter = (name: string, value: string) =>
    setSearch(
      (before) => {
        if (value) before.set(name, value);
        else before.delete(name);
        return before;
      },
      { replace: true },
    );

  return (
    <Page
      name={t('list.name')}
      heading={list.isPending ? t('list.name') : late > 0 ? t('list.late', { count: late }) : t('list.calm', { count: rows.length })}
      actions={
        <LinkButton primary to="/collaborations/new">
          {t('list.new')}
        </LinkButton>
      }
    >
      <div className="filters">
        <Input.Search
          allowClear
          defaultValue={q}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          onSearch={(text) => filter('q', text.trim())}
        />
        <div className="scrollx">
          <Segmented<string>
            aria-label={t('list.byState')}
            value={state ?? ''}
            onChange={(chosen) => filter('state', chosen)}
            options={[{ value: '', label: t('list.all') }, ...states.map((it) => ({ value: it, label: t(`state.${it}`) }))]}
          />
        </div>
      </div>
      <QueryList
        query={list}
        empty={t(state || q ? 'list.noneFound' : 'list.empty')}
        label={t('list.name')}
        row={(it) => <Row it={it} />}
      />
    </Page>
  );
}

function Row({ it }: { it: CollaborationRow }) {
  const { t } = useTranslation('collaborations');
  return (
    <>
      <div className="ttl">
        <Link to={`/collaborations/${it.id}`}>{it.title}</Link>
      </div>
      <div className="sub">
        {t('list.line', { scenario: t(`scenario.${it.scenario}`), departments: it.departments.map((d) => d.name).join(t('list.comma')) })}
      </div>
      <div className="end">
        {it.breachedDeadlines > 0 && (
          <StateMark mark="breached" chip>
            {t('list.breached', { count: it.breachedDeadlines })}
          </StateMark>
        )}
        {it.nextDueAt && (
          <span className="s q2">
            {t('list.next')} <Moment at={it.nextDueAt} near />
          </span>
        )}
        <span className="s q3">{t('list.step', { step: it.step, state: t(`state.${it.state}`) })}</span>
      </div>
    </>
  );
}
