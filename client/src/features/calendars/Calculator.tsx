import { useNow } from '@api';
import { DayMark, DayText, InstantField, Moment, Note, QueryState, Section } from '@components';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CountedDay, dueTimeQuery } from './api';

const most = 250;
const usual = 3;

/** Start + n workdays → due time, with the days that were counted and those that were not. */
export function Calculator({ calendarId }: { calendarId: string }) {
  const { t } = useTranslation('calendars');
  const now = useNow().toISOString();
  /** Until something is chosen (or cleared) it is now, also when the clock moves. */
  const [chosen, setChosen] = useState<{ start: string | undefined } | null>(null);
  const start = chosen ? chosen.start : now;
  const [workdays, setWorkdays] = useState<number | null>(usual);
  const complete = start !== undefined && workdays !== null;
  const options = dueTimeQuery(calendarId, start ?? '', workdays ?? usual);
  const due = useQuery({ ...options, queryFn: complete ? options.queryFn : skipToken });
  return (
    <Section title={t('calc.title')}>
      <Form layout="vertical" className="calc">
        <Form.Item label={t('calc.start')} htmlFor="calc-start">
          <InstantField id="calc-start" value={start} onChange={(at) => setChosen({ start: at })} />
        </Form.Item>
        <Form.Item label={t('calc.workdays')} htmlFor="calc-workdays">
          <InputNumber id="calc-workdays" className="grow" min={1} max={most} precision={0} value={workdays} onChange={setWorkdays} />
        </Form.Item>
      </Form>
      {complete && (
        <QueryState query={due}>
          {({ dueAt, countsFrom, provisional, days }) => (
            <>
              <p className="m b" role="status">
                {t('calc.due')} <Moment at={dueAt} />
              </p>
              <p className="s q2 gap-below">
                {t('calc.from')} <Moment at={countsFrom} />
              </p>
              {provisional && <Note tone="provisional">{t('calc.provisional')}</Note>}
              <Days days={days} />
            </>
          )}
        </QueryState>
      )}
    </Section>
  );
}

function Days({ days }: { days: CountedDay[] }) {
  const { t } = useTranslation('calendars');
  return (
    <table className="calcdays" aria-label={t('calc.days')}>
      <thead className="vh">
        <tr>
          <th scope="col">{t('calc.number')}</th>
          <th scope="col">{t('calc.date')}</th>
          <th scope="col">{t('calc.why')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.date} className={day.counted === null ? 'skip' : undefined}>
            <td>{day.counted ?? '–'}</td>
            <td>
              <DayText date={day.date} weekday /> <DayMark kind={day.kind === 'workday' ? undefined : day.kind} />
            </td>
            <td>{whyOf(day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );

  function whyOf(day: CountedDay): string {
    if (day.kind === 'holiday' || day.kind === 'makeUpWorkday') return day.name ?? t(`calc.kind.${day.kind}`);
    if (day.kind === 'dayOff') return t('calc.kind.dayOff');
    return day.counted === null ? t('calc.startDay') : '';
  }
}
