import { api, idempotent, type Language, newKey, problemOf, sessionQuery, unwrap, useChangeLanguage, useSession } from '@api';
import { LinkButton, Page, Refusal, Section } from '@components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { asLanguage } from '../../i18n';

/** The list's value for the organization's zone: an address has no such name. */
const organizations = 'organization';

/** Who am I here, and how do I read it? Name, department and title are the administrators'. */
export function ProfilePage() {
  const { t } = useTranslation('profile');
  const { member, language, timeZone, organization } = useSession();
  const cache = useQueryClient();
  const changeLanguage = useChangeLanguage();
  const refresh = () => void cache.invalidateQueries({ queryKey: sessionQuery.queryKey });
  const changeZone = useMutation({
    mutationFn: (chosen: string) =>
      unwrap(
        api.POST('/api/v1/me/time-zone', {
          params: { header: idempotent(newKey()) },
          body: { timeZone: chosen === organizations ? null : chosen },
        }),
      ),
    onSettled: refresh,
  });
  const cityOf = (zone: string) => t(`common:city.${zone}`, { defaultValue: zone.split('/').pop()?.replace(/_/g, ' ') });
  const own = t('zone.organization', { city: cityOf(organization.timeZone) });
  return (
    <Page name={t('name')} heading={member.name} lede={[member.title, member.department.name, member.email].filter(Boolean).join(' · ')}>
      <p className="q2">{t('byAdministrators')}</p>
      <Section title={t('common:me.language')}>
        <Segmented<Language>
          aria-label={t('common:me.language')}
          value={asLanguage(language)}
          onChange={(chosen) => changeLanguage.mutate(chosen)}
          options={[
            { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
        <p className="s q2 gap-above">{t('languageHint')}</p>
      </Section>
      <Section title={t('zone.title')}>
        {changeZone.isError && <Refusal problem={problemOf(changeZone.error)} loose={[]} mine={() => ''} onStale={refresh} />}
        <Select
          className="zonefield"
          aria-label={t('zone.title')}
          value={timeZone === organization.timeZone ? organizations : timeZone}
          disabled={changeZone.isPending}
          onChange={(chosen) => changeZone.mutate(chosen)}
          options={[{ value: organizations, label: own }, ...Intl.supportedValuesOf('timeZone').map((it) => ({ value: it, label: it }))]}
          showSearch={{ optionFilterProp: 'label' }}
        />
        <p className="s q2 gap-above">{t('zone.hint')}</p>
      </Section>
      <Section title={t('more')}>
        <LinkButton to="/security">{t('common:nav.security')}</LinkButton>
      </Section>
    </Page>
  );
}
