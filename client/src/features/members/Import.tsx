import { api, idempotent, newKey, problemOf, unwrap, useIdempotencyKey } from '@api';
import { FilePick, type PickedFile, Refusal } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Imported } from './api';
import { FileReading } from './FileReading';

/** A file is read as soon as it is chosen; nothing changes until it is taken over as a whole. */
export function Import({ onDone }: { onDone: (done: Imported) => void }) {
  const { t } = useTranslation('members');
  const cache = useQueryClient();
  const { key, renew } = useIdempotencyKey();
  const reading = useMutation({
    mutationFn: (file: PickedFile) =>
      unwrap(api.POST('/api/v1/members/import/preview', { params: { header: idempotent(newKey()) }, body: { file: file.bytes } })),
  });
  const taking = useMutation({
    mutationFn: (file: PickedFile) =>
      unwrap(api.POST('/api/v1/members/import', { params: { header: idempotent(key) }, body: { file: file.bytes } })),
    onSuccess: (done) => {
      void cache.invalidateQueries({ predicate: ({ queryKey }) => ['members', 'departments'].includes(String(queryKey[0])) });
      onDone(done);
    },
  });
  const file = reading.variables;
  const read = reading.data;
  const failed = reading.error ?? taking.error;
  const pick = (picked: PickedFile) => {
    taking.reset();
    // Another file is another request.
    renew();
    reading.mutate(picked);
  };
  const count = read?.rows.filter((it) => it.effect !== 'same').length ?? 0;
  const busy = reading.isPending || taking.isPending;
  return (
    <>
      <FilePick name={file?.name} accept=".xlsx,.csv,.txt,.tsv" formats={t('import.formats')} onPick={pick} />
      {failed && file && (
        <Refusal
          problem={problemOf(failed)}
          loose={Object.values(problemOf(failed).errors ?? {}).flat()}
          mine={() => file.name}
          onStale={() => pick(file)}
        />
      )}
      {read && file && <FileReading key={reading.submittedAt} read={read} />}
      {read && file && read.errorCount === 0 && count > 0 && (
        <div className="foot2">
          <span className="s">{t('import.nothingYet')}</span>
          <Button type="primary" aria-disabled={busy || undefined} onClick={() => !busy && taking.mutate(file)}>
            {taking.isPending ? t('common:form.sending') : t('import.send', { count })}
          </Button>
        </div>
      )}
    </>
  );
}
