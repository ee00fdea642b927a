import { useTranslation } from 'react-i18next';

/** What an action is called, without who and what about; one without words of its own is shown as it is written down. */
export function useActionName() {
  const { t } = useTranslation('audit-entries');
  return (action: string) => t(`action.${action}`, { defaultValue: action });
}
