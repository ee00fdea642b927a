import type { Problem } from '@api';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../Icon';
import { shortTrace } from '../QueryState';

interface RefusalProps {
  problem: Problem;
  /** Messages of 422 that belong to no field of the form. */
  loose: string[];
  /** What was typed, offered for copying where the state has moved on. */
  mine: () => string;
  /** Shows the thing as it is now. */
  onStale?: () => void;
}

/** Why it was not sent, what is kept, and the next step. */
export function Refusal({ problem, loose, mine, onStale }: RefusalProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const overtaken = problem.status === 409 || problem.status === 412;

  const copy = async () => {
    await navigator.clipboard.writeText(mine());
    void message.success(t('form.copied'));
  };

  return (
    <div className="note breached gap-below" role="alert">
      <Icon name="info" />
      <div>
        {sentences().map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {overtaken && (
          <div className="acts gap-above">
            <Button size="small" onClick={() => void copy()}>
              {t('form.copyMine')}
            </Button>
            {onStale && (
              <Button size="small" onClick={onStale}>
                {t('form.showNow')}
              </Button>
            )}
          </div>
        )}
      </div>
    </div>
  );

  function sentences(): string[] {
    switch (problem.status) {
      case 0:
        return [problem.code === 'client.offline' ? t('form.offline') : t('form.notSavedNoTrace')];
      case 401:
        return [t('form.signInFirst')];
      case 409:
      case 412:
        return [problem.detail ?? t('form.overtaken')];
      case 422:
        return loose.length > 0 ? loose : [problem.detail ?? problem.title];
      case 429:
        return [t('problem.tooMany', { seconds: problem.retryAfter ?? 10 })];
      default:
        if (problem.status < 500 && problem.detail) return [problem.detail];
        return [problem.traceId ? t('form.notSaved', { trace: shortTrace(problem.traceId) }) : t('form.notSavedNoTrace')];
    }
  }
}
