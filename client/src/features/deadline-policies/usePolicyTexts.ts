import { useTranslation } from 'react-i18next';
import type { Limits, Policy } from './api';

/** A limit, its reminders and its chain, in words. */
export function usePolicyTexts() {
  const { t } = useTranslation('deadline-policies');
  const { t: deadlines } = useTranslation('deadlines');
  return {
    kind: (kind: Policy['kind']) => deadlines(`kind.${kind}`),
    limit: ({ kind, unit, amount, time }: Pick<Policy, 'kind' | 'unit'> & Pick<Limits, 'amount' | 'time'>) =>
      kind === 'weeklyProgress' ? t('friday', { time: (time ?? '').slice(0, 5) }) : deadlines(`unit.${unit}`, { count: amount }),
    reminders: ({ percents, hoursBefore }: Limits['reminders']) =>
      [
        ...(percents.length > 0 ? [t('percents', { percents: percents.map((it) => `${it}%`).join(t('comma')) })] : []),
        ...(hoursBefore ? [t('hoursBefore', { count: hoursBefore })] : []),
      ].join(t('semicolon')) || t('noReminders'),
    chain: (chain: Limits['chain']) => chain.map((role) => deadlines(`role.${role}`)).join(' → '),
    /** One field of the form, where two versions of it are compared. */
    value: (field: string, value: unknown) => {
      if (field === 'percents') return (value as number[]).map((it) => `${it}%`).join(t('comma')) || t('noReminders');
      if (field === 'chain') return (value as Limits['chain']).map((role) => deadlines(`role.${role}`)).join(' → ');
      return String(value);
    },
    role: (role: Limits['chain'][number]) => deadlines(`role.${role}`),
  };
}
