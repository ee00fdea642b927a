import { type Answer, api, problemOf, unwrap } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

type Found = Answer<'post', '/api/v1/session/provider/look'> & { who: string };

/** Signing in with the organization's own provider: who one belongs to first, then its button. */
export function ProviderSignIn() {
  const { t } = useTranslation('identity');
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Found>();
  const looking = useMutation({
    mutationFn: async ({ who }: { who: string }): Promise<Found> => ({
      ...(await unwrap(api.POST('/api/v1/session/provider/look', { body: { who } }))),
      who,
    }),
    onSuccess: setFound,
  });
  const going = useMutation({
    mutationFn: (who: string) => unwrap(api.POST('/api/v1/session/provider', { body: { who } })),
    onSuccess: ({ address }) => globalThis.location.assign(address),
  });
  const failed = looking.isError ? problemOf(looking.error) : going.isError ? problemOf(going.error) : undefined;
  const refusal = failed && <p role="alert">{failed.detail ?? failed.title}</p>;
  if (!open)
    return (
      <Button type="link" block onClick={() => setOpen(true)}>
        {t('signIn.open')}
      </Button>
    );
  if (found)
    return (
      <div className="gap-above">
        {refusal}
        <Button size="large" block disabled={going.isPending || going.isSuccess} onClick={() => going.mutate(found.who)}>
          {t('signIn.with', { provider: found.name, organization: found.organization })}
        </Button>
        <Button type="link" block onClick={() => setFound(undefined)}>
          {t('signIn.other')}
        </Button>
      </div>
    );
  return (
    <Form<{ who: string }>
      className="gap-above"
      layout="vertical"
      onFinish={({ who }) => looking.mutate({ who: who.trim() })}
      validateTrigger="onSubmit"
    >
      <Form.Item name="who" label={t('signIn.who')} rules={[{ required: true, whitespace: true, message: t('signIn.whoMissing') }]}>
        <Input size="large" maxLength={320} autoFocus autoComplete="email" />
      </Form.Item>
      {refusal}
      <Button size="large" htmlType="submit" block disabled={looking.isPending}>
        {t('signIn.look')}
      </Button>
    </Form>
  );
}
