import { api, collaborationQuery, idempotent, ifMatch, problemOf, unwrap, useIdempotencyKey } from '@api';
import { Refusal, Section } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collaboration } from './api';

/** The last act of a collaboration. It cannot be taken back, so it is asked once more, with what follows from it. */
export function Archive({ collaboration }: { collaboration: Collaboration }) {
  const { t } = useTranslation('summaries');
  const cache = useQueryClient();
  const { key } = useIdempotencyKey();
  const [asking, setAsking] = useState(false);
  const { id, title, version } = collaboration;
  const archive = useMutation({
    mutationFn: () =>
      unwrap(
        api.POST('/api/v1/collaborations/{id}/archive', {
          params: { path: { id }, header: { ...ifMatch(version), ...idempotent(key) } },
        }),
      ),
    onSuccess: (archived) => {
      setAsking(false);
      cache.setQueryData(collaborationQuery(id).queryKey, archived);
      void cache.invalidateQueries({ queryKey: ['collaborations'] });
    },
  });
  return (
    <Section title={t('archive.title')}>
      <p className="q2 gap-below">{t('archive.means')}</p>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('archive.ask')}
      </Button>
      <Modal
        open={asking}
        title={t('archive.sure', { title })}
        okText={t('archive.send')}
        cancelText={t('archive.keep')}
        confirmLoading={archive.isPending}
        onOk={() => archive.mutate()}
        onCancel={() => {
          setAsking(false);
          archive.reset();
        }}
      >
        {archive.isError && (
          <Refusal
            problem={problemOf(archive.error)}
            loose={[]}
            mine={() => title}
            onStale={() => {
              setAsking(false);
              archive.reset();
              void cache.invalidateQueries({ queryKey: ['collaborations', id] });
            }}
          />
        )}
        <p>{t('archive.readOnly')}</p>
      </Modal>
    </Section>
  );
}
