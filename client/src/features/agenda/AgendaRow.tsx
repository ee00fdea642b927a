import { DutyRow, LinkButton, Refusal, useDuties, useTimes } from '@components';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmAnswer } from './answers/ConfirmAnswer';
import { ConveneAnswer } from './answers/ConveneAnswer';
import { FulfilAnswer } from './answers/FulfilAnswer';
import { MeasureAnswer } from './answers/MeasureAnswer';
import { ReplyAnswer } from './answers/ReplyAnswer';
import { RiskAnswer } from './answers/RiskAnswer';
import { useWorkItemMove } from './answers/useWorkItemMove';
import type { AgendaItem } from './groups';
import type { WorkItem } from './workItems';

interface AgendaRowProps {
  item: AgendaItem;
  workItem?: WorkItem;
  /** Whether its button is the view's filled one. */
  primary?: boolean;
  open?: boolean;
  onToggle?: (open: boolean) => void;
  /** Without it the row is only shown: it is done. */
  onDone?: (said: string) => void;
  timeNote?: ReactNode;
}

/** What is answered on its own page, and what in the row. */
const onPage = ['submitProgress', 'warn', 'recordMeasures', 'accept', 'holdRetrospective'] as const;

export function AgendaRow({ item, workItem, primary = false, open, onToggle, onDone, timeNote }: AgendaRowProps) {
  const { t } = useTranslation('agenda');
  const { deadline, action } = item;
  const times = useTimes();
  const say = useDuties()(deadline);
  const mark = item.for && <b className="b5">{t('standsFor.mark', { who: item.for.name })}</b>;
  const move = useWorkItemMove(() => onDone?.(t('said.completed', { title: deadline.subject.title })));

  if (!onDone) return <DutyRow deadline={deadline} timeNote={timeNote} />;
  const done = () => onDone(t('said.done', { what: say.done }));

  if (onPage.some((it) => it === action))
    return (
      <DutyRow
        deadline={deadline}
        timeNote={timeNote}
        more={mark}
        actions={
          <LinkButton primary={primary} to={say.to ?? '/'}>
            {t(`action.${action}`)}
          </LinkButton>
        }
      />
    );

  if (action === 'completeWorkItem') {
    // Not begun and not due to begin: there is nothing to say about it yet but that it is at risk.
    const ahead = workItem?.state === 'planned' && workItem.plannedStart > times.today;
    const approver = workItem?.raci.find((it) => it.role === 'accountable')?.member;
    return (
      <>
        <DutyRow
          deadline={deadline}
          timeNote={timeNote}
          more={
            !workItem ? (
              mark
            ) : (
              <>
                {mark && <>{mark} · </>}
                {ahead ? t('starts', { day: times.day(workItem.plannedStart) }) : t('percent', { percent: workItem.percentComplete })}
                {approver && ` · ${t('approves', { who: approver.name })}`}
              </>
            )
          }
          actions={
            workItem &&
            !ahead &&
            (['start', 'complete'] as const)
              .filter((it) => workItem.allowed.includes(it))
              .map((verb, index) => (
                <Button
                  key={verb}
                  type={primary && index === 0 ? 'primary' : 'default'}
                  disabled={move.isPending}
                  onClick={() => move.mutate({ workItem, verb })}
                >
                  {move.isPending && move.variables.verb === verb ? t('sending') : t(`action.${verb}`)}
                </Button>
              ))
          }
          answer={workItem?.allowed.includes('markAtRisk') && <RiskAnswer workItem={workItem} onDone={onDone} />}
          answerLabel={t('action.markAtRisk')}
          open={open}
          onToggle={onToggle}
        />
        {move.problem && <Refusal problem={move.problem} loose={Object.values(move.problem.errors ?? {}).flat()} mine={() => ''} />}
      </>
    );
  }

  return (
    <DutyRow
      deadline={deadline}
      timeNote={timeNote}
      more={mark}
      answer={answer()}
      answerLabel={t(`action.${action}`)}
      answerPrimary={primary}
      open={open}
      onToggle={onToggle}
    />
  );

  function answer() {
    switch (action) {
      case 'reply':
        return <ReplyAnswer id={deadline.subject.id} onDone={done} />;
      case 'confirm':
        return <ConfirmAnswer deadline={deadline} onDone={done} />;
      case 'fulfilCondition':
        return <FulfilAnswer deadline={deadline} onDone={done} />;
      case 'completeMeasure':
        return <MeasureAnswer deadline={deadline} onDone={done} />;
      case 'convene':
        return <ConveneAnswer deadline={deadline} onDone={done} />;
    }
  }
}
