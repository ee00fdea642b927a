import { api, departmentsQuery, idempotent, ifMatch, newKey, unwrap, type Answer } from '@api';
import { DepartmentSelect, ErrorState, Note, ProblemForm, Section, useTimes, type WhatIf, WhatIfStep } from '@components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from './api';
import { NewCalendar } from './NewCalendar';

type Department = Answer<'get', '/api/v1/departments/{id}'>;

interface Tried {
  department: Department;
  /** Null: the organization's again. */
  calendarId: string | null;
  effect: WhatIf;
}

/** Who works by a calendar and since when its days are known; administrators give it to a department, or make a further one. */
export function WorkingBy({ calendar, changes }: { calendar: Calendar; changes: boolean }) {
  const { t } = useTranslation('calendars');
  const { t: whatIf } = useTranslation('what-if');
  const times = useTimes();
  const cache = useQueryClient();
  const departments = useQuery(departmentsQuery).data ?? [];
  const [open, setOpen] = useState<'assign' | 'new' | null>(null);
  const [tried, setTried] = useState<Tried | null>(null);
  const [said, setSaid] = useState('');
  const refresh = () =>
    void cache.invalidateQueries({
      predicate: ({ queryKey }) => ['calendars', 'departments', 'deadlines', 'agenda'].includes(String(queryKey[0])),
    });

  const tryOut = async (departmentId: string, calendarId: string | null, key: string): Promise<Tried> => {
    const path = { id: departmentId };
    const [department, effect] = await Promise.all([
      unwrap(api.GET('/api/v1/departments/{id}', { params: { path } })),
      unwrap(api.POST('/api/v1/departments/{id}/calendar/preview', { params: { path, header: idempotent(key) }, body: { calendarId } })),
    ]);
    return { department, calendarId, effect };
  };

  const takingBack = useMutation({ mutationFn: (id: string) => tryOut(id, null, newKey()), onSuccess: setTried });

  const who = [...(calendar.ofOrganization ? [t('by.organization')] : []), ...calendar.departments.map((it) => it.name)];
  return (
    <Section
      title={t('by.heading', { name: calendar.name })}
      aside={t(calendar.source ? 'by.editionFrom' : 'by.edition', {
        edition: calendar.edition,
        since: times.instant(calendar.knownSince),
        source: calendar.source,
      })}
    >
      <div role="status">{said && <Note>{said}</Note>}</div>
      <p className="gap-below">{who.length > 0 ? t('by.who', { who: who.join(t('comma')) }) : t('by.nobody')}</p>
      {tried ? (
        <WhatIfStep
          effect={tried.effect}
          title={t(tried.calendarId ? 'by.if' : 'by.ifBack', { department: tried.department.name, calendar: calendar.name })}
          apply={() =>
            unwrap(
              api.PUT('/api/v1/departments/{id}/calendar', {
                params: { path: { id: tried.department.id }, header: ifMatch(tried.department.version) },
                body: { calendarId: tried.calendarId },
              }),
            )
          }
          onApplied={({ moved }) => {
            setSaid(moved > 0 ? whatIf('applied', { count: moved }) : whatIf('appliedAlone'));
            setTried(null);
            setOpen(null);
            refresh();
          }}
          onBack={() => setTried(null)}
          onStale={() => {
            setTried(null);
            refresh();
          }}
        />
      ) : (
        changes && (
          <>
            <div className="acts">
              <Button aria-expanded={open === 'assign'} onClick={() => setOpen(open === 'assign' ? null : 'assign')}>
                {t('by.assign')}
              </Button>
              <Button aria-expanded={open === 'new'} onClick={() => setOpen(open === 'new' ? null : 'new')}>
                {t('new.open')}
              </Button>
              {!calendar.ofOrganization &&
                calendar.departments.map((it) => (
                  <Button key={it.id} type="text" onClick={() => takingBack.mutate(it.id)}>
                    {t('by.back', { department: it.name })}
                  </Button>
                ))}
            </div>
            {takingBack.isError && <ErrorState error={takingBack.error} />}
            {open === 'assign' && (
              <div className="gap-above">
                <ProblemForm<{ departmentId?: string }, Tried>
                  initialValues={{}}
                  submitLabel={whatIf('see')}
                  submit={({ departmentId = '' }, { idempotencyKey }) => tryOut(departmentId, calendar.id, idempotencyKey)}
                  onDone={setTried}
                >
                  <Form.Item
                    name="departmentId"
                    label={t('by.department')}
                    extra={t('by.hint')}
                    rules={[{ required: true, message: t('by.departmentRequired') }]}
                  >
                    <DepartmentSelect without={departments.filter((it) => it.calendarId === calendar.id).map((it) => it.id)} />
                  </Form.Item>
                </ProblemForm>
              </div>
            )}
            {open === 'new' && (
              <div className="gap-above">
                <NewCalendar from={calendar} />
              </div>
            )}
          </>
        )
      )}
    </Section>
  );
}
