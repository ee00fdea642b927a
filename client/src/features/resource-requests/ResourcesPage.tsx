import { collaborationQuery, useWatch } from '@api';
import {
  DueTime,
  Note,
  Page,
  Panel,
  QueryList,
  QueryState,
  type ResourceRequest,
  resourceRequestQuery,
  Section,
  useRequestSentence,
  useTimes,
} from '@components';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { requestsQuery, states } from './api';
import { RequestBody } from './RequestBody';
import { RequestForm } from './RequestForm';

/** Who needs what of whom in this collaboration, and the form to ask. */
export function ResourcesPage() {
  const { t } = useTranslation('resource-requests');
  const times = useTimes();
  const { id = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const [submitted, setSubmitted] = useState<ResourceRequest | null>(null);
  const cache = useQueryClient();
  useWatch(id);
  const state = states.find((it) => it === address.get('state'));
  const opened = address.get('request');
  const asking = address.has('new');
  const collaboration = useQuery(collaborationQuery(id));
  const query = useInfiniteQuery(requestsQuery({ collaborationId: id, state }));
  const mayAsk = collaboration.data?.allowed.includes('submitResourceRequest') ?? false;
  const heading = useHeading();

  const set = (name: string, value: string | null) =>
    setAddress(
      (before) => {
        const after = new URLSearchParams(before);
        if (value === null) after.delete(name);
        else after.set(name, value);
        return after;
      },
      { replace: true },
    );

  return (
    <Page
      name={t('list.label')}
      heading={heading(query.data?.pages, state !== undefined) ?? t('list.label')}
      crumbs={[{ text: collaboration.data?.title ?? '…', to: `/collaborations/${id}` }, { text: t('list.label') }]}
      actions={
        mayAsk &&
        !asking && (
          <Button type="primary" onClick={() => set('new', '1')}>
            {t('new.open')}
          </Button>
        )
      }
    >
      {submitted && (
        <Note live>
          {t('new.submitted', {
            provider: submitted.provider.name,
            due: submitted.deadline ? times.instant(submitted.deadline.dueAt) : '',
          })}{' '}
          <Link to={`/resource-requests/${submitted.id}`}>{submitted.title}</Link>
        </Note>
      )}
      {asking && (
        <QueryState query={collaboration}>
          {(data) => (
            <Section title={t('new.heading')}>
              <div className="reading">
                <RequestForm
                  collaboration={data}
                  onCancel={() => set('new', null)}
                  onDone={(request) => {
                    setSubmitted(request);
                    set('new', null);
                    void cache.invalidateQueries({
                      predicate: ({ queryKey }) =>
                        ['agenda', 'deadlines', 'resource-requests', 'collaborations'].includes(String(queryKey[0])),
                    });
                  }}
                />
              </div>
            </Section>
          )}
        </QueryState>
      )}
      <Section title={t('list.label')}>
        <div className="filters">
          <Select
            aria-label={t('list.filter')}
            value={state ?? ''}
            onChange={(chosen: string) => set('state', chosen || null)}
            options={[{ value: '', label: t('list.all') }, ...states.map((value) => ({ value, label: t(`state.${value}`) }))]}
          />
        </div>
        <QueryList
          query={query}
          label={t('list.label')}
          empty={t(state ? 'list.emptyFiltered' : 'list.empty')}
          row={(request) => <Row request={request} onOpen={() => set('request', request.id)} />}
        />
      </Section>
      {opened && <RequestPanel id={opened} onClose={() => set('request', null)} />}
    </Page>
  );
}

function Row({ request, onOpen }: { request: ResourceRequest; onOpen: () => void }) {
  const { t } = useTranslation('resource-requests');
  const sentence = useRequestSentence();
  return (
    <>
      <div className="ttl">
        <Link
          to={`/resource-requests/${request.id}`}
          onClick={(event) => {
            // A new tab gets the page; here it opens over the list.
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen();
          }}
        >
          {request.title}
        </Link>
      </div>
      <div className="sub">
        {t('list.from', { requester: request.requester.department.name, provider: request.provider.name })} · {sentence(request)}
      </div>
      <div className="end">
        {request.state === 'submitted' && request.deadline ? (
          <DueTime deadline={request.deadline} />
        ) : (
          <span className="s q2">{t(`state.${request.state}`)}</span>
        )}
      </div>
    </>
  );
}

function RequestPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('resource-requests');
  const query = useQuery(resourceRequestQuery(id));
  const sentence = useRequestSentence();
  return (
    <Panel title={query.data?.title ?? t('name')} onClose={onClose}>
      <QueryState query={query}>
        {(request) => (
          <>
            <p className="q2 gap-below">{sentence(request)}</p>
            <RequestBody request={request} />
          </>
        )}
      </QueryState>
    </Panel>
  );
}

function useHeading() {
  const { t } = useTranslation('resource-requests');
  return (pages: { items: ResourceRequest[] }[] | undefined, filtered: boolean): string | undefined => {
    if (!pages) return undefined;
    const all = pages.flatMap((page) => page.items);
    if (all.length === 0) return filtered ? undefined : t('list.none');
    const waiting = all.filter((it) => it.state === 'submitted');
    if (waiting[0]) return t('list.waiting', { count: waiting.length, first: waiting[0].title });
    const toChoose = all.filter((it) => it.state === 'declined' || it.state === 'providedInPart').length;
    return toChoose > 0 ? t('list.choose', { count: toChoose }) : t('list.settled', { count: all.length });
  };
}
