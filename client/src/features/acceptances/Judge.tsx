import { api, ifMatch, unwrap } from '@api';
import { DateField, MemberSelect, ProblemForm, useTimes } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Acceptance, acceptanceQuery, type Check, type Verdict } from './api';

interface Values {
  verdict: Verdict;
  measuredValue?: number;
  remarks?: string;
  /** Whether something with remarks is done again; what failed always is. */
  again: boolean;
  rework: { title?: string; ownerId?: string; dueOn?: string };
}

interface JudgeProps {
  acceptance: Acceptance;
  check: Check;
  onDone: () => void;
}

const verdicts: readonly Verdict[] = ['passed', 'passedWithRemarks', 'failed'];

/** The verdict on one line, given where the line stands. */
export function Judge({ acceptance, check, onDone }: JudgeProps) {
  const { t } = useTranslation('acceptances');
  const cache = useQueryClient();
  const { id } = acceptance;

  const valuesOf = (it: Check): Values => ({
    verdict: it.verdict ?? 'passed',
    measuredValue: it.measuredValue ?? undefined,
    remarks: it.remarks ?? undefined,
    again: it.rework !== null,
    rework: it.rework
      ? { title: it.rework.title, ownerId: it.rework.ownerId, dueOn: it.rework.dueOn }
      : { title: t('rework.suggested', { title: it.subject.title }) },
  });

  function send({ verdict, measuredValue, remarks, again, rework }: Values, version: number) {
    const reworked = verdict === 'failed' || (verdict === 'passedWithRemarks' && again);
    return unwrap(
      api.PUT('/api/v1/collaborations/{id}/acceptance/checks/{checkId}', {
        params: { path: { id, checkId: check.id }, header: ifMatch(version) },
        body: {
          verdict,
          measuredValue: measuredValue ?? null,
          remarks: verdict === 'passed' ? null : (remarks ?? null),
          rework: reworked ? (rework as Required<Values['rework']>) : null,
        },
      }),
    );
  }

  return (
    <div className="answer">
      <ProblemForm<Values, Acceptance>
        initialValues={valuesOf(check)}
        version={acceptance.version}
        draft={`acceptance-checks/${check.id}`}
        submitLabel={t('send')}
        submit={(values, { version }) => send(values, version)}
        read={(current) => {
          const now = (current as Acceptance).checks.find((it) => it.id === check.id);
          return now ? valuesOf(now) : {};
        }}
        labels={{
          verdict: t('verdict.label'),
          measuredValue: t('measuredPlain'),
          remarks: t('remarks'),
          again: t('rework.again'),
          rework: t('rework.legend'),
        }}
        show={(field, value) => shown(field, value, t)}
        onStale={() => void cache.invalidateQueries({ queryKey: acceptanceQuery(id).queryKey })}
        onDone={(saved) => {
          cache.setQueryData(acceptanceQuery(id).queryKey, saved);
          void cache.invalidateQueries({ queryKey: ['collaborations', id] });
          onDone();
        }}
      >
        <Fields check={check} />
      </ProblemForm>
    </div>
  );
}

function shown(field: string, value: unknown, t: (key: string) => string): ReactNode {
  if (value === undefined || value === null) return '';
  if (field === 'verdict') return t(`verdict.${value as Verdict}`);
  if (field === 'again') return t(value ? 'yes' : 'no');
  if (field === 'rework') return (value as Values['rework']).title;
  return String(value as string | number);
}

function Fields({ check }: { check: Check }) {
  const { t, i18n } = useTranslation('acceptances');
  const { today } = useTimes();
  const verdict = Form.useWatch<Verdict | undefined>('verdict') ?? check.verdict ?? 'passed';
  const again = Form.useWatch<boolean | undefined>('again') ?? false;
  const reworked = verdict === 'failed' || (verdict === 'passedWithRemarks' && again);
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 4 });
  return (
    <>
      <Form.Item name="verdict" label={t('verdict.label')}>
        <Segmented aria-label={t('verdict.label')} options={verdicts.map((value) => ({ value, label: t(`verdict.${value}`) }))} />
      </Form.Item>
      {check.target && (
        <Form.Item
          name="measuredValue"
          label={t('measuredValue', { unit: check.target.unit, target: number.format(check.target.value) })}
          rules={[{ required: true, message: t('needMeasured') }]}
        >
          <InputNumber className="grow" controls={false} />
        </Form.Item>
      )}
      {verdict !== 'passed' && (
        <Form.Item name="remarks" label={t('remarks')} rules={[{ required: true, whitespace: true, message: t('needRemarks') }]}>
          <Input.TextArea rows={2} maxLength={2000} />
        </Form.Item>
      )}
      {verdict === 'passedWithRemarks' && (
        <Form.Item name="again" valuePropName="checked">
          <Checkbox>{t('rework.again')}</Checkbox>
        </Form.Item>
      )}
      {reworked && (
        <fieldset className="rows">
          <legend>{t('rework.legend')}</legend>
          <div className="row three">
            <Form.Item name={['rework', 'title']} label={t('rework.what')} rules={[{ required: true, message: t('rework.needWhat') }]}>
              <Input maxLength={200} />
            </Form.Item>
            <Form.Item name={['rework', 'ownerId']} label={t('rework.who')} rules={[{ required: true, message: t('rework.needWho') }]}>
              <MemberSelect />
            </Form.Item>
            <Form.Item name={['rework', 'dueOn']} label={t('rework.until')} rules={[{ required: true, message: t('rework.needUntil') }]}>
              <DateField min={today} />
            </Form.Item>
          </div>
        </fieldset>
      )}
    </>
  );
}
