import { useTranslation } from 'react-i18next';
import { Facts } from '../DueRow';
import { DayText, Moment } from '../DueTime';
import { useTimes } from '../time/useTimes';
import { amount, type ResourceRequest } from './resourceRequest';

/** What, how much, from when until when, what for, how it is used. */
export function RequestFacts({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation('resource-requests');
  const times = useTimes();
  const { neededFrom, neededUntil } = request;
  return (
    <Facts
      items={[
        { term: t('what'), value: t('whatOf', { title: request.title, kind: t(`kind.${request.kind}`) }) },
        { term: t('quantity'), value: amount(request) },
        { term: t('needed'), value: neededFrom === neededUntil ? <DayText date={neededFrom} /> : times.span(neededFrom, neededUntil) },
        { term: t('purpose'), value: request.purpose },
        { term: t('usage'), value: request.usage },
      ]}
    />
  );
}

/** What the provider said, and how it ended. */
export function RequestReply({ request }: { request: ResourceRequest }) {
  const { t } = useTranslation('resource-requests');
  const { reply, settlement } = request;
  if (!reply && !settlement) return null;
  return (
    <dl className="kv measure">
      {reply && (
        <>
          <dt>{t('reply')}</dt>
          <dd>
            <b className="b5">
              {t(`replied.${reply.decision}`, {
                offered: reply.offeredQuantity === null ? '' : amount({ quantity: reply.offeredQuantity, unit: request.unit }),
              })}
            </b>
            <br />
            <span className="q3">
              {reply.by.name} · <Moment at={reply.at} />
            </span>
          </dd>
          {reply.alternative && (
            <>
              <dt>{t('alternative')}</dt>
              <dd>{reply.alternative}</dd>
            </>
          )}
          {reply.explanation && (
            <>
              <dt>{t('explanation')}</dt>
              <dd>{reply.explanation}</dd>
            </>
          )}
        </>
      )}
      {settlement && (
        <>
          <dt>{t('outcome')}</dt>
          <dd>
            <b className="b5">{t(`outcomeOf.${settlement.outcome}`)}</b>
            {settlement.note && (
              <>
                <br />
                {settlement.note}
              </>
            )}
            <br />
            <span className="q3">
              {settlement.by.name} · <Moment at={settlement.at} />
            </span>
          </dd>
        </>
      )}
    </dl>
  );
}
