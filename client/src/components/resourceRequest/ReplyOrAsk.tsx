import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionForm } from './QuestionForm';
import { ReplyForm } from './ReplyForm';
import type { ResourceRequest } from './resourceRequest';

interface ReplyOrAskProps {
  request: ResourceRequest;
  onReplied: (request: ResourceRequest) => void;
  onAsked: (request: ResourceRequest) => void;
}

/** The provider's turn: it replies, or it asks back first. */
export function ReplyOrAsk({ request, onReplied, onAsked }: ReplyOrAskProps) {
  const { t } = useTranslation('resource-requests');
  const [asking, setAsking] = useState(false);
  if (asking && request.allowed.includes('ask'))
    return (
      <QuestionForm
        request={request}
        step="ask"
        secondary={<Button onClick={() => setAsking(false)}>{t('ask.back')}</Button>}
        onDone={(changed) => {
          setAsking(false);
          onAsked(changed);
        }}
      />
    );
  return (
    <ReplyForm
      request={request}
      secondary={
        request.allowed.includes('ask') && (
          <Button type="text" onClick={() => setAsking(true)}>
            {t('ask.first')}
          </Button>
        )
      }
      onDone={onReplied}
    />
  );
}
