import { DayText, Moment, StateMark } from '@components';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Acceptance, Check } from './api';
import { Judge } from './Judge';

interface CheckRowProps {
  acceptance: Acceptance;
  check: Check;
  judging: boolean;
  onJudge: (open: boolean) => void;
}

const marks = { passed: 'met', passedWithRemarks: 'met', failed: 'breached' } as const;

/** One deliverable or goal: what was agreed, what is there, and the verdict; given in place. */
export function CheckRow({ acceptance, check, judging, onJudge }: CheckRowProps) {
  const { t, i18n } = useTranslation('acceptances');
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 4 });
  const { target, rework, verdict } = check;
  const action = t(judging ? 'fold' : verdict ? 'judgeAgain' : 'judge');
  const mayJudge = acceptance.allowed.includes('judge');
  return (
    <li>
      <div className="ttl">
        {check.subject.type === 'workItem' ? (
          <Link to={`/work-items/${check.subject.id}`}>{check.subject.title}</Link>
        ) : (
          check.subject.title
        )}
      </div>
      <div className="sub">
        <p>
          {target
            ? t(check.measuredValue == null ? 'target' : 'measured', {
                target: number.format(target.value),
                unit: target.unit,
                value: check.measuredValue == null ? '' : number.format(check.measuredValue),
              })
            : t('criterion', { text: check.criterion })}
        </p>
        {check.remarks && <p>{t('remarksAre', { text: check.remarks })}</p>}
        {rework && (
          <p>
            {t('reworkIs')} {rework.workItemId ? <Link to={`/work-items/${rework.workItemId}`}>{rework.title}</Link> : rework.title}
            {t('reworkBy', { name: rework.owner?.name ?? t('somebody') })} <DayText date={rework.dueOn} weekday />
            {rework.state && <span className="q3"> · {t(`workItem.${rework.state}`)}</span>}
          </p>
        )}
        {check.judgedBy && check.judgedAt && (
          <p className="q3">
            {check.judgedBy.name} · <Moment at={check.judgedAt} />
          </p>
        )}
      </div>
      <div className="end">
        <StateMark mark={verdict ? marks[verdict] : 'open'} chip>
          {t(verdict ? `verdict.${verdict}` : 'verdict.none')}
        </StateMark>
        {mayJudge && (
          <Button
            aria-expanded={judging}
            aria-label={t('actionOn', { action, title: check.subject.title })}
            onClick={() => onJudge(!judging)}
          >
            {action}
          </Button>
        )}
      </div>
      {judging && mayJudge && <Judge acceptance={acceptance} check={check} onDone={() => onJudge(false)} />}
    </li>
  );
}
