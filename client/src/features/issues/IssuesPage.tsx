import { api, collaborationQuery, idempotent, unwrap, useWatch } from '@api';
import { DueTime, Moment, Page, ProblemForm, QueryList, StateMark } from '@components';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { type Issue, type IssueRow, issuesQuery, workItemsQuery } from './api';

const marks = { reported: 'soon', measuresRecorded: 'open', resolved: 'met', closed: 'met' } as const;

/** What is wrong, and what is done about it. */
export function IssuesPage() {
  const { t } = useTranslation('issues');
  const { id = '' } = useParams();
  useWatch(id);
  const [search, setSearch] = useSearchParams();
  const reporting = search.has('new');
  const collaboration = useQuery(collaborationQuery(id));
  const issues = useInfiniteQuery(issuesQuery(id));
  const rows = issues.data?.pages.flatMap((page) => page.items) ?? [];
  const open = rows.filter((it) => it.state !== 'closed').length;
  const toggle = () => setSearch(reporting ? {} : { new: '1' }, { replace: true });

  return (
    <Page
      name={t('name')}
      heading={issues.data ? t(open > 0 ? 'open' : 'none', { count: open }) : t('name')}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('name') }]}
      actions={
        collaboration.data?.allowed.includes('reportIssue') && (
          <Button type={reporting ? 'default' : 'primary'} aria-expanded={reporting} onClick={toggle}>
            {t('report')}
          </Button>
        )
      }
    >
      {reporting && <Report collaborationId={id} onCancel={toggle} />}
      <QueryList query={issues} empty={t('empty')} label={t('name')} row={(it) => <Row it={it} />} />
    </Page>
  );
}

function Row({ it }: { it: IssueRow }) {
  const { t } = useTranslation('issues');
  return (
    <>
      <div className="ttl">
        <Link to={`/issues/${it.id}`}>{it.title}</Link>
      </div>
      <div className="sub">
        {it.reporter.name} · <Moment at={it.reportedAt} />
      </div>
      <div className="end">
        {it.state === 'reported' && it.deadline && <DueTime deadline={it.deadline} chip />}
        <StateMark mark={marks[it.state]}>{t(`state.${it.state}`)}</StateMark>
      </div>
    </>
  );
}

interface Values {
  title: string;
  description: string;
  impact: string;
  proposedSolution: string;
  workItemId?: string;
}

/** 问题反馈表: it goes to the lead department, which has 24 hours. */
function Report({ collaborationId, onCancel }: { collaborationId: string; onCancel: () => void }) {
  const { t } = useTranslation('issues');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const items = useQuery(workItemsQuery(collaborationId));
  return (
    <div className="answer">
      <p className="q2">{t('promise')}</p>
      <ProblemForm<Values, Issue>
        initialValues={{ title: '', description: '', impact: '', proposedSolution: '' }}
        draft={`collaborations/${collaborationId}/issues/new`}
        submitLabel={t('send')}
        secondary={<Button onClick={onCancel}>{t('cancel')}</Button>}
        submit={({ workItemId, ...values }, { idempotencyKey }) =>
          unwrap(
            api.POST('/api/v1/issues', {
              params: { header: idempotent(idempotencyKey) },
              body: { collaborationId, workItemId: workItemId ?? null, ...values },
            }),
          )
        }
        onDone={(issue) => {
          void cache.invalidateQueries({ queryKey: ['issues'] });
          void navigate(`/issues/${issue.id}`);
        }}
      >
        <Form.Item name="title" label={t('field.title')} rules={[{ required: true, message: t('need.title') }]}>
          <Input maxLength={200} autoFocus />
        </Form.Item>
        {(['description', 'impact', 'proposedSolution'] as const).map((field) => (
          <Form.Item key={field} name={field} label={t(`field.${field}`)} rules={[{ required: true, message: t(`need.${field}`) }]}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
        ))}
        <Form.Item name="workItemId" label={t('field.workItem')}>
          <Select allowClear options={(items.data ?? []).map((it) => ({ value: it.id, label: it.title }))} />
        </Form.Item>
      </ProblemForm>
    </div>
  );
}
