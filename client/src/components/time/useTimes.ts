import { useCalendarDays, useNow, useSession } from '@api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Amount,
  durationOf,
  formatDay,
  formatInstant,
  formatSpan,
  nearness,
  type TextLanguage,
  timeLeft,
  weekdayName,
} from './format';
import { markOf, type DeadlineTime } from './mark';
import { wallOf } from './zone';

/** Formats times in the reader's language and zone, against the server's clock. Renders anew each minute. */
export function useTimes() {
  const { t, i18n } = useTranslation();
  const { timeZone, organization } = useSession();
  const now = useNow();
  const days = useCalendarDays();
  const minute = now.getTime();

  return useMemo(() => {
    const language: TextLanguage = i18n.language === 'zh-CN' ? 'zh-CN' : 'en';
    const at = new Date(minute);
    const options = { language, timeZone, now: at };
    const thisYear = wallOf(at, timeZone).year;
    const say = (prefix: string, { unit, count }: Amount) => t(`time.${unit}${prefix}`, { count });

    /** The organization's time behind the reader's own, where the two differ: `（上海 17:00）`. */
    const elsewhere = (instant: string) => {
      if (timeZone === organization.timeZone) return '';
      const there = wallOf(instant, organization.timeZone);
      if (there.time === wallOf(instant, timeZone).time) return '';
      const city = t(`city.${organization.timeZone}`, { defaultValue: organization.timeZone.split('/').pop()?.replace(/_/g, ' ') });
      return t('time.zone', { city, time: there.time });
    };

    return {
      now: at,
      language,
      timeZone,
      thisYear,
      /** Today's date, `YYYY-MM-DD`. */
      today: wallOf(at, timeZone).date,
      wall: (instant: string) => wallOf(instant, timeZone),
      /** `10月14日 周一 09:00`. */
      instant: (instant: string) => formatInstant(instant, options) + elsewhere(instant),
      /** `今天 18:00`, `周六 18:00`; beyond six days the date. */
      near: (instant: string) => {
        const it = nearness(instant, options);
        const text = 'time' in it ? t(`time.${it.kind}`, { time: it.time }) : it.text;
        return text + elsewhere(instant);
      },
      /** `09:00`. */
      time: (instant: string) => wallOf(instant, timeZone).time + elsewhere(instant),
      /** `10月14日`, with `weekday` `10月14日 周一`. */
      day: (date: string, weekday = false) => formatDay(date, { language, thisYear, weekday }),
      /** `周一`. */
      weekday: (date: string) => weekdayName(date, language),
      span: (from: string, to: string) => formatSpan(from, to, { language, thisYear }),
      /** `还有 7 小时`, `不到 2 个工作日`; after the due time `晚了 3 小时`. */
      left: (dueAt: string) => {
        const late = at.getTime() - Date.parse(dueAt);
        if (late >= 0) return say('Late', durationOf(late));
        return say('Left', timeLeft(at, dueAt, { timeZone: organization.timeZone, isWorkday: (date) => isWorked(days.get(date)?.kind) }));
      },
      /** What was left of the time at an earlier moment: when it came to rest. */
      leftAt: (from: string, dueAt: string) =>
        say(
          'Left',
          timeLeft(new Date(from), dueAt, { timeZone: organization.timeZone, isWorkday: (date) => isWorked(days.get(date)?.kind) }),
        ),
      /** `晚了 15 小时`: how much later than due something was done. */
      lateness: (dueAt: string, doneAt: string) => say('Late', durationOf(Date.parse(doneAt) - Date.parse(dueAt))),
      mark: (deadline: DeadlineTime) => markOf(deadline, at, timeZone),
      kindOf: (date: string) => days.get(date)?.kind,
    };
  }, [t, i18n.language, timeZone, organization, minute, days]);
}

const isWorked = (kind: string | undefined) => (kind === undefined ? undefined : kind === 'workday' || kind === 'makeUpWorkday');
