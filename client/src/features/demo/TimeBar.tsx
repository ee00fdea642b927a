import { type Answer, api, demoClockQuery, followDemoClock, unwrap, useNow, useSession } from '@api';
import { addDays, instantOf, useTimes, wallOf } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Trans, useTranslation } from 'react-i18next';
import { Happened } from './Happened';

type Clock = Answer<'get', '/api/v1/demo/clock'>;
type Move = { now: string } | { advanceBy: string };

/** When is it? In demo mode alone (the API answers 404 outside it); forwards only; busy until everything due on the way is enforced. */
export function TimeBar() {
  const { demo } = useSession();
  const { data: clock } = useQuery({ ...demoClockQuery, enabled: demo });
  return clock ? <Bar clock={clock} /> : null;
}

const timeless = new Set(['session', 'demo', 'calendars', 'departments', 'members', 'organization', 'templates', 'deadline-policies']);

const friday = 5;
const endOfWeek = '17:00';

/** The next 17:00 that matters: today's while it is ahead, else Friday's (the hour of the weekly progress). */
function nextSeventeen(now: Date, timeZone: string) {
  const wall = wallOf(now, timeZone);
  if (wall.time < endOfWeek && wall.weekday <= friday) return { text: 'toToday', at: instantOf(wall.date, endOfWeek, timeZone) };
  const away = (friday - wall.weekday + 7) % 7 || 7;
  return { text: 'toFriday', at: instantOf(addDays(wall.date, away), endOfWeek, timeZone) };
}

function Bar({ clock }: { clock: Clock }) {
  const { t } = useTranslation('demo');
  const cache = useQueryClient();
  const times = useTimes();
  const now = useNow();
  const wall = wallOf(now, clock.timeZone);
  const next = nextSeventeen(now, clock.timeZone);

  const move = useMutation({
    mutationFn: (to: Move) => unwrap(api.PUT('/api/v1/demo/clock', { body: to })),
    onSuccess: (moved) => {
      followDemoClock(moved.now);
      cache.setQueryData(demoClockQuery.queryKey, moved);
      // Everything that depends on time may have changed on the way.
      void cache.invalidateQueries({ predicate: ({ queryKey }) => !timeless.has(String(queryKey[0])) });
    },
  });

  const button = (text: string, to: Move, always = false) => (
    <button type="button" className={always ? undefined : 'hide'} disabled={move.isPending} onClick={() => move.mutate(to)}>
      {t(text)}
    </button>
  );

  return (
    <div className="demo" role="region" aria-label={t('label')} aria-busy={move.isPending}>
      <span>
        <Trans t={t} i18nKey="time" values={{ at: dateWithYear() }} components={{ b: <b /> }} />
        <span className="hide">{t(`city.${clock.timeZone}`, { ns: 'common', defaultValue: clock.timeZone })}</span>
      </span>
      <span className="said" role="status">
        {move.isPending && t('moving')}
        {move.isError && t('failed')}
        {move.isSuccess && <Happened events={move.data.happened} />}
      </span>
      {button('plusHour', { advanceBy: 'PT1H' })}
      {button('plusDay', { advanceBy: 'P1D' })}
      {button(next.text, { now: next.at })}
      {clock.nextDeadlineAt && Date.parse(clock.nextDeadlineAt) > now.getTime() && button('toNext', { now: clock.nextDeadlineAt }, true)}
    </div>
  );

  /** Always with its year: the demo plays in another one than the reader lives in. */
  function dateWithYear() {
    return times.language === 'zh-CN'
      ? `${wall.year}年${times.day(wall.date, true)} ${wall.time}`
      : `${times.day(wall.date, true)} ${wall.year}, ${wall.time}`;
  }
}
