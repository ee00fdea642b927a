import { Note, Questions, QueryState, ReplyOrAsk, RequestFacts, resourceRequestQuery, useRequestSentence } from '@components';
import { useQuery } from '@tanstack/react-query';
import { useAnswered } from './useAnswered';

/** The request and the provider's answer to it. */
export function ReplyAnswer({ id, onDone }: { id: string; onDone: () => void }) {
  const answered = useAnswered('resource-requests');
  const sentence = useRequestSentence();
  return (
    <QueryState query={useQuery(resourceRequestQuery(id))}>
      {(request) => (
        <>
          <RequestFacts request={request} />
          <Questions request={request} />
          {request.allowed.includes('reply') ? (
            <ReplyOrAsk
              request={request}
              onReplied={() => {
                answered();
                onDone();
              }}
              onAsked={answered}
            />
          ) : (
            <Note>{sentence(request)}</Note>
          )}
        </>
      )}
    </QueryState>
  );
}
