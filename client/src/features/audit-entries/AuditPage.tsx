import { runningCollaborationsQuery } from '@api';
import { addDays, DateField, instantOf, MemberSelect, Page, QueryList, Section, useTimes } from '@components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { auditActionsQuery, type AuditFilter, auditQuery, exportAddress, subjectTypes } from './api';
import { Entry } from './Entry';
import { useActionName } from './useActionName';
import { Verify } from './Verify';

const isDay = (value: string | null) => (value && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined);
const isId = (value: string | null) => (value && /^[0-9a-f-]{36}$/i.test(value) ? value : undefined);

/** Who did what, when, from where; is it still as it was written? */
export function AuditPage() {
  const { t } = useTranslation('audit-entries');
  const { timeZone } = useTimes();
  const actionName = useActionName();
  const [address, setAddress] = useSearchParams();
  const actions = useQuery(auditActionsQuery).data?.items ?? [];
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const [from, to] = [isDay(address.get('from')), isDay(address.get('to'))];
  const filter: AuditFilter = {
    memberId: isId(address.get('memberId')),
    action: address.get('action') ?? undefined,
    subjectType: subjectTypes.find((it) => it === address.get('subjectType')),
    subjectId: isId(address.get('subjectId')),
    collaborationId: isId(address.get('collaborationId')),
    // Days are in the address; the last one is meant whole.
    from: from && instantOf(from, '00:00', timeZone),
    to: to && instantOf(addDays(to, 1), '00:00', timeZone),
    q: address.get('q')?.slice(0, 200) || undefined,
  };
  const entries = useInfiniteQuery(auditQuery(filter));
  const set = (name: string) => (value: string | undefined) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const narrowed = [...address.keys()].length > 0;
  const collaborations = running.map((it) => ({ value: it.id, label: it.title }));
  return (
    <Page
      name={t('name')}
      heading={t('heading')}
      lede={t('lede')}
      crumbs={[{ text: t('crumb'), to: '/admin' }, { text: t('name') }]}
      actions={
        <>
          <Button href={exportAddress('csv', filter)} download>
            {t('export.csv')}
          </Button>
          <Button href={exportAddress('jsonl', filter)} download>
            {t('export.jsonl')}
          </Button>
        </>
      }
    >
      <Verify />
      <Section title={t('list')}>
        <div className="filters" role="group" aria-label={t('filters')}>
          <Input.Search
            key={filter.q}
            allowClear
            aria-label={t('filter.words')}
            placeholder={t('filter.words')}
            defaultValue={filter.q}
            maxLength={200}
            onSearch={(value) => set('q')(value.trim())}
          />
          <span className="pickwho">
            <MemberSelect
              allowClear
              aria-label={t('filter.person')}
              placeholder={t('filter.person')}
              value={filter.memberId}
              onChange={set('memberId')}
            />
          </span>
          <Select
            aria-label={t('filter.action')}
            showSearch={{ optionFilterProp: 'label' }}
            value={filter.action ?? ''}
            onChange={set('action')}
            options={[{ value: '', label: t('filter.allActions') }, ...actions.map((value) => ({ value, label: actionName(value) }))]}
          />
          <Select
            aria-label={t('filter.subjectType')}
            value={filter.subjectType ?? ''}
            onChange={set('subjectType')}
            options={[
              { value: '', label: t('filter.allSubjects') },
              ...subjectTypes.map((value) => ({ value, label: t(`subject.${value}`) })),
            ]}
          />
          <Select
            aria-label={t('filter.collaboration')}
            value={filter.collaborationId ?? ''}
            onChange={set('collaborationId')}
            options={[{ value: '', label: t('filter.allCollaborations') }, ...collaborations]}
          />
          <span className="daypick">
            <span aria-hidden>{t('filter.from')}</span>
            <DateField aria-label={t('filter.from')} value={from} max={to} onChange={set('from')} />
          </span>
          <span className="daypick">
            <span aria-hidden>{t('filter.to')}</span>
            <DateField aria-label={t('filter.to')} value={to} min={from} onChange={set('to')} />
          </span>
          {narrowed && (
            <Button type="text" onClick={() => setAddress({}, { replace: true })}>
              {t('filter.clear')}
            </Button>
          )}
        </div>
        <QueryList
          query={entries}
          label={t('list')}
          empty={narrowed ? t('emptyFiltered') : t('empty')}
          row={(entry) => <Entry entry={entry} />}
        />
      </Section>
    </Page>
  );
}
