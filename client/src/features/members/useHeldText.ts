import { useTimes } from '@components';
import { useTranslation } from 'react-i18next';
import type { Held } from './api';

/** What one open thing is called, and what belongs to it. */
export function useHeldText() {
  const { t } = useTranslation('members');
  const { t: deadlines } = useTranslation('deadlines');
  const times = useTimes();
  return ({ kind, title, collaboration, department, dueAt, deadline, roles }: Held): { title: string; detail: string } => {
    const parts = [
      kind === 'deadline' && deadline ? deadlines(`kind.${deadline}`) : undefined,
      roles.map((role) => t(`raci.${role}`)).join(t('comma')) || undefined,
      collaboration && collaboration.name !== title ? collaboration.name : undefined,
      department && department.name !== title ? department.name : undefined,
      dueAt ? t('dueAt', { at: times.instant(dueAt) }) : undefined,
    ];
    return { title, detail: parts.filter(Boolean).join(' · ') };
  };
}
