import { DateField } from '@components';
import { Button, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';

/** Goals as rows: indicator, value, unit, date. A goal without a measure cannot be sent. */
export function GoalRows() {
  const { t } = useTranslation('collaborations');
  return (
    <Form.List name="goals">
      {(rows, { add, remove }) => (
        <fieldset className="goalrows">
          <legend>{t('brief.goals')}</legend>
          {rows.map(({ key, name }) => (
            <div className="goalrow" key={key}>
              {/* Which one it is: without it the row would be sent as a new one. */}
              <Form.Item name={[name, 'id']} hidden>
                <Input type="hidden" />
              </Form.Item>
              <Form.Item
                name={[name, 'indicator']}
                label={t('brief.indicator')}
                rules={[{ required: true, message: t('brief.needIndicator') }]}
              >
                <Input maxLength={200} placeholder={t('brief.indicatorExample')} />
              </Form.Item>
              <Form.Item name={[name, 'target']} label={t('brief.target')} rules={[{ required: true, message: t('brief.needTarget') }]}>
                <InputNumber className="grow" min={0} controls={false} />
              </Form.Item>
              <Form.Item name={[name, 'unit']} label={t('brief.unit')} rules={[{ required: true, message: t('brief.needUnit') }]}>
                <Input maxLength={40} placeholder={t('brief.unitExample')} />
              </Form.Item>
              <Form.Item name={[name, 'dueOn']} label={t('brief.dueOn')} rules={[{ required: true, message: t('brief.needDate') }]}>
                <DateField />
              </Form.Item>
              <Button
                type="text"
                disabled={rows.length === 1}
                onClick={() => remove(name)}
                aria-label={t('brief.dropGoal', { number: name + 1 })}
              >
                {t('brief.drop')}
              </Button>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('brief.addGoal')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
