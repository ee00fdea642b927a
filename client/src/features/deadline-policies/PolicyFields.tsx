import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { chainRoles, type Limits, type Policy } from './api';
import { usePolicyTexts } from './usePolicyTexts';

/** What a form of a limit holds. */
export interface PolicyValues {
  amount: number;
  time: string | null;
  percents: number[];
  hoursBefore: number | null;
  chain: Limits['chain'];
}

export const valuesOf = ({ amount, time, reminders, chain }: Policy): PolicyValues => ({
  amount,
  time: time?.slice(0, 5) ?? null,
  percents: reminders.percents,
  hoursBefore: reminders.hoursBefore,
  chain,
});

export const limitsOf = ({ amount, time, percents, hoursBefore, chain }: PolicyValues): Limits => ({
  amount,
  time,
  chain,
  reminders: { percents: [...percents].sort((a, b) => a - b), hoursBefore },
});

const percentSteps = [10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 95];
const mostHoursBefore = 72;

/** Amount or time of day, reminders, and who is told in turn. */
export function PolicyFields({ policy }: { policy: Policy }) {
  const { t } = useTranslation('deadline-policies');
  const texts = usePolicyTexts();
  const hint = policy.isProcessMinimum ? t('tighten') : undefined;
  const percents = [...new Set([...percentSteps, ...policy.reminders.percents])].sort((a, b) => a - b);
  return (
    <>
      {policy.unit !== 'wallTime' && (
        <Form.Item name="amount" label={t('amount')} extra={hint} rules={[{ required: true, message: t('amountRequired') }]}>
          <InputNumber min={1} precision={0} suffix={t(`unitOf.${policy.unit}`)} />
        </Form.Item>
      )}
      {policy.kind === 'weeklyProgress' && (
        <Form.Item name="time" label={t('time')} extra={hint} rules={[{ required: true, message: t('timeRequired') }]}>
          <Input type="time" className="timefield" />
        </Form.Item>
      )}
      <div className="pair">
        <Form.Item name="percents" label={t('percentsLabel')} extra={t('percentsHint')}>
          <Select<number[]> mode="multiple" options={percents.map((value) => ({ value, label: `${value}%` }))} maxCount={5} />
        </Form.Item>
        <Form.Item name="hoursBefore" label={t('hoursLabel')} extra={t('hoursHint')}>
          <InputNumber className="grow" min={1} max={mostHoursBefore} precision={0} />
        </Form.Item>
      </div>
      <Form.Item name="chain" label={t('chainLabel')} extra={t('chainHint')} rules={[{ required: true, message: t('chainRequired') }]}>
        <Select<Limits['chain']> mode="multiple" options={chainRoles.map((value) => ({ value, label: texts.role(value) }))} />
      </Form.Item>
    </>
  );
}

/** Where the server's JSON paths stand in the form. */
export const fieldOfLimits = (path: string) => (path.startsWith('$.reminders') ? ['percents'] : undefined);
