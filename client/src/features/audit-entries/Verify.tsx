import { problemOf } from '@api';
import { formatNumber, Note, Refusal, Section, useTimes } from '@components';
import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Verification, verifyAll } from './api';
import { useActionName } from './useActionName';

/** Is the record still as it was written? Asked by a button, answered by a sentence. */
export function Verify() {
  const { t } = useTranslation('audit-entries');
  const [piece, setPiece] = useState<Verification>();
  const checking = useMutation({ mutationFn: () => verifyAll(setPiece) });
  const share = piece && piece.total > 0 ? Math.floor((piece.through / piece.total) * 100) : 0;
  return (
    <Section title={t('verify.title')}>
      <p className="q2">{t('verify.hint')}</p>
      <p className="gap-above gap-below">
        <Button
          aria-disabled={checking.isPending || undefined}
          onClick={() => {
            if (checking.isPending) return;
            setPiece(undefined);
            checking.mutate();
          }}
        >
          {t('verify.send')}
        </Button>
      </p>
      {checking.isPending && <Progress className="gap-above" aria-label={t('verify.progress')} percent={share} />}
      {checking.isError && <Refusal problem={problemOf(checking.error)} loose={[]} mine={() => ''} />}
      {checking.isSuccess && <Result found={checking.data} />}
    </Section>
  );
}

function Result({ found }: { found: Verification }) {
  const { t } = useTranslation('audit-entries');
  const times = useTimes();
  const actionName = useActionName();
  const { finding } = found;
  const through = formatNumber(found.through);
  if (finding) {
    return (
      <Note tone="breached" live>
        <p>
          {finding.position === null || finding.position === undefined
            ? t('verify.brokenUnlinked')
            : t('verify.broken', { position: formatNumber(finding.position) })}{' '}
          {t(`verify.differs.${finding.differs}`)}
        </p>
        {finding.action && finding.at && <p>{t('verify.says', { action: actionName(finding.action), at: times.instant(finding.at) })}</p>}
        {finding.entryId && (
          <p>
            {t('verify.entry')} <code>{finding.entryId}</code>
          </p>
        )}
        <p>{t('verify.before', { count: found.through, through })}</p>
      </Note>
    );
  }
  return (
    <Note tone={found.unsealed > 0 ? 'soon' : 'plain'} live>
      <p>{found.sealedAt ? t('verify.good', { count: found.through, through, at: times.instant(found.sealedAt) }) : t('verify.none')}</p>
      {found.unsealed > 0 && <p>{t('verify.unsealed', { count: found.unsealed })}</p>}
      <Link to="?action=auditVerificationFailed">{t('verify.earlier')}</Link>
    </Note>
  );
}
