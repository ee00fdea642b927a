import { type Language, useChangeLanguage, useSession, useSignOut } from '@api';
import { Page, Section } from '@components';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { asLanguage } from '../../i18n';
import { administration, destinations, personal } from '../../app/shell/destinations';
import { SingleKeySwitch } from '../../app/shell/KeyHelp';

/** On a phone: what the side bar has and five tabs do not, language and sign-out. */
export function MePage() {
  const { t } = useTranslation();
  const { member, language, roles } = useSession();
  const changeLanguage = useChangeLanguage();
  const signOut = useSignOut();
  return (
    <Page
      name={t('me.name')}
      heading={t('me.heading', { name: member.name, department: member.department.name })}
      lede={[member.title, member.email].filter(Boolean).join(' · ')}
    >
      <Section title={t('me.language')}>
        <Segmented<Language>
          aria-label={t('me.language')}
          value={asLanguage(language)}
          onChange={(chosen) => changeLanguage.mutate(chosen)}
          options={[
            { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
      </Section>
      <Section title={t('keys.title')}>
        <SingleKeySwitch />
      </Section>
      <Section title={t('me.more')}>
        <ul className="list">
          {[...personal(), ...destinations(), ...administration(roles)].map((it) => (
            <li key={it.to}>
              <Link to={it.to}>{t(`nav.${it.text}`)}</Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={member.name}>
        <Button onClick={() => signOut.mutate()}>{t('me.signOut')}</Button>
      </Section>
    </Page>
  );
}
