import { api, collaborationQuery, ifMatch, unwrap, useWatch } from '@api';
import { DayText, Note, Page, ProblemForm, QueryState, Section, useTimes } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Brief, briefQuery } from './api';
import { GoalRows } from './GoalRows';
import { BriefFields } from './NewCollaborationPage';

type Values = Pick<Brief, 'background' | 'coreNeeds' | 'expectedFinish'> & {
  goals: Pick<Brief['goals'][number], 'id' | 'indicator' | 'target' | 'unit' | 'dueOn'>[];
};

const valuesOf = ({ background, coreNeeds, expectedFinish, goals }: Brief): Values => ({
  background,
  coreNeeds,
  expectedFinish,
  goals: goals.map(({ id, indicator, target, unit, dueOn }) => ({ id, indicator, target, unit, dueOn })),
});

/** The brief (协作需求说明): edited until the departments have confirmed it, read afterwards. */
export function BriefPage() {
  const { t } = useTranslation('collaborations');
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const brief = useQuery(briefQuery(id));
  const title = collaboration.data?.title ?? '';
  return (
    <Page
      name={t('brief.name')}
      heading={brief.data ? t(brief.data.frozen ? 'brief.agreed' : 'brief.open', { count: brief.data.goals.length }) : t('brief.name')}
      crumbs={[{ text: title, to: `/collaborations/${id}` }, { text: t('brief.name') }]}
    >
      <QueryState query={brief}>{(it) => (it.allowed.includes('edit') ? <Edit brief={it} /> : <Read brief={it} />)}</QueryState>
    </Page>
  );
}

function Edit({ brief }: { brief: Brief }) {
  const { t } = useTranslation('collaborations');
  const cache = useQueryClient();
  const id = brief.id;

  /** Text and goals are two resources of one version: the goals are sent with the version that the text got. */
  async function save(values: Values, version: number) {
    const { goals, ...text } = values;
    const path = { id };
    const written = await unwrap(api.PUT('/api/v1/collaborations/{id}/brief', { params: { path, header: ifMatch(version) }, body: text }));
    return unwrap(api.PUT('/api/v1/collaborations/{id}/goals', { params: { path, header: ifMatch(written.version) }, body: { goals } }));
  }

  return (
    <ProblemForm<Values, Brief>
      initialValues={valuesOf(brief)}
      version={brief.version}
      draft={`collaborations/${id}/brief`}
      submitLabel={t('brief.save')}
      submit={(values, { version }) => save(values, version)}
      onDone={(saved) => cache.setQueryData(briefQuery(id).queryKey, saved)}
      read={(current) => valuesOf(current as Brief)}
      labels={{
        background: t('brief.background'),
        coreNeeds: t('brief.coreNeeds'),
        expectedFinish: t('brief.expectedFinish'),
        goals: t('brief.goals'),
      }}
      show={(field, value) => (field === 'goals' ? <GoalLines goals={value as Values['goals']} /> : String(value))}
    >
      <BriefFields />
      <GoalRows />
    </ProblemForm>
  );
}

function Read({ brief }: { brief: Brief }) {
  const { t } = useTranslation('collaborations');
  return (
    <>
      {brief.frozen && <Note>{t('brief.frozen')}</Note>}
      <Section title={t('brief.background')}>
        <p className="measure m">{brief.background}</p>
      </Section>
      <Section title={t('brief.coreNeeds')}>
        <p className="measure m">{brief.coreNeeds}</p>
      </Section>
      <Section title={t('brief.goals')}>
        <GoalLines goals={brief.goals} />
      </Section>
      <Section title={t('brief.expectedFinish')}>
        <p>
          <DayText date={brief.expectedFinish} weekday />
        </p>
      </Section>
    </>
  );
}

const GoalLines = ({ goals }: { goals: Values['goals'] }) => {
  const { t, i18n } = useTranslation('collaborations');
  const times = useTimes();
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <ul className="plain">
      {goals.map((goal, index) => (
        <li key={index}>
          {t('brief.goalLine', {
            indicator: goal.indicator,
            target: number.format(goal.target),
            unit: goal.unit,
            day: times.day(goal.dueOn),
          })}
        </li>
      ))}
    </ul>
  );
};
