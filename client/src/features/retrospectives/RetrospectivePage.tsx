import { collaborationQuery, useWatch } from '@api';
import { DayText, DueTime, Moment, Note, Page, QueryState, Section } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Retrospective, retrospectiveQuery } from './api';
import { Hold } from './Hold';

/** The retrospective (复盘): what went well, what did not, why, and what is improved. */
export function RetrospectivePage() {
  const { t } = useTranslation('retrospectives');
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const retrospective = useQuery(retrospectiveQuery(id));
  const it = retrospective.data;
  return (
    <Page
      name={t('name')}
      heading={it ? t(`heading.${it.state}`, { count: it.improvements.length }) : t('name')}
      lede={it?.heldAt ? <Moment at={it.heldAt} /> : it?.deadline && <DueTime deadline={it.deadline} />}
      crumbs={[{ text: collaboration.data?.title ?? '', to: `/collaborations/${id}` }, { text: t('name') }]}
    >
      <QueryState query={retrospective} lines={8}>
        {(data) =>
          data.state === 'notStarted' ? (
            <Note>{t('begins')}</Note>
          ) : data.state === 'held' ? (
            <Read it={data} />
          ) : data.allowed.includes('hold') ? (
            <Hold it={data} />
          ) : (
            <Note>{t('waits', { department: collaboration.data?.leadDepartment.name })}</Note>
          )
        }
      </QueryState>
    </Page>
  );
}

function Read({ it }: { it: Retrospective }) {
  const { t } = useTranslation('retrospectives');
  return (
    <div className="fourcols">
      {(['wentWell', 'didNotGoWell', 'causes'] as const).map((part) => (
        <Section key={part} title={t(part)}>
          {it[part].length === 0 ? (
            <p className="q3">{t('nothing')}</p>
          ) : (
            <ul className="plain">
              {it[part].map((text, index) => (
                <li key={index}>{text}</li>
              ))}
            </ul>
          )}
        </Section>
      ))}
      <Section title={t('improvements')}>
        {it.improvements.length === 0 && <p className="q3">{t('nothing')}</p>}
        <ul className="plain">
          {it.improvements.map((improvement) => (
            <li key={improvement.id}>
              {improvement.description}
              <p className="s q3">
                {improvement.owner?.name ?? t('nobody')} · {t('until')} <DayText date={improvement.dueOn} weekday />
                {improvement.doneAt && ` · ${t('done')}`}
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  );
}
