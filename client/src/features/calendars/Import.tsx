import { type Answer, api, idempotent, ifMatch, newKey, problemOf, unwrap } from '@api';
import { FilePick, Note, type PickedFile, Refusal, type WhatIf, WhatIfStep } from '@components';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Calendar } from './api';
import { Reading } from './Reading';
import { useCalendarChanged } from './useCalendarChanged';

export type FileRead = Answer<'post', '/api/v1/calendars/{id}/import/preview'>;

interface Asked {
  file: PickedFile;
  /** Years of which the file is the whole announcement; null: as the server takes it. */
  announces: number[] | null;
}

interface ImportProps {
  calendar: Calendar;
  year: number;
  /** Which calendar, as the address says it. */
  search: string;
}

/** What a file says, then what that would do to open deadlines, then one change of the calendar. */
export function Import({ calendar, year, search }: ImportProps) {
  const { t } = useTranslation('calendars');
  const { t: whatIf } = useTranslation('what-if');
  const changed = useCalendarChanged();
  const [effect, setEffect] = useState<WhatIf | null>(null);
  const [overtaken, setOvertaken] = useState(false);
  const path = { id: calendar.id };

  const reading = useMutation({
    mutationFn: ({ file, announces }: Asked) =>
      unwrap(
        api.POST('/api/v1/calendars/{id}/import/preview', {
          params: { path, header: idempotent(newKey()) },
          body: { file: file.bytes, fileName: file.name, announces },
        }),
      ),
  });
  const trying = useMutation({
    mutationFn: (content: NonNullable<FileRead['content']>) =>
      unwrap(api.POST('/api/v1/calendars/{id}/preview', { params: { path, header: idempotent(newKey()) }, body: content })),
    onSuccess: setEffect,
  });
  const ask = (asked: Asked) => {
    trying.reset();
    setOvertaken(false);
    reading.mutate(asked);
  };
  const asked = reading.variables;
  const read = reading.data;
  const content = read?.content ?? null;
  const failed = reading.error ?? trying.error;

  /** The same file against the calendar as it is now. */
  const again = () => {
    setEffect(null);
    if (!asked) return;
    ask(asked);
    setOvertaken(true);
  };

  if (effect && read && content && asked)
    return (
      <WhatIfStep
        effect={effect}
        title={t('import.if', { file: asked.file.name, name: calendar.name })}
        apply={() => unwrap(api.PUT('/api/v1/calendars/{id}', { params: { path, header: ifMatch(read.version) }, body: content }))}
        onApplied={(done) =>
          changed(done, `/calendar/${read.years.find((it) => it.announced)?.year ?? read.years[0]?.year ?? year}${search}`)
        }
        onBack={() => setEffect(null)}
        onStale={again}
      />
    );

  const differs =
    read !== undefined &&
    (read.days.some((it) => it.effect !== 'same') || read.removed.length > 0 || read.years.some((it) => it.announced && !it.known));
  return (
    <>
      <FilePick
        name={asked?.file.name}
        accept=".json,.csv,.txt,.tsv,.ics"
        formats={t('import.formats')}
        onPick={(file) => ask({ file, announces: null })}
      />
      {overtaken && <Note tone="soon">{t('import.overtaken')}</Note>}
      {failed && (
        <Refusal
          problem={problemOf(failed)}
          loose={Object.values(problemOf(failed).errors ?? {}).flat()}
          mine={() => asked?.file.name ?? ''}
          onStale={again}
        />
      )}
      {read && asked && (
        <>
          <Reading read={read} onAnnounces={(announces) => ask({ ...asked, announces })} />
          {content && (
            <div className="foot2">
              <span className="s" role="status">
                {t(differs ? 'import.nothingYet' : 'import.nothingNew')}
              </span>
              <Button
                type="primary"
                disabled={!differs}
                aria-disabled={trying.isPending || reading.isPending || undefined}
                onClick={() => !trying.isPending && !reading.isPending && trying.mutate(content)}
              >
                {trying.isPending ? t('common:form.sending') : whatIf('see')}
              </Button>
            </div>
          )}
        </>
      )}
    </>
  );
}
