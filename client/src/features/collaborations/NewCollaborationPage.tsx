import { api, idempotent, unwrap, useSession } from '@api';
import { DateField, DepartmentSelect, Page, ProblemForm } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import type { FormInstance } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type NewCollaboration, type Scenario, templatesQuery } from './api';
import { GoalRows } from './GoalRows';
import { VagueText } from './VagueText';

const scenarios: readonly Scenario[] = ['newProduct', 'resourceCoordination', 'customerProblem', 'goalAlignment'];

/** Step 1 begins: who wants what with whom, how much and by when. */
export function NewCollaborationPage() {
  const { t } = useTranslation('collaborations');
  const { member } = useSession();
  const navigate = useNavigate();
  const templates = useQuery(templatesQuery);
  const initial: Partial<NewCollaboration> = {
    title: '',
    scenario: 'newProduct',
    leadDepartmentId: member.department.id,
    participatingDepartmentIds: [],
    brief: { background: '', coreNeeds: '' } as NewCollaboration['brief'],
    goals: [{}] as NewCollaboration['goals'],
  };

  /** The template fills in what is still empty; what was typed stays. */
  const fillFrom = (form: FormInstance<Partial<NewCollaboration>>, id: string | undefined) => {
    const template = templates.data?.find((it) => it.id === id);
    if (!template) return;
    form.setFieldValue('scenario', template.scenario);
    const typed = (form.getFieldValue('goals') as { indicator?: string }[] | undefined)?.some((goal) => goal?.indicator);
    if (!typed)
      form.setFieldValue(
        'goals',
        template.goals.map(({ indicator, unit, target }) => ({ indicator, unit, target: target ?? undefined })),
      );
  };

  return (
    <Page
      name={t('new.name')}
      heading={t('new.heading')}
      lede={t('new.lede')}
      crumbs={[{ text: t('list.name'), to: '/collaborations' }, { text: t('new.name') }]}
    >
      <ProblemForm<Partial<NewCollaboration>, { id: string }>
        initialValues={initial}
        draft="collaborations/new"
        submitLabel={t('new.send')}
        submit={(values, { idempotencyKey }) =>
          unwrap(api.POST('/api/v1/collaborations', { body: values as NewCollaboration, params: { header: idempotent(idempotencyKey) } }))
        }
        onDone={({ id }) => void navigate(`/collaborations/${id}`)}
      >
        {(form) => (
          <>
            <Form.Item name="title" label={t('new.title')} rules={[{ required: true, message: t('new.needTitle') }]}>
              <Input maxLength={200} autoFocus />
            </Form.Item>
            <div className="pair">
              <Form.Item name="scenario" label={t('new.scenario')}>
                <Select options={scenarios.map((value) => ({ value, label: t(`scenario.${value}`) }))} />
              </Form.Item>
              <Form.Item name="templateId" label={t('new.template')}>
                <Select
                  allowClear
                  placeholder={t('new.noTemplate')}
                  options={(templates.data ?? []).map((it) => ({ value: it.id, label: it.name }))}
                  onChange={(id: string | undefined) => fillFrom(form, id)}
                />
              </Form.Item>
            </div>
            <div className="pair">
              <Form.Item name="leadDepartmentId" label={t('new.lead')}>
                <DepartmentSelect />
              </Form.Item>
              <Form.Item
                name="participatingDepartmentIds"
                label={t('new.others')}
                rules={[{ required: true, type: 'array', min: 1, message: t('new.needOthers') }]}
              >
                <DepartmentSelect multiple />
              </Form.Item>
            </div>
            <BriefFields path="brief" />
            <GoalRows />
          </>
        )}
      </ProblemForm>
    </Page>
  );
}

/** Background, core needs and the expected finish; `path` is where they stand in the form. */
export function BriefFields({ path }: { path?: string }) {
  const { t } = useTranslation('collaborations');
  const at = (field: string) => (path ? [path, field] : field);
  return (
    <>
      <Form.Item name={at('background')} label={t('brief.background')} rules={[{ required: true, message: t('brief.needBackground') }]}>
        <VagueText />
      </Form.Item>
      <Form.Item name={at('coreNeeds')} label={t('brief.coreNeeds')} rules={[{ required: true, message: t('brief.needCoreNeeds') }]}>
        <VagueText />
      </Form.Item>
      <Form.Item name={at('expectedFinish')} label={t('brief.expectedFinish')} rules={[{ required: true, message: t('brief.needDate') }]}>
        <DateField />
      </Form.Item>
    </>
  );
}
