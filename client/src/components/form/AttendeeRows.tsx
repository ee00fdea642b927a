import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MemberSelect } from '../pick/MemberSelect';

interface AttendeeRowsProps {
  /** Of the list of member ids in the form. */
  name: string | string[];
  legend: ReactNode;
}

/** Who is invited, or was there: one person a row, at least one. */
export function AttendeeRows({ name: list, legend }: AttendeeRowsProps) {
  const { t } = useTranslation();
  return (
    <Form.List name={list}>
      {(rows, { add, remove }) => (
        <fieldset className="rows">
          <legend>{legend}</legend>
          {rows.map(({ key, name }) => (
            <div className="row" key={key}>
              <Form.Item name={name} rules={[{ required: true, message: t('attendees.need') }]}>
                <MemberSelect aria-label={t('attendees.person', { number: name + 1 })} />
              </Form.Item>
              {rows.length > 1 && (
                <Button type="text" onClick={() => remove(name)} aria-label={t('attendees.drop', { number: name + 1 })}>
                  {t('attendees.dropShort')}
                </Button>
              )}
            </div>
          ))}
          <Button onClick={() => add()}>{t('attendees.add')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
