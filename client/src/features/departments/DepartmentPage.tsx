import { api, idempotent, ifMatch, unwrap } from '@api';
import { DepartmentSelect, LinkButton, MemberSelect, Page, ProblemForm, QueryState } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Department, departmentQuery } from './api';

interface Values {
  name: string;
  parentId?: string | null;
  headId?: string | null;
  sponsorId?: string | null;
}

const valuesOf = ({ name, parent, head, sponsor }: Department): Values => ({
  name,
  parentId: parent?.id ?? null,
  headId: head?.id ?? null,
  sponsorId: sponsor?.id ?? null,
});

/** One department: its name, its place, who heads it and who is responsible above. Without an id: a new one. */
export function DepartmentPage() {
  const { id } = useParams();
  return id ? <Present id={id} /> : <DepartmentForm />;
}

function Present({ id }: { id: string }) {
  const department = useQuery(departmentQuery(id));
  return <QueryState query={department}>{(data) => <DepartmentForm department={data} />}</QueryState>;
}

function DepartmentForm({ department }: { department?: Department }) {
  const { t } = useTranslation('departments');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const heading = department?.name ?? t('new');
  return (
    <Page name={heading} heading={heading} lede={t('formLede')} crumbs={[{ text: t('name'), to: '/admin/departments' }, { text: heading }]}>
      <ProblemForm<Values, Department>
        draft={department ? `departments/${department.id}` : 'departments/new'}
        version={department?.version}
        initialValues={department ? valuesOf(department) : { name: '' }}
        submitLabel={department ? t('save') : t('make')}
        secondary={<LinkButton to="/admin/departments">{t('cancel')}</LinkButton>}
        read={(current) => valuesOf(current as Department)}
        labels={{ name: t('title'), parentId: t('parent'), headId: t('head'), sponsorId: t('sponsor') }}
        submit={({ name, parentId, headId, sponsorId }, { version, idempotencyKey }) => {
          const body = { name, parentId: parentId ?? null, headId: headId ?? null, sponsorId: sponsorId ?? null };
          return unwrap(
            department
              ? api.PUT('/api/v1/departments/{id}', { params: { path: { id: department.id }, header: ifMatch(version) }, body })
              : api.POST('/api/v1/departments', { params: { header: idempotent(idempotencyKey) }, body }),
          );
        }}
        onDone={(saved) => {
          void cache.invalidateQueries({
            predicate: ({ queryKey }) => ['departments', 'members', 'agenda', 'collaborations', 'session'].includes(String(queryKey[0])),
          });
          void navigate('/admin/departments', { state: { said: t('saved', { name: saved.name }) } });
        }}
      >
        <Form.Item name="name" label={t('title')} rules={[{ required: true, whitespace: true, message: t('titleMissing') }]}>
          <Input maxLength={100} autoFocus={!department} />
        </Form.Item>
        <Form.Item name="headId" label={t('head')} extra={t('headHint')}>
          <MemberSelect allowClear />
        </Form.Item>
        <Form.Item name="sponsorId" label={t('sponsor')} extra={t('sponsorHint')}>
          <MemberSelect allowClear />
        </Form.Item>
        <Form.Item name="parentId" label={t('parent')} extra={t('parentHint')}>
          <DepartmentSelect allowClear without={department ? [department.id] : []} />
        </Form.Item>
      </ProblemForm>
    </Page>
  );
}
