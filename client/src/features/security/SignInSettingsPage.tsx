import { api, ifMatch, unwrap } from '@api';
import { Choice, Page, ProblemForm, QueryList, QueryState, Section } from '@components';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { settingsQuery, type SignInSettings, withSecondFactorQuery } from './api';
import { SecondFactorRow } from './SecondFactorRow';

type Values = Pick<SignInSettings, 'secondFactor'>;

const policies = ['off', 'optional', 'required'] as const;

/** For administrators: how do our people prove who they are? */
export function SignInSettingsPage() {
  const { t } = useTranslation('security');
  const settings = useQuery(settingsQuery);
  return (
    <QueryState query={settings}>
      {(it) => (
        <Page
          name={t('settings.name')}
          heading={t('settings.heading', { have: it.withSecondFactor, count: it.members })}
          lede={t('settings.lede')}
        >
          <Policy settings={it} />
          <Members />
          <p className="gap-above">
            <Link to="/admin/identity-provider">{t('settings.provider')}</Link>
          </p>
        </Page>
      )}
    </QueryState>
  );
}

function Policy({ settings }: { settings: SignInSettings }) {
  const { t } = useTranslation('security');
  const cache = useQueryClient();
  const [said, setSaid] = useState('');
  return (
    <Section title={t('settings.policy')}>
      <p role="status" className={said ? 'said-row' : 'vh'}>
        {said}
      </p>
      <ProblemForm<Values, SignInSettings>
        version={settings.version}
        initialValues={{ secondFactor: settings.secondFactor }}
        submitLabel={t('settings.save')}
        submit={(body, { version }) => unwrap(api.PUT('/api/v1/organization/sign-in', { params: { header: ifMatch(version) }, body }))}
        onDone={(saved) => {
          setSaid(t(`policy.${saved.secondFactor}.said`));
          cache.setQueryData(settingsQuery.queryKey, saved);
          void cache.invalidateQueries({ queryKey: ['second-factor'] });
        }}
      >
        <Form.Item name="secondFactor" label={t('settings.who')} extra={t('settings.policyHint')}>
          <Choice label={t('settings.who')} options={policies.map((it) => ({ value: it, label: t(`policy.${it}.name`) }))} />
        </Form.Item>
      </ProblemForm>
    </Section>
  );
}

function Members() {
  const { t } = useTranslation('security');
  const [said, setSaid] = useState('');
  const members = useInfiniteQuery(withSecondFactorQuery);
  return (
    <Section title={t('settings.with')}>
      <p role="status" className={said ? 'said-row' : 'vh'}>
        {said}
      </p>
      <QueryList
        query={members}
        label={t('settings.with')}
        empty={t('settings.nobody')}
        row={(it) => <SecondFactorRow of={it} onReset={setSaid} />}
      />
    </Section>
  );
}
