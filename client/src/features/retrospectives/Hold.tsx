import { api, idempotent, ifMatch, serverNow, unwrap } from '@api';
import { DateField, InstantField, MemberSelect, ProblemForm } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type Retrospective, retrospectiveQuery } from './api';

type Part = 'wentWell' | 'didNotGoWell' | 'causes';

type Values = { heldAt: string; improvements: { description: string; ownerId: string; dueOn: string }[] } & Record<
  Part,
  (string | undefined)[]
>;

/** Rows that were left empty say nothing. */
const written = (rows: (string | undefined)[]) => rows.flatMap((row) => row?.trim() || []);

/** What came of the retrospective, recorded once. */
export function Hold({ it }: { it: Retrospective }) {
  const { t } = useTranslation('retrospectives');
  const cache = useQueryClient();
  const initial: Values = { heldAt: serverNow().toISOString(), wentWell: [''], didNotGoWell: [''], causes: [''], improvements: [] };
  return (
    <ProblemForm<Values, Retrospective>
      initialValues={initial}
      version={it.version}
      draft={`collaborations/${it.id}/retrospective`}
      submitLabel={t('send')}
      submit={(values, { version, idempotencyKey }) =>
        unwrap(
          api.POST('/api/v1/collaborations/{id}/retrospective', {
            params: { path: { id: it.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } },
            body: {
              heldAt: values.heldAt,
              wentWell: written(values.wentWell),
              didNotGoWell: written(values.didNotGoWell),
              causes: written(values.causes),
              improvements: values.improvements,
            },
          }),
        )
      }
      onStale={() => void cache.invalidateQueries({ queryKey: retrospectiveQuery(it.id).queryKey })}
      onDone={(saved) => {
        cache.setQueryData(retrospectiveQuery(it.id).queryKey, saved);
        void cache.invalidateQueries({ queryKey: ['collaborations', it.id] });
        void cache.invalidateQueries({ queryKey: ['agenda'] });
      }}
    >
      <Form.Item name="heldAt" label={t('heldAt')} rules={[{ required: true, message: t('needTime') }]}>
        <InstantField />
      </Form.Item>
      <Texts part="wentWell" />
      <Texts part="didNotGoWell" />
      <Texts part="causes" hint={t('causesHint')} />
      <Improvements />
    </ProblemForm>
  );
}

function Texts({ part, hint }: { part: Part; hint?: string }) {
  const { t } = useTranslation('retrospectives');
  return (
    <Form.List name={part}>
      {(rows, { add, remove }, { errors }) => (
        <fieldset className="rows">
          <legend>{t(part)}</legend>
          {hint && <p className="s q3 gap-below">{hint}</p>}
          {rows.map(({ key, name }) => (
            <div className="row" key={key}>
              <Form.Item name={name}>
                <Input.TextArea aria-label={t('row', { part: t(part), number: name + 1 })} rows={1} maxLength={1000} />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)} aria-label={t('dropRow', { part: t(part), number: name + 1 })}>
                {t('drop')}
              </Button>
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button onClick={() => add('')} aria-label={t('addTo', { part: t(part) })}>
            {t('add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Improvements() {
  const { t } = useTranslation('retrospectives');
  return (
    <Form.List name="improvements">
      {(rows, { add, remove }, { errors }) => (
        <fieldset className="rows">
          <legend>{t('improvements')}</legend>
          {rows.map(({ key, name }) => (
            <div className="row three" key={key}>
              <Form.Item name={[name, 'description']} label={t('what')} rules={[{ required: true, message: t('needWhat') }]}>
                <Input maxLength={500} />
              </Form.Item>
              <Form.Item name={[name, 'ownerId']} label={t('who')} rules={[{ required: true, message: t('needWho') }]}>
                <MemberSelect />
              </Form.Item>
              <Form.Item name={[name, 'dueOn']} label={t('until')} rules={[{ required: true, message: t('needUntil') }]}>
                <DateField />
              </Form.Item>
              <Button type="text" onClick={() => remove(name)} aria-label={t('dropRow', { part: t('improvements'), number: name + 1 })}>
                {t('drop')}
              </Button>
            </div>
          ))}
          <Form.ErrorList errors={errors} />
          <Button onClick={() => add({})}>{t('addImprovement')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
