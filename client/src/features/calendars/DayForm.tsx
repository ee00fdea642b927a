import { Choice, useTimes } from '@components';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Hours, kindOf, type Content, type SpecialDay } from './content';

const kinds = ['ordinary', 'holiday', 'makeUpWorkday', 'dayOff', 'halfDay'] as const;

interface Values {
  kind: (typeof kinds)[number];
  count: number;
  zh: string;
  en: string;
  start: string;
  end: string;
}

interface DayFormProps {
  date: string;
  content: Content;
  onSet: (count: number, entry: Omit<SpecialDay, 'date'> | null) => void;
}

const longest = 31;

/** What one day is, or some days in a row: as its weekday says, off, made up, the company's own, or half. */
export function DayForm({ date, content, onSet }: DayFormProps) {
  const { t } = useTranslation('calendars');
  const times = useTimes();
  const [form] = Form.useForm<Values>();
  const own = content.specialDays.find((it) => it.date === date);
  const usual: Hours = own?.hours ?? { start: content.standardHours.start, end: own ? content.standardHours.end : '12:00' };

  const both = (one: 'zh' | 'en', other: 'zh' | 'en') => ({
    validator: () =>
      form.getFieldValue('kind') !== 'ordinary' && !form.getFieldValue(one)?.trim() && form.getFieldValue(other)?.trim()
        ? Promise.reject(new Error(t('edit.bothNames')))
        : Promise.resolve(),
  });

  const set = ({ kind, count, zh, en, start, end }: Values) => {
    const name = zh?.trim() && en?.trim() ? { zh: zh.trim(), en: en.trim() } : null;
    onSet(count, kind === 'ordinary' ? null : { kind, name, hours: kind === 'halfDay' ? { start, end } : null });
  };

  return (
    <Form<Values>
      form={form}
      layout="vertical"
      className="dayform"
      initialValues={{ kind: own?.kind ?? 'ordinary', count: 1, zh: own?.name?.zh ?? '', en: own?.name?.en ?? '', ...usual }}
      onFinish={set}
    >
      <p className="b5 gap-below">
        {times.day(date, true)}
        <span className="q3"> {t(`kind.${own?.kind === 'halfDay' ? 'halfDay' : kindOf(date, content)}`)}</span>
      </p>
      <Form.Item name="kind">
        <Choice label={t('edit.kind')} options={kinds.map((value) => ({ value, label: t(`edit.kinds.${value}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {({ getFieldValue }) => {
          const kind = getFieldValue('kind') as Values['kind'];
          return (
            <>
              {kind === 'halfDay' && (
                <div className="side-by-side">
                  <Form.Item name="start" label={t('edit.start')} rules={[{ required: true, message: t('edit.hoursRequired') }]}>
                    <Input type="time" />
                  </Form.Item>
                  <Form.Item name="end" label={t('edit.end')} rules={[{ required: true, message: t('edit.hoursRequired') }]}>
                    <Input type="time" />
                  </Form.Item>
                </div>
              )}
              {kind !== 'ordinary' && (
                <div className="side-by-side">
                  <Form.Item name="zh" label={t('edit.zh')} dependencies={['en']} rules={[both('zh', 'en')]}>
                    <Input maxLength={100} lang="zh-CN" />
                  </Form.Item>
                  <Form.Item name="en" label={t('edit.en')} dependencies={['zh']} rules={[both('en', 'zh')]}>
                    <Input maxLength={100} lang="en" />
                  </Form.Item>
                </div>
              )}
            </>
          );
        }}
      </Form.Item>
      <Form.Item name="count" label={t('edit.count')} rules={[{ required: true, message: t('edit.countRequired') }]}>
        <InputNumber min={1} max={longest} precision={0} />
      </Form.Item>
      <Button htmlType="submit">{t('edit.set')}</Button>
    </Form>
  );
}
