import { Mark } from '@components';
import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { setLanguage, type Language } from '../../i18n';
import { DemoAccounts } from './DemoAccounts';
import { SignInForm } from './SignInForm';

/** Let me in. */
export function SignInPage() {
  const { t, i18n } = useTranslation('session');
  return (
    <main className="door">
      <title>{`${t('name')} · Collab`}</title>
      <div className="in">
        <div className="brand">
          <Mark />
          <span>Collab</span>
        </div>
        <h1>{t('heading')}</h1>
        <SignInForm />
        <Segmented<Language>
          aria-label="语言 Language"
          value={i18n.language === 'zh-CN' ? 'zh-CN' : 'en'}
          onChange={(language) => void setLanguage(language)}
          options={[
            { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
      </div>
      <DemoAccounts />
    </main>
  );
}
