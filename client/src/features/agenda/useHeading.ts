import { runningCollaborationsQuery, useSession } from '@api';
import { useDuties, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Agenda, type AgendaItem, groupItems } from './groups';
import type { WorkItems } from './workItems';

const longLede = 3;

/** A sentence may begin with a number. */
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The answer of the page: how much is due today and what comes first; below it, who waits for it. */
export function useHeading() {
  const { t } = useTranslation('agenda');
  const { member: me } = useSession();
  const times = useTimes();
  const say = useDuties();
  const running = useQuery(runningCollaborationsQuery).data;

  return (agenda: Agenda, workItems: WorkItems | undefined): { heading: string; lede: string | undefined } => {
    const { overdue, today, next, later } = groupItems(agenda.items, times);
    const decisions = agenda.decisions.length;
    const due = [...overdue, ...today];
    const lower = (count: number) => words(count).toLowerCase();
    const words = (count: number) => t(`number.${count}`, { defaultValue: String(count) });

    const first = due[0];
    if (!first) {
      if (decisions > 0) return { heading: t('heading.decisions', { count: decisions, n: words(decisions) }), lede: followedBy() };
      return { heading: t('heading.nobody'), lede: followedBy() ?? t('heading.nothing') };
    }
    const firstSaid = say(first.deadline);
    const values = {
      n: words(overdue.length),
      m: overdue.length > 0 ? lower(today.length) : words(today.length),
      first: overdue.length > 0 ? firstSaid.short : firstSaid.first,
    };
    const heading =
      overdue.length > 0 && today.length > 0
        ? t('heading.overdueAndToday', { ...values, count: overdue.length })
        : overdue.length > 0
          ? t('heading.overdue', { ...values, count: overdue.length })
          : today.length === 1
            ? t('heading.oneToday', values)
            : t('heading.today', { ...values, count: today.length });
    const waits = due.slice(0, longLede).flatMap((it) => whoWaits(it) ?? []);
    if (decisions > 0) waits.push(t('lede.decisions', { count: decisions, n: lower(decisions) }));
    return { heading, lede: waits.length > 0 ? t('lede.sentence', { parts: capital(waits.join(t('lede.comma'))) }) : undefined };

    function followedBy() {
      const following = next?.items[0] ?? later[0];
      return following && t('heading.next', { when: times.near(following.deadline.dueAt), what: say(following.deadline).verb });
    }

    function whoWaits({ deadline }: AgendaItem): string | undefined {
      const { kind, waiting, subject, collaboration, owner } = deadline;
      if (kind === 'weeklyProgress') {
        const departments = running?.find((it) => it.id === collaboration.id)?.departments.filter((it) => it.id !== owner.department.id);
        return departments?.length ? t('lede.departments', { count: departments.length, n: lower(departments.length) }) : undefined;
      }
      const approver = kind === 'workItem' ? workItems?.get(subject.id)?.raci.find((it) => it.role === 'accountable')?.member : undefined;
      const person = waiting ?? approver;
      return person && person.id !== me.id ? t('lede.person', { who: person.name, what: say(deadline).short }) : undefined;
    }
  };
}
