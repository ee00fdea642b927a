import { api, collaborationQuery, idempotent, ifMatch, unwrap, useWatch } from '@api';
import { Moment, Note, Page, ProblemForm, QueryState, Section } from '@components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { type Summary, summaryQuery, type SummarySection } from './api';
import { Archive } from './Archive';

/** The summary report (总结报告): generated from the record, corrected by people, filed; then the collaboration is archived. */
export function SummaryPage() {
  const { t } = useTranslation('summaries');
  const { id = '' } = useParams();
  useWatch(id);
  const collaboration = useQuery(collaborationQuery(id));
  const summary = useQuery(summaryQuery(id));
  const it = summary.data;
  const about = collaboration.data;
  return (
    <Page
      name={t('name')}
      heading={it ? t(about?.state === 'archived' ? 'heading.archived' : `heading.${it.state}`) : t('name')}
      lede={
        it?.filedAt && (
          <>
            {t('filedBy', { name: it.filedBy?.name })} <Moment at={it.filedAt} />
          </>
        )
      }
      crumbs={[{ text: about?.title ?? '', to: `/collaborations/${id}` }, { text: t('name') }]}
      actions={it && it.state !== 'notYet' && <Button onClick={() => window.print()}>{t('print')}</Button>}
    >
      <QueryState query={summary} lines={10}>
        {(data) => (data.state === 'notYet' ? <Note>{t('begins')}</Note> : <Report title={about?.title ?? ''} it={data} />)}
      </QueryState>
      {about?.allowed.includes('archive') && it?.state === 'filed' && (
        <div className="noprint">
          <Archive collaboration={about} />
        </div>
      )}
    </Page>
  );
}

function Report({ title, it }: { title: string; it: Summary }) {
  const { t } = useTranslation('summaries');
  const [correcting, setCorrecting] = useState<string | null>(null);
  const mayCorrect = it.allowed.includes('correct');
  return (
    <>
      <article className="report" aria-label={title}>
        {it.sections.map((section) => {
          const open = mayCorrect && correcting === section.code;
          return (
            <section className="sec" key={section.code}>
              <div className="sech">
                <h2>{section.title}</h2>
                {mayCorrect && (
                  <Button
                    size="small"
                    aria-expanded={open}
                    aria-label={t('actionOn', { action: t(open ? 'fold' : 'correct'), title: section.title })}
                    onClick={() => setCorrecting(open ? null : section.code)}
                  >
                    {t(open ? 'fold' : 'correct')}
                  </Button>
                )}
              </div>
              {open ? (
                <Correct summary={it} section={section} onDone={() => setCorrecting(null)} />
              ) : (
                <p className="measure text">{section.text}</p>
              )}
            </section>
          );
        })}
      </article>
      {correcting === null && it.allowed.includes('file') && (
        <div className="noprint">
          <File it={it} />
        </div>
      )}
    </>
  );
}

function Correct({ summary, section, onDone }: { summary: Summary; section: SummarySection; onDone: () => void }) {
  const { t } = useTranslation('summaries');
  const cache = useQueryClient();
  return (
    <ProblemForm<{ text: string }, Summary>
      initialValues={{ text: section.text }}
      version={summary.version}
      draft={`collaborations/${summary.id}/summary/${section.code}`}
      submitLabel={t('save')}
      submit={({ text }, { version }) =>
        unwrap(
          api.PUT('/api/v1/collaborations/{id}/summary', {
            params: { path: { id: summary.id }, header: ifMatch(version) },
            body: { sections: [{ code: section.code, text }] },
          }),
        )
      }
      fieldOf={() => ['text']}
      read={(current) => ({ text: (current as Summary).sections.find((it) => it.code === section.code)?.text ?? '' })}
      labels={{ text: section.title }}
      onDone={(saved) => {
        cache.setQueryData(summaryQuery(summary.id).queryKey, saved);
        onDone();
      }}
    >
      <Form.Item name="text" label={t('text')} rules={[{ required: true, whitespace: true, message: t('needText') }]}>
        <Input.TextArea rows={4} autoFocus />
      </Form.Item>
    </ProblemForm>
  );
}

function File({ it }: { it: Summary }) {
  const { t } = useTranslation('summaries');
  const cache = useQueryClient();
  return (
    <Section title={t('file.title')}>
      <p className="q2">{t('file.means')}</p>
      <ProblemForm<object, Summary>
        initialValues={{}}
        version={it.version}
        submitLabel={t('file.send')}
        submit={(_, { version, idempotencyKey }) =>
          unwrap(
            api.POST('/api/v1/collaborations/{id}/summary/file', {
              params: { path: { id: it.id }, header: { ...ifMatch(version), ...idempotent(idempotencyKey) } },
            }),
          )
        }
        onStale={() => void cache.invalidateQueries({ queryKey: summaryQuery(it.id).queryKey })}
        onDone={(saved) => {
          cache.setQueryData(summaryQuery(it.id).queryKey, saved);
          void cache.invalidateQueries({ queryKey: ['collaborations', it.id] });
        }}
      >
        {null}
      </ProblemForm>
    </Section>
  );
}
