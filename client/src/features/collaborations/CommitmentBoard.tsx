import { api, idempotent, ifMatch, unwrap, useIdempotencyKey } from '@api';
import { DueTime, InstantField, MemberSelect, Moment, ProblemForm, StateMark } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Segmented } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Commitment, commitmentsQuery } from './api';

interface Board {
  collaborationId: string;
  commitments: Commitment[];
}

/** Every department with what it says to the goal; one's own is answered in place. */
export const CommitmentBoard = ({ collaborationId, commitments }: Board) => (
  <ul className="list">
    {commitments.map((it) => (
      <Row key={it.id} collaborationId={collaborationId} it={it} />
    ))}
  </ul>
);

const marks = { awaited: 'open', confirmed: 'met', confirmedOnCondition: 'met', declined: 'breached' } as const;

function Row({ collaborationId, it }: { collaborationId: string; it: Commitment }) {
  const { t } = useTranslation('collaborations');
  const [answering, setAnswering] = useState(false);
  const mayAnswer = it.allowed.includes('confirm') || it.allowed.includes('decline');
  return (
    <li>
      <div className="ttl">{it.department.name}</div>
      <div className="sub">
        {it.state === 'declined' && <p>{t('commitment.because', { reason: it.declineReason })}</p>}
        {it.statedBy && it.statedAt && (
          <span className="q3">
            {it.statedBy.name} · <Moment at={it.statedAt} />
          </span>
        )}
        {it.conditions.length > 0 && (
          <ul className="plain">
            {it.conditions.map((condition) => (
              <ConditionLine key={condition.id} collaborationId={collaborationId} commitment={it} condition={condition} />
            ))}
          </ul>
        )}
      </div>
      <div className="end">
        <StateMark mark={marks[it.state]} chip>
          {t(`commitment.${it.state}`)}
        </StateMark>
        {it.state === 'awaited' && it.deadline && <DueTime deadline={it.deadline} />}
        {mayAnswer && (
          <Button aria-expanded={answering} onClick={() => setAnswering(!answering)}>
            {t(answering ? 'commitment.fold' : 'commitment.answer')}
          </Button>
        )}
      </div>
      {answering && mayAnswer && <Answer collaborationId={collaborationId} it={it} onDone={() => setAnswering(false)} />}
    </li>
  );
}

interface Values {
  conditions: { description: string; ownerId: string; dueAt: string }[];
  reason?: string;
}

function Answer({ collaborationId, it, onDone }: { collaborationId: string; it: Commitment; onDone: () => void }) {
  const { t } = useTranslation('collaborations');
  const cache = useQueryClient();
  const [answer, setAnswer] = useState<'confirm' | 'condition' | 'decline'>('confirm');
  const params = (version: number, idempotencyKey: string) => ({
    path: { id: collaborationId, departmentId: it.department.id },
    header: { ...ifMatch(version), ...idempotent(idempotencyKey) },
  });

  const choice = useRef<HTMLDivElement>(null);
  // The keyboard goes on with the answer's kind; the form below it may have no field to take the focus.
  useEffect(() => choice.current?.querySelector<HTMLElement>('input:checked')?.focus(), []);

  return (
    <div className="answer">
      <Segmented
        ref={choice}
        aria-label={t('commitment.label')}
        value={answer}
        onChange={setAnswer}
        options={(['confirm', 'condition', 'decline'] as const).map((value) => ({ value, label: t(`commitment.choose.${value}`) }))}
      />
      <ProblemForm<Values, unknown>
        key={answer}
        initialValues={{ conditions: answer === 'condition' ? [{} as Values['conditions'][number]] : [] }}
        version={it.version}
        draft={`commitments/${it.id}/${answer}`}
        submitLabel={t(`commitment.send.${answer}`)}
        submit={(values, { version, idempotencyKey }) =>
          answer === 'decline'
            ? unwrap(
                api.POST('/api/v1/collaborations/{id}/commitments/{departmentId}/decline', {
                  params: params(version, idempotencyKey),
                  body: { reason: values.reason ?? '' },
                }),
              )
            : unwrap(
                api.POST('/api/v1/collaborations/{id}/commitments/{departmentId}/confirm', {
                  params: params(version, idempotencyKey),
                  body: { conditions: values.conditions },
                }),
              )
        }
        onStale={() => void cache.invalidateQueries({ queryKey: commitmentsQuery(collaborationId).queryKey })}
        onDone={() => {
          void cache.invalidateQueries({ queryKey: ['collaborations', collaborationId] });
          void cache.invalidateQueries({ queryKey: ['agenda'] });
          onDone();
        }}
      >
        {answer === 'confirm' && <p className="q2">{t('commitment.means')}</p>}
        {answer === 'decline' && (
          <Form.Item name="reason" label={t('commitment.reason')} rules={[{ required: true, message: t('commitment.needReason') }]}>
            <Input.TextArea rows={2} maxLength={2000} autoFocus />
          </Form.Item>
        )}
        {answer === 'condition' && (
          <Form.List name="conditions">
            {(rows, { add, remove }) => (
              <fieldset className="rows">
                <legend>{t('commitment.conditions')}</legend>
                {rows.map(({ key, name }) => (
                  <div className="row three" key={key}>
                    <Form.Item
                      name={[name, 'description']}
                      label={t('commitment.what')}
                      rules={[{ required: true, message: t('commitment.needWhat') }]}
                    >
                      <Input maxLength={500} />
                    </Form.Item>
                    <Form.Item
                      name={[name, 'ownerId']}
                      label={t('commitment.who')}
                      rules={[{ required: true, message: t('commitment.needWho') }]}
                    >
                      <MemberSelect />
                    </Form.Item>
                    <Form.Item
                      name={[name, 'dueAt']}
                      label={t('commitment.until')}
                      rules={[{ required: true, message: t('commitment.needUntil') }]}
                    >
                      <InstantField />
                    </Form.Item>
                    {rows.length > 1 && (
                      <Button type="text" onClick={() => remove(name)} aria-label={t('commitment.drop', { number: name + 1 })}>
                        {t('brief.drop')}
                      </Button>
                    )}
                  </div>
                ))}
                <Button onClick={() => add({})}>{t('commitment.add')}</Button>
              </fieldset>
            )}
          </Form.List>
        )}
      </ProblemForm>
    </div>
  );
}

type Condition = Commitment['conditions'][number];

function ConditionLine({
  collaborationId,
  commitment,
  condition,
}: {
  collaborationId: string;
  commitment: Commitment;
  condition: Condition;
}) {
  const { t } = useTranslation('collaborations');
  const cache = useQueryClient();
  const { key } = useIdempotencyKey();
  const fulfil = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/collaborations/{id}/commitments/{departmentId}/conditions/{conditionId}/fulfil', {
          params: {
            path: { id: collaborationId, departmentId: commitment.department.id, conditionId: condition.id },
            header: { ...ifMatch(commitment.version), ...idempotent(key) },
          },
          body: {},
        }),
      ),
    onSettled: () => cache.invalidateQueries({ queryKey: ['collaborations', collaborationId] }),
  });
  return (
    <li>
      {t('commitment.condition', { description: condition.description, owner: condition.owner.name })}{' '}
      {condition.deadline && <DueTime deadline={condition.deadline} />}{' '}
      {condition.allowed.includes('fulfil') && (
        <Button size="small" loading={fulfil.isPending} onClick={() => fulfil.mutate()}>
          {t('commitment.fulfil')}
        </Button>
      )}
    </li>
  );
}
