import { api, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import {
  ConflictPanel,
  GridKeys,
  GridSheet,
  Note,
  parseDay,
  parsePercent,
  type SheetColumn,
  type SheetGroup,
  useSheet,
  useTimes,
  withCommand,
} from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Sheet, SheetRow } from './ProgressPage';

interface ProgressGridProps {
  collaborationId: string;
  sheet: Sheet;
}

/** Names a cell among those that clash. */
const fieldOf = ({ row, column }: { row: SheetRow; column: string }) => `${row.workItem.id} ${column}`;

/** The progress sheet (协作进度跟踪表): own rows are filled in and sent all at once, the others are read. */
export function ProgressGrid({ collaborationId, sheet: data }: ProgressGridProps) {
  const { t } = useTranslation(['progress-reports', 'common']);
  const times = useTimes();
  const cache = useQueryClient();
  const { key, renew } = useIdempotencyKey();
  const [said, setSaid] = useState<string | null>(null);
  const mine = data.rows.filter((it) => it.mine);
  const others = data.rows.filter((it) => !it.mine);
  const own = data.reports.find((it) => it.department.id === mine[0]?.department.id)?.report ?? null;
  const { today } = times;

  const columns = useMemo<SheetColumn<SheetRow>[]>(
    () => [
      {
        key: 'plannedFinish',
        title: t('column.planned'),
        width: 108,
        numeric: true,
        show: (it) => (
          <>
            {it.agreedFinish && it.agreedFinish !== it.plannedFinish && <s className="was">{times.day(it.agreedFinish)}</s>}{' '}
            {times.day(it.plannedFinish)}
          </>
        ),
      },
      {
        key: 'actualFinish',
        title: t('column.actual'),
        width: 100,
        numeric: true,
        edit: {
          text: (it) => (it.actualFinish ? times.day(it.actualFinish) : ''),
          check: (text) => (text === '' || parseDay(text, today) ? null : t('common:grid.date')),
          tidy: (text) => (text === '' ? '' : times.day(parseDay(text, today) ?? '')),
          placeholder: '–',
        },
      },
      {
        key: 'percentComplete',
        title: t('column.percent'),
        width: 90,
        numeric: true,
        edit: {
          text: (it) => `${it.percentComplete}%`,
          check: (text) => (parsePercent(text) === null ? t('common:grid.percent') : null),
          tidy: (text) => `${parsePercent(text)}%`,
          inputMode: 'decimal',
        },
      },
      {
        key: 'problem',
        title: t('column.problem'),
        width: 190,
        edit: { text: (it) => it.problem ?? '', placeholder: t('none'), long: true },
      },
      {
        key: 'solution',
        title: t('column.solution'),
        width: 190,
        edit: { text: (it) => it.solution ?? '', placeholder: t('none'), long: true },
      },
      { key: 'responsible', title: t('column.owner'), width: 80, show: (it) => it.responsible?.name ?? '–' },
      { key: 'nextStep', title: t('column.next'), width: 170, edit: { text: (it) => it.nextStep ?? '', placeholder: '–', long: true } },
    ],
    [t, times, today],
  );

  const groups: SheetGroup<SheetRow>[] = [
    { key: 'mine', title: mine[0] && t('mine', { department: mine[0].department.name }), rows: mine },
    { key: 'others', title: t('others'), rows: others, readOnly: true },
  ].filter((it) => it.rows.length > 0);
  const sheet = useSheet({ columns, groups, rowKey: (it) => it.workItem.id, draft: `progress/${collaborationId}/${data.week}` });

  const entry = (row: SheetRow) => {
    const text = (column: string) => sheet.textOf(row, column).trim() || null;
    const finish = text('actualFinish');
    return {
      workItemId: row.workItem.id,
      percentComplete: parsePercent(sheet.textOf(row, 'percentComplete')) ?? 0,
      actualFinish: finish && parseDay(finish, today),
      problem: text('problem'),
      solution: text('solution'),
      nextStep: text('nextStep'),
    };
  };

  const send = useMutation({
    onMutate: () => sheet.typed,
    mutationFn: () => {
      const entries = mine.map(entry);
      return own
        ? unwrap(
            api.PUT('/api/v1/progress-reports/{id}', { params: { path: { id: own.id }, header: ifMatch(own.version) }, body: { entries } }),
          )
        : unwrap(
            api.POST('/api/v1/progress-reports', {
              params: { header: idempotent(key) },
              body: { collaborationId, week: data.week, entries },
            }),
          );
    },
    onSuccess: async (_answer, _nothing, typed) => {
      renew();
      setSaid(null);
      for (const queryKey of [['collaborations'], ['agenda'], ['work-items'], ['deadlines']]) void cache.invalidateQueries({ queryKey });
      // First what was sent has to stand there as stored: a cell typed into before would take it for somebody else's.
      await cache.invalidateQueries({ queryKey: ['progress-reports'] });
      sheet.sent(typed);
    },
    onError: (error) => {
      renew();
      const problem = problemOf(error);
      // Somebody of the department was faster: their cells come, and those that clash are asked about.
      if (problem.status === 409 || problem.status === 412) void cache.invalidateQueries({ queryKey: ['progress-reports'] });
      const loose = problem.status === 422 ? sheet.refuse(problem, 'entries', mine) : [];
      setSaid(
        loose[0] ??
          (problem.status === 422 && Object.keys(problem.errors ?? {}).length > 0
            ? t('common:grid.bad', { count: 1 })
            : (problem.detail ?? problem.title)),
      );
    },
  });

  const trySend = () => {
    if (sheet.badCount === 0 && clashes.length === 0 && !send.isPending && mine.length > 0) send.mutate();
  };

  const clashes = sheet.clashes.map((it) => ({ ...it, field: fieldOf(it), untouchedByThem: false }));
  const placeOf = (field: string) => {
    const it = clashes.find((clash) => clash.field === field);
    return it && t('common:grid.cell', { row: it.row.workItem.title, column: columns.find((column) => column.key === it.column)?.title });
  };

  return (
    <>
      {clashes.length > 0 && !send.isPending && (
        <ConflictPanel
          key={clashes.map((it) => `${it.field} ${it.theirs}`).join()}
          fields={clashes}
          labelOf={placeOf}
          onKeep={(chosen) => {
            setSaid(null);
            sheet.settle((it) => chosen[fieldOf(it)] ?? 'mine');
          }}
        />
      )}
      {said && clashes.length === 0 && (
        <Note tone="breached" live>
          {said}
        </Note>
      )}
      <GridSheet
        sheet={sheet}
        label={t('name')}
        rowTitle={t('column.task')}
        nameOf={(it) => it.workItem.title}
        head={(it) => (
          <>
            <Link to={`/work-items/${it.workItem.id}`}>{it.workItem.title}</Link>
            <small>{it.mine ? it.workItem.phase : it.department.name}</small>
          </>
        )}
        onSend={trySend}
      />
      {mine.length > 0 && (
        <div className="under">
          <span>{sheet.changedCount > 0 ? t('common:grid.changed', { count: sheet.changedCount }) : t('common:grid.unchanged')}</span>
          {sheet.badCount > 0 && <span>{t('common:grid.bad', { count: sheet.badCount })}</span>}
          {sheet.savedAt && <span>{t('common:form.draftSaved', { time: times.near(sheet.savedAt) })}</span>}
          <GridKeys />
          <span className="acts">
            <Button type="primary" disabled={send.isPending || sheet.badCount > 0 || clashes.length > 0} onClick={trySend}>
              {t(send.isPending ? 'common:form.sending' : own ? 'correct' : 'send', { count: mine.length })}{' '}
              <kbd aria-hidden="true">{withCommand('↵')}</kbd>
            </Button>
          </span>
        </div>
      )}
    </>
  );
}
