import { ProblemForm, type Sending } from '@components';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface NoteFormProps<Result> {
  draft: string;
  version: number;
  submitLabel: string;
  submit: (note: string | null, sending: Sending) => Promise<Result>;
  onDone: () => void;
  onStale: () => void;
}

/** "Done", with a word about it if there is one. */
export function NoteForm<Result>({ draft, version, submitLabel, submit, onDone, onStale }: NoteFormProps<Result>) {
  const { t } = useTranslation('agenda');
  return (
    <ProblemForm<{ note: string }, Result>
      draft={draft}
      version={version}
      initialValues={{ note: '' }}
      submitLabel={submitLabel}
      submit={({ note }, sending) => submit(note || null, sending)}
      onDone={onDone}
      onStale={onStale}
    >
      <Form.Item name="note" label={t('note')}>
        <Input.TextArea rows={1} maxLength={2000} />
      </Form.Item>
    </ProblemForm>
  );
}
