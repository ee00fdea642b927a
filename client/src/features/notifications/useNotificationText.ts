import { subjectPath, useTimes } from '@components';
import { useTranslation } from 'react-i18next';
import type { Notification } from './api';

/** Kinds whose sentence depends on how it turned out: the value that says so. */
const variants: Partial<Record<Notification['kind'], string>> = {
  resourceRequestReplied: 'decision',
  resourceRequestSettled: 'outcome',
  commitmentStated: 'state',
  acceptanceDue: 'step',
  consulted: 'state',
};

/** What is told of absences leads to the page of absences. */
const ofAbsence = (kind: Notification['kind']) => kind === 'delegationArranged' || kind === 'delegationEnded';

/** What a sentence is made of: of a notice, or of one that a digest gathered. */
export type Told = Pick<Notification, 'kind' | 'subject' | 'collaboration' | 'actor' | 'values' | 'level' | 'deadlineId' | 'deputyFor'> & {
  id?: string;
};

export interface NotificationText {
  sentence: string;
  /** Why me: the level of the chain, and for whom I stand in. */
  reason: string | null;
  to: string | undefined;
}

/** One sentence per kind of notice: who did what, until when, what it asks of the reader. */
export function useNotificationText() {
  const { t, i18n } = useTranslation('notifications');
  const { t: duty } = useTranslation('duties');
  const times = useTimes();

  /** What was missed: as a duty is called everywhere, but without the reader's "this week" and "to whom", which a notice does not know. */
  const missed = (kind: string | undefined, of: { title: string; collaboration: string }) =>
    kind === 'resourceReply' || kind === 'weeklyProgress' ? t(`missed.${kind}`, of) : duty(`short.${kind}`, of);

  return (notice: Told): NotificationText => {
    const { kind, subject, collaboration, actor, values, level, deadlineId, deputyFor } = notice;
    const breach = kind === 'deadlineBreached' || kind === 'deadlineEscalated';
    const ofDeadline = breach || kind === 'deadlineReminder' || kind === 'deadlineHandedOver' || kind === 'deadlinesShortened';
    const turn = variants[kind];
    const turned = turn && values[turn];
    const said = {
      ...values,
      count: Number(values.count ?? 1),
      who: actor?.name ?? t('system'),
      title: subject.title,
      collaboration: collaboration?.name ?? subject.title,
      due: values.dueAt ? times.near(values.dueAt) : '',
      when: values.scheduledFor ? times.near(values.scheduledFor) : '',
      week: values.week ? times.day(values.week) : '',
      holiday: (i18n.language === 'en' ? values.en : values.zh) ?? '',
      from: values.from ? (kind === 'outageReported' ? times.instant(values.from) : times.day(values.from)) : '',
      until: values.until ? times.instant(values.until) : '',
      to: values.to ? times.day(values.to) : '',
      standIn: values.deputy ? t('standIn', { deputy: values.deputy }) : t('nobodyStandsIn'),
      missing: values.missing ? t('missingDeputies', { names: values.missing }) : '',
      deputies: Number(values.withoutDeputy ?? 0) > 0 ? t('deputies', { count: Number(values.withoutDeputy) }) : '',
      roles: (values.roles ?? '')
        .split(',')
        .filter(Boolean)
        .map((role) => t(`role.${role}`))
        .join(t('comma')),
      what: ofDeadline ? missed(values.kind, { title: subject.title, collaboration: collaboration?.name ?? '' }) : '',
    };
    const key = turned ? `kind.${kind}.${turned}` : variants[kind] ? `kind.${kind}.other` : `kind.${kind}`;
    return {
      sentence: t(key, { ...said, defaultValue: '' }) || t(variants[kind] ? `kind.${kind}.other` : 'kind.unknown', said),
      reason:
        [breach && t('level', { count: level }), deputyFor && t('deputyOf', { absent: deputyFor.name })].filter(Boolean).join(' · ') ||
        null,
      to:
        kind === 'deadlineDigest'
          ? `/notifications/${notice.id ?? ''}`
          : kind === 'outageReported'
            ? `/admin/outages/${values.outage ?? ''}`
            : ofDeadline && deadlineId
              ? `/deadlines/${deadlineId}`
              : kind === 'dutiesHandedOver'
                ? '/'
                : kind === 'secondFactorReset'
                  ? '/security'
                  : kind === 'accessTokenRevoked'
                    ? '/access-tokens'
                    : ofAbsence(kind)
                      ? '/absence'
                      : subjectPath({ subject, collaborationId: collaboration?.id, week: values.week ?? null }),
    };
  };
}
