import { agendaQuery } from '@api';
import { DayMark, Note, NowLine, Page, QueryState, Rail, RailGroup, Section, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { AgendaRow } from './AgendaRow';
import { Asked } from './Asked';
import { Decisions } from './Decisions';
import { Fortnight } from './Fortnight';
import { type Agenda, type AgendaItem, daysBetweenOff, groupItems } from './groups';
import { useHeading } from './useHeading';
import { WaitingFor } from './WaitingFor';
import { useMyWorkItems } from './workItems';

/** What must I do next? */
export function AgendaPage() {
  const { t } = useTranslation('agenda');
  const agenda = useQuery(agendaQuery);
  const needsTasks = agenda.data?.items.some((it) => it.deadline.kind === 'workItem') ?? false;
  const workItems = useMyWorkItems(needsTasks, agenda.data?.standsFor.map((it) => it.member.id) ?? []);
  const answerOf = useHeading();
  const answer = agenda.data && answerOf(agenda.data, workItems);
  return (
    <Page name={t('name')} heading={answer?.heading ?? t('name')} lede={answer?.lede}>
      <QueryState query={agenda} lines={8}>
        {(data) => <Duties agenda={data} workItems={workItems} />}
      </QueryState>
    </Page>
  );
}

function Duties({ agenda, workItems }: { agenda: Agenda; workItems: ReturnType<typeof useMyWorkItems> }) {
  const { t } = useTranslation('agenda');
  const times = useTimes();
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  /** An answer that is unfolded has the view's filled button. */
  const [answering, setAnswering] = useState(false);
  const { overdue, today, next, later } = groupItems(agenda.items, times);
  const first = overdue[0] ?? today[0] ?? next?.items[0] ?? later[0];

  /** The date of a far one; what rests has none yet. */
  const dayNote = ({ deadline }: AgendaItem) =>
    deadline.state === 'paused' ? undefined : times.day(times.wall(deadline.dueAt).date, true);

  const row = (item: AgendaItem, timeNote?: ReactNode) => (
    <AgendaRow
      key={item.deadline.id}
      item={item}
      workItem={workItems?.get(item.deadline.subject.id)}
      primary={item === first && open === null && !answering}
      open={open === item.deadline.id}
      onToggle={(unfolded) => setOpen(unfolded ? item.deadline.id : null)}
      onDone={(sentence) => {
        setOpen(null);
        setSaid(sentence);
      }}
      timeNote={timeNote}
    />
  );

  return (
    <div className="agenda">
      <div>
        <p role="status" className={said ? 'said-row' : 'vh'}>
          {said}
        </p>
        {agenda.standsFor.length > 0 && <StandsFor standsFor={agenda.standsFor} />}
        {agenda.decisions.length > 0 && <Decisions decisions={agenda.decisions} onDone={setSaid} />}
        <Asked items={agenda.waitingFor} onToggle={setAnswering} onDone={setSaid} />
        {agenda.items.length + agenda.done.length > 0 && (
          <Rail>
            {overdue.length > 0 && (
              <>
                <RailGroup title={t('group.overdue')} />
                {overdue.map((it) =>
                  row(
                    it,
                    <>
                      {times.day(times.wall(it.deadline.dueAt).date, true)}
                      <br />
                      {times.left(it.deadline.dueAt)}
                    </>,
                  ),
                )}
              </>
            )}
            <RailGroup title={t('group.today')} note={times.day(times.today, true)} />
            <NowLine />
            {today.map((it) => row(it))}
            {next && (
              <>
                <NextDay date={next.date} />
                {next.items.map((it) => row(it))}
              </>
            )}
            {later.length > 0 && (
              <>
                <RailGroup title={t('group.later')} />
                {later.map((it) => row(it, dayNote(it)))}
              </>
            )}
            {agenda.done.length > 0 && (
              <>
                <RailGroup title={t('group.done')} />
                {agenda.done.map((it) => (
                  <AgendaRow key={it.deadline.id} item={it} />
                ))}
              </>
            )}
          </Rail>
        )}
        {agenda.department.length > 0 && (
          <Section title={t('department.heading')} aside={t('department.aside', { count: agenda.department.length })}>
            <Rail>{agenda.department.map((it) => row(it, dayNote(it)))}</Rail>
          </Section>
        )}
      </div>
      <aside className="aside" aria-label={t('aside')}>
        <Fortnight days={agenda.days} />
        <WaitingFor items={agenda.waitingFor} />
      </aside>
    </div>
  );
}

/** The next day with something due; the days in between that are off, or worked although they are a weekend, explain the gap. */
function NextDay({ date }: { date: string }) {
  const { t } = useTranslation('agenda');
  const times = useTimes();
  const gap = daysBetweenOff(date, times);
  const kind = times.kindOf(date);
  return (
    <RailGroup
      title={
        <>
          {times.day(date, true)} <DayMark kind={kind === 'workday' ? undefined : kind} />
        </>
      }
      note={
        gap.length > 0 && (
          <>
            {t('group.between')}{' '}
            {gap.map((it) => (
              <span key={it.date} className="nw">
                {times.weekday(it.date)} <DayMark kind={it.kind} />{' '}
              </span>
            ))}
          </>
        )
      }
    />
  );
}

/** For whom the reader stands in, and until when; their duties are among his, marked. */
function StandsFor({ standsFor }: { standsFor: Agenda['standsFor'] }) {
  const { t } = useTranslation('agenda');
  const times = useTimes();
  const people = standsFor.map((it) => t('standsFor.until', { who: it.member.name, day: times.day(it.lastDay) }));
  return (
    <div className="gap-below">
      <Note>
        {t('standsFor.banner', { people: people.join(t('standsFor.comma')) })} <Link to="/absence">{t('standsFor.look')}</Link>
      </Note>
    </div>
  );
}
