import { departmentsQuery, useNow, useSession } from '@api';
import { Note, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { dueTimeQuery, policiesQuery } from './api';

/** Until when the provider would owe the reply if it were submitted now: by its own calendar, else the organization's. */
export function ReplyPreview({ providerId }: { providerId: string }) {
  const { t } = useTranslation('resource-requests');
  const times = useTimes();
  const { organization } = useSession();
  const start = useNow().toISOString().replace('.000Z', 'Z');
  const provider = useQuery(departmentsQuery).data?.find((it) => it.id === providerId);
  const policy = useQuery(policiesQuery).data?.items.find((it) => it.kind === 'resourceReply');
  const due = useQuery({
    ...dueTimeQuery(provider?.calendarId ?? organization.calendarId, start, policy?.amount ?? 0),
    enabled: provider !== undefined && policy !== undefined,
  }).data;
  if (!due || !provider) return null;
  return (
    <Note tone={due.provisional ? 'provisional' : 'plain'} live>
      {t(due.provisional ? 'new.dueProvisional' : 'new.due', { provider: provider.name, due: times.near(due.dueAt) })}
      {Date.parse(due.countsFrom) > Date.parse(start) && <> {t('new.dueLater', { from: times.near(due.countsFrom) })}</>}
    </Note>
  );
}
