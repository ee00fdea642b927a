import { type Answer, api, unwrap } from '@api';
import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../numbers';
import { useTimes } from '../time/useTimes';

export type ResourceRequest = Answer<'get', '/api/v1/resource-requests/{id}'>;

export const resourceRequestQuery = (id: string) =>
  queryOptions({
    queryKey: ['resource-requests', id],
    queryFn: ({ signal }) => unwrap(api.GET('/api/v1/resource-requests/{id}', { params: { path: { id } }, signal })),
  });

/** The question that waits for the requester's answer; meanwhile the reply rests. */
export const openQuestion = ({ questions }: Pick<ResourceRequest, 'questions'>) => {
  const last = questions.at(-1);
  return last && last.answer === null ? last : undefined;
};

/** `16,000 元`. */
export const amount = ({ quantity, unit }: Pick<ResourceRequest, 'quantity' | 'unit'>) => `${formatNumber(quantity)} ${unit}`;

/** Where a request stands, in one sentence: whose turn it is, until when. */
export function useRequestSentence() {
  const { t } = useTranslation('resource-requests');
  const times = useTimes();
  return (request: ResourceRequest): string => {
    const { deadline, reply, settlement, provider, requester } = request;
    const late = deadline !== null && times.mark(deadline) === 'breached';
    const open = openQuestion(request);
    if (open && deadline && request.state === 'submitted')
      return t('sentence.asked', {
        provider: provider.name,
        requester: requester.member.name,
        left: times.leftAt(open.at, deadline.dueAt),
      });
    return t(`sentence.${request.state}${request.state === 'submitted' && late ? 'Late' : ''}`, {
      provider: provider.name,
      requester: requester.member.name,
      due: deadline ? times.near(deadline.dueAt) : '',
      offered: reply?.offeredQuantity == null ? '' : amount({ quantity: reply.offeredQuantity, unit: request.unit }),
      asked: amount(request),
      by: settlement?.by.name ?? reply?.by.name ?? '',
    });
  };
}
