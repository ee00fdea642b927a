import { api, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import { Note, Refusal, useDraft, useTimes, type WhatIf, WhatIfStep } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Calendar, calendarQuery } from './api';
import { changesIn, type Content, contentOf, daysOf, halvesOf, withDays } from './content';
import { Clash } from './Clash';
import { DayForm } from './DayForm';
import { rebase, type Rebased } from './rebase';
import { useCalendarChanged } from './useCalendarChanged';
import { WeekHours } from './WeekHours';
import { Year } from './Year';

interface EditorProps {
  calendar: Calendar;
  year: number;
  /** The page that only shows the year. */
  back: string;
}

/** The year as it would be: days are changed one by one, then what follows is shown, then it is applied. */
export function Editor({ calendar, year, back }: EditorProps) {
  const { t } = useTranslation('calendars');
  const { t: whatIf } = useTranslation('what-if');
  const times = useTimes();
  const cache = useQueryClient();
  const changed = useCalendarChanged();
  const { key, renew } = useIdempotencyKey();
  const [seen, setSeen] = useState(() => ({ version: calendar.version, base: contentOf(calendar) }));
  const draft = useDraft<Content>({ thing: `calendars/${calendar.id}`, ...seen });
  // A draft from before somebody else's change comes on top of that change.
  const [older] = useState(() =>
    draft.found && draft.found.version !== seen.version ? rebase(draft.found.base, draft.found.values, seen.base) : null,
  );
  const [clash, setClash] = useState<Rebased | null>(older && older.clashes.length > 0 ? older : null);
  const [merged, setMerged] = useState(older !== null);
  const [content, setContent] = useState<Content>(older?.content ?? draft.found?.values ?? seen.base);
  const [selected, setSelected] = useState(times.today);
  const [effect, setEffect] = useState<WhatIf | null>(null);
  const months = useRef<HTMLDivElement>(null);
  const dayId = useId();
  const dayForm = useRef<HTMLDivElement>(null);

  const path = { id: calendar.id };
  const trying = useMutation({
    mutationFn: () => unwrap(api.POST('/api/v1/calendars/{id}/preview', { params: { path, header: idempotent(key) }, body: content })),
    onSettled: renew,
    onSuccess: setEffect,
  });
  const change = (to: Content) => {
    setContent(to);
    draft.save(to);
    trying.reset();
  };
  const start = (of: Calendar) => {
    setSeen({ version: of.version, base: contentOf(of) });
    setContent(contentOf(of));
    draft.drop();
    setMerged(false);
    setEffect(null);
    trying.reset();
  };
  /** What I changed, on top of what the calendar is now. */
  const onto = (now: Calendar) => {
    const both = rebase(seen.base, content, contentOf(now));
    setSeen({ version: now.version, base: contentOf(now) });
    setContent(both.content);
    setMerged(true);
    setEffect(null);
    trying.reset();
    // Until it is decided which side stays the draft is the one from before.
    if (both.clashes.length > 0) setClash(both);
    else draft.save(both.content);
  };
  const asNow = async () => onto(await cache.fetchQuery({ ...calendarQuery(calendar.id), staleTime: 0 }));

  const changes = changesIn(seen.base, content);
  const day = selected.startsWith(`${year}-`) ? selected : `${year}-01-01`;
  const provisional = !content.years.includes(year);

  if (effect)
    return (
      <WhatIfStep
        effect={effect}
        title={t('edit.if', { count: changes, name: calendar.name })}
        apply={() => unwrap(api.PUT('/api/v1/calendars/{id}', { params: { path, header: ifMatch(seen.version) }, body: content }))}
        onApplied={(done) => {
          draft.drop();
          changed(done, back);
        }}
        onBack={() => setEffect(null)}
        onStale={() => void asNow()}
      />
    );

  if (clash)
    return (
      <Clash
        rebased={clash}
        onKeep={(kept) => {
          setClash(null);
          change(kept);
        }}
      />
    );

  return (
    <>
      {merged && changes > 0 && <Note tone="soon">{t('edit.merged')}</Note>}
      {calendar.version !== seen.version && (
        <Note tone="soon">
          {t('edit.changedMeanwhile')}{' '}
          <Button size="small" onClick={() => onto(calendar)}>
            {t('edit.takeTheirs')}
          </Button>
        </Note>
      )}
      {provisional && <Note tone="provisional">{t('edit.provisional', { year })}</Note>}
      <div className="two cal-edit gap-above">
        <div ref={months}>
          <Year
            year={year}
            days={daysOf(year, content, times.language)}
            halves={halvesOf(content.specialDays)}
            provisional={provisional}
            picking={{
              selected: day,
              onMove: setSelected,
              onPick: (date) => {
                setSelected(date);
                // After the form of that day is there.
                requestAnimationFrame(() => dayForm.current?.querySelector<HTMLElement>('input:checked')?.focus());
              },
            }}
          />
        </div>
        <aside className="aside" aria-label={t('edit.aside')}>
          <section ref={dayForm} aria-labelledby={dayId}>
            <h2 id={dayId}>{t('edit.day')}</h2>
            <DayForm
              key={`${day} ${JSON.stringify(content.specialDays.find((it) => it.date === day))}`}
              date={day}
              content={content}
              onSet={(count, entry) => {
                change(withDays(content, day, count, entry));
                months.current?.querySelector<HTMLElement>(`[data-date="${day}"]`)?.focus();
              }}
            />
          </section>
          <section>
            <h2>{t('edit.week')}</h2>
            <WeekHours content={content} onChange={change} />
            <Checkbox
              className="gap-above"
              checked={!provisional}
              onChange={({ target }) =>
                change({
                  ...content,
                  years: target.checked ? [...content.years, year].sort((a, b) => a - b) : content.years.filter((it) => it !== year),
                })
              }
            >
              {t('edit.announced', { year })}
            </Checkbox>
          </section>
        </aside>
      </div>
      {trying.isError && (
        <Refusal
          problem={problemOf(trying.error)}
          loose={Object.values(problemOf(trying.error).errors ?? {}).flat()}
          mine={() => ''}
          onStale={() => void asNow()}
        />
      )}
      <div className="foot2">
        <span className="s" role="status">
          {changes > 0 ? t('edit.changes', { count: changes }) : t('edit.unchanged')}
        </span>
        {changes > 0 && <Button onClick={() => start(calendar)}>{t('edit.discard')}</Button>}
        <Button
          type="primary"
          disabled={changes === 0}
          aria-disabled={trying.isPending || undefined}
          onClick={() => !trying.isPending && trying.mutate()}
        >
          {trying.isPending ? t('common:form.sending') : whatIf('see')}
        </Button>
      </div>
    </>
  );
}
