import { api, proofEnded, unwrap, useProofAsked } from '@api';
import { ProofForm, QueryState } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useTranslation } from 'react-i18next';

/** Something dangerous was asked for and the password was given long ago: it is asked for again over the page, which keeps what was typed. */
export function ProofOver() {
  const { t } = useTranslation('security');
  const asked = useProofAsked();
  const proofs = useQuery({
    queryKey: ['session-proof'],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/session/proof', { signal })),
    enabled: asked,
    staleTime: 0,
  });
  return (
    <Modal open={asked} title={t('proof.title')} footer={null} width={400} destroyOnHidden onCancel={() => proofEnded(false)}>
      <p className="q2 gap-below">{t('proof.lede')}</p>
      <QueryState query={proofs}>{(by) => <ProofForm by={by} />}</QueryState>
    </Modal>
  );
}
