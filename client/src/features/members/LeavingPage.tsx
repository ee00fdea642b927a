import { api, idempotent, ifMatch, unwrap } from '@api';
import { LinkButton, MemberSelect, Note, Page, ProblemForm, QueryState, Section } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { type Held, type Leaving, leavingQuery } from './api';
import { useHeldText } from './useHeldText';

type ItemChoice = { successorId?: string; vacant?: boolean };
interface Values {
  successorId?: string;
  /** By kind, then by id: as the API blames them. */
  items: Partial<Record<Held['kind'], Record<string, ItemChoice>>>;
}

/** What is open in the name of somebody who leaves, and who follows in it? */
export function LeavingPage() {
  const { t } = useTranslation('members');
  const { id = '' } = useParams();
  const leaving = useQuery(leavingQuery(id));
  const name = leaving.data?.member.name;
  const count = leaving.data?.items.length ?? 0;
  return (
    <Page
      name={t('leaving.name')}
      crumbs={[{ text: t('name'), to: '/admin/members' }, { text: name ?? t('leaving.name') }]}
      heading={name ? (count > 0 ? t('leaving.heading', { name, count }) : t('leaving.headingNothing', { name })) : t('leaving.name')}
      lede={t('leaving.lede')}
    >
      <QueryState query={leaving} isEmpty={() => false}>
        {(data) => <HandOver leaving={data} />}
      </QueryState>
    </Page>
  );
}

function HandOver({ leaving }: { leaving: Leaving }) {
  const { t } = useTranslation('members');
  const navigate = useNavigate();
  const cache = useQueryClient();
  const { id, member, items, version } = leaving;
  const kinds = [...new Set(items.map((it) => it.kind))];
  return (
    <ProblemForm<Values, unknown>
      draft={`members/${id}/leaving`}
      version={version}
      initialValues={{ items: {} }}
      submitLabel={t('leaving.send', { name: member.name })}
      secondary={<LinkButton to="/admin/members">{t('leaving.cancel')}</LinkButton>}
      submit={({ successorId, items: chosen }, sending) =>
        unwrap(
          api.POST('/api/v1/members/{id}/deactivation', {
            params: { path: { id }, header: { ...ifMatch(sending.version), ...idempotent(sending.idempotencyKey) } },
            body: { successorId: successorId ?? null, items: named(items, chosen) },
          }),
        )
      }
      fieldOf={(path) => {
        const [, kind, of] = /^\$\.items\.(\w+)\.([\w-]+)$/.exec(path) ?? [];
        return kind && of ? ['items', kind, of, 'successorId'] : undefined;
      }}
      onStale={() => void cache.invalidateQueries({ queryKey: ['members', id] })}
      onDone={() => {
        void cache.invalidateQueries({
          predicate: ({ queryKey }) =>
            ['members', 'departments', 'deadlines', 'agenda', 'collaborations', 'delegations'].includes(String(queryKey[0])),
        });
        void navigate('/admin/members', { state: { said: t('leaving.done', { name: member.name }) } });
      }}
    >
      {items.length > 0 && (
        <Form.Item name="successorId" label={t('leaving.successor')} extra={t('leaving.successorHint')}>
          <MemberSelect allowClear />
        </Form.Item>
      )}
      {!leaving.complete && <Note tone="soon">{t('leaving.more')}</Note>}
      {kinds.map((kind) => (
        <Section key={kind} title={t(`held.${kind}`)} aside={String(items.filter((it) => it.kind === kind).length)}>
          <ul className="list" aria-label={t(`held.${kind}`)}>
            {items
              .filter((it) => it.kind === kind)
              .map((it) => (
                <HeldRow key={it.id} held={it} />
              ))}
          </ul>
        </Section>
      ))}
    </ProblemForm>
  );
}

/** What is somebody else's than the one's for all; or, where that may be, nobody's. */
function named(items: readonly Held[], chosen: Values['items']) {
  return items.flatMap(({ kind, id }) => {
    const choice = chosen[kind]?.[id];
    return choice?.vacant || choice?.successorId ? [{ kind, id, successorId: choice.vacant ? null : (choice.successorId ?? null) }] : [];
  });
}

function HeldRow({ held }: { held: Held }) {
  const { t } = useTranslation('members');
  const { title, detail } = useHeldText()(held);
  const name = ['items', held.kind, held.id];
  const vacant = Form.useWatch<boolean | undefined>([...name, 'vacant']);
  const inDepartment = held.kind === 'liaison' || held.kind === 'deputy';
  return (
    <li data-row>
      <div className="ttl">{title}</div>
      <div className="sub">{detail}</div>
      <div className="end successor">
        <Form.Item name={[...name, 'successorId']} hidden={vacant} noStyle={false} className="bare">
          <MemberSelect
            allowClear
            departmentId={inDepartment ? held.department?.id : undefined}
            placeholder={t('leaving.asAbove')}
            aria-label={t('leaving.followsIn', { title })}
          />
        </Form.Item>
        {held.mayBeVacant && (
          <Form.Item name={[...name, 'vacant']} valuePropName="checked" className="bare">
            <Checkbox>{t('leaving.nobody')}</Checkbox>
          </Form.Item>
        )}
      </div>
    </li>
  );
}
