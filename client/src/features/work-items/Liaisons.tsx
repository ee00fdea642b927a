import { api, type Item, ifMatch, unwrap } from '@api';
import { MemberSelect, ProblemForm, StateMark } from '@components';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Liaison = Item<'/api/v1/collaborations/{id}/liaisons'>;

interface LiaisonsProps {
  collaborationId: string;
  /** Of the collaboration, which the names belong to. */
  version: number | undefined;
  liaisons: Liaison[];
}

/** Per department the one person through whom messages run, who stands in, and whom a breach reaches in which order. */
export function Liaisons({ collaborationId, version, liaisons }: LiaisonsProps) {
  const { t } = useTranslation('work-items');
  const [naming, setNaming] = useState<string | null>(null);
  const row = liaisons.find((it) => it.department.id === naming);
  return (
    <>
      <table className="owes lab">
        <thead>
          <tr>
            <th scope="col">{t('liaison.department')}</th>
            <th scope="col">{t('liaison.liaison')}</th>
            <th scope="col">{t('liaison.deputy')}</th>
            <th scope="col">{t('liaison.chain')}</th>
          </tr>
        </thead>
        <tbody>
          {liaisons.map((it) => (
            <tr key={it.department.id}>
              <th scope="row">
                <b>{it.department.name}</b>
              </th>
              <td data-l={t('liaison.liaison')}>
                {it.liaison?.name ?? <StateMark mark="breached">{t('liaison.none')}</StateMark>}{' '}
                {it.allowed.includes('name') && (
                  <Button size="small" onClick={() => setNaming(it.department.id)}>
                    {t(it.liaison ? 'liaison.change' : 'liaison.name')}
                    <span className="vh"> {t('liaison.nameOf', { department: it.department.name })}</span>
                  </Button>
                )}
              </td>
              <td data-l={t('liaison.deputy')}>{it.deputy?.name ?? <StateMark mark="soon">{t('liaison.none')}</StateMark>}</td>
              <td data-l={t('liaison.chain')}>{it.chain.map((person) => person.name).join(' → ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {row && version !== undefined && (
        <NameLiaison key={row.department.id} collaborationId={collaborationId} version={version} row={row} onDone={() => setNaming(null)} />
      )}
    </>
  );
}

function NameLiaison({
  collaborationId,
  version,
  row,
  onDone,
}: {
  collaborationId: string;
  version: number;
  row: Liaison;
  onDone: () => void;
}) {
  const { t } = useTranslation('work-items');
  const cache = useQueryClient();
  const departmentId = row.department.id;
  return (
    <div className="answer gap-above">
      <ProblemForm<{ memberId?: string; deputyId?: string }, unknown>
        initialValues={{ memberId: row.liaison?.id, deputyId: row.deputy?.id }}
        version={version}
        submitLabel={t('liaison.send', { department: row.department.name })}
        secondary={<Button onClick={onDone}>{t('cancel')}</Button>}
        submit={({ memberId = '', deputyId }, sending) =>
          unwrap(
            api.PUT('/api/v1/collaborations/{id}/liaisons/{departmentId}', {
              params: { path: { id: collaborationId, departmentId }, header: ifMatch(sending.version) },
              body: { memberId, deputyId: deputyId ?? null },
            }),
          )
        }
        onStale={() => void cache.invalidateQueries({ queryKey: ['collaborations', collaborationId] })}
        onDone={() => {
          void cache.invalidateQueries({ queryKey: ['collaborations', collaborationId] });
          onDone();
        }}
      >
        <div className="pair">
          <Form.Item name="memberId" label={t('liaison.liaison')} rules={[{ required: true, message: t('liaison.needOne') }]}>
            <MemberSelect departmentId={departmentId} />
          </Form.Item>
          <Form.Item name="deputyId" label={t('liaison.deputy')}>
            <MemberSelect departmentId={departmentId} allowClear />
          </Form.Item>
        </div>
      </ProblemForm>
    </div>
  );
}
