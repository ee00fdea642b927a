import { StateMark, useTimes } from '@components';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from './api';

type Fact = Collaboration['steps'][number]['facts'][number];

/** Facts that say that something is missing carry the mark of it. */
const marks: Partial<Record<string, 'breached' | 'soon' | 'open' | 'met'>> = {
  commitmentsDeclined: 'breached',
  conditionsOpen: 'open',
  conditionsFulfilled: 'met',
  workItemsWithoutResponsible: 'breached',
  workItemsWithoutAccountable: 'breached',
  requestsOpen: 'open',
  progressDue: 'soon',
};

/** A fact of a step in the reader's words. */
export function FactText({ fact }: { fact: Fact }): ReactNode {
  const { t } = useTranslation('collaborations');
  const times = useTimes();
  const values: Record<string, unknown> = { ...fact.values, count: fact.values.n ?? fact.values.total };
  if (typeof values.at === 'string') values.at = times.near(values.at);
  if (typeof values.on === 'string') values.on = times.day(values.on);
  const text = t(`fact.${fact.code}`, values);
  const mark = marks[fact.code];
  return mark ? <StateMark mark={mark}>{text}</StateMark> : text;
}
