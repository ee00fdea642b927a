import { type Answer, departmentsQuery, runningCollaborationsQuery, useSession } from '@api';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { subjectPath } from '../subjects';
import { useTimes } from '../time/useTimes';
import { addDays, weekdayOf } from '../time/zone';

export type Deadline = Answer<'get', '/api/v1/deadlines/{id}'>;

/** What a duty is called, by place: as a row's title, as a thing, in a sentence, and its consequence. */
export interface DutyTexts {
  /** `答复销售部：两家新门店的陈列补贴`. */
  title: string;
  /** `给销售部的答复`. */
  short: string;
  /** `17:00 的本周进度`, for headings. */
  first: string;
  /** `答复销售部`, after "has to". */
  verb: string;
  /** `答复了销售部`. */
  done: string;
  /** `陈立在等`; null when nobody in particular does. */
  waiting: string | null;
  /** What happens, or happened, when it is not done by then. */
  then: string;
  /** The page on which it is done. */
  to: string | undefined;
}

/** Says duties in the reader's language: who waits, until when, what then. */
export function useDuties() {
  const { t, i18n } = useTranslation('duties');
  const times = useTimes();
  const { member: me } = useSession();
  const departments = useQuery(departmentsQuery).data;
  const running = useQuery(runningCollaborationsQuery).data;

  return useMemo(() => {
    const comma = t('comma');
    const nameOf = (member: { id: string; name: string }) => (member.id === me.id ? t('you') : member.name);
    const monday = addDays(times.today, 1 - weekdayOf(times.today));

    function values(deadline: Deadline) {
      const { waiting } = deadline;
      const department = waiting && departments?.find((it) => it.id === waiting.departmentId)?.name;
      return {
        title: deadline.subject.title,
        collaboration: deadline.collaboration.name,
        // Whom one replies to: the department, else the person, else what it is about.
        department: department ?? waiting?.name ?? deadline.collaboration.name,
        week: deadline.week ? times.day(deadline.week) : '',
      };
    }

    /** An earlier week's progress is not "this week's". */
    const variant = (deadline: Deadline) =>
      deadline.kind === 'weeklyProgress' && deadline.week && addDays(deadline.week, 6) < monday ? 'weeklyProgressOf' : deadline.kind;

    function waiting(deadline: Deadline): string | null {
      if (deadline.waiting) return t(deadline.waiting.id === me.id ? 'waits.you' : 'waits.one', { who: deadline.waiting.name });
      if (deadline.kind !== 'weeklyProgress') return null;
      const others = running
        ?.find((it) => it.id === deadline.collaboration.id)
        ?.departments.filter((it) => it.id !== deadline.owner.department.id);
      return others?.length ? t('waits.many', { who: others.map((it) => it.name).join(comma), count: others.length }) : null;
    }

    function then(deadline: Deadline): string {
      const { kind, state, chain, dueAt, metAt } = deadline;
      const due = times.instant(dueAt);
      if (state === 'met') return t('then.met', { due });
      if (state === 'metLate') return t('then.metLate', { due, late: metAt ? times.lateness(dueAt, metAt) : '' });
      if (state === 'waived' || state === 'paused') return t(`then.${state}`, { due });
      const next = (levels: typeof chain) =>
        levels.map((it) => t('then.next', { who: nameOf(it.member), when: times.near(it.at) })).join('');
      if (state === 'breached') {
        const told = chain.filter((it) => it.told);
        const already = told.length > 0 ? t('then.told', { who: told.map((it) => nameOf(it.member)).join(comma) }) : '';
        const after = next(chain.filter((it) => !it.told));
        const whom = already || after ? `${already}${already ? after : after.replace(/^[；;]\s*/, '')}${t('stop')}` : '';
        return `${whom}${t('then.stillCounts')}`;
      }
      const [first, ...rest] = chain;
      const atOnce = first ? t(first.member.id === me.id ? 'then.firstYou' : 'then.first', { who: first.member.name }) : '';
      return `${t(`not.${kind}`)}${t('then.breach')}${atOnce}${next(rest)}${t('stop')}${kind === 'workItem' ? t('then.delay') : ''}`;
    }

    return (deadline: Deadline): DutyTexts => {
      const of = values(deadline);
      const kind = variant(deadline);
      const short = t(`short.${kind}`, of);
      const page = subjectPath({ subject: deadline.subject, collaborationId: deadline.collaboration.id, week: deadline.week });
      return {
        title: t(`title.${kind}`, of),
        short,
        first: t(deadline.kind === 'resourceReply' ? 'firstReply' : 'first', { time: times.time(deadline.dueAt), short }),
        verb: t(`verb.${kind}`, of),
        done: t(`done.${kind}`, of),
        waiting: waiting(deadline),
        then: then(deadline),
        // The duty to warn is about a task and has its own form there.
        to: deadline.kind === 'riskWarning' && page ? `${page}/warn` : page,
      };
    };
    // The language decides every text; `t` alone stays the same function.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [t, i18n.language, times, me.id, departments, running]);
}
