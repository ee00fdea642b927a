import { useChangeLanguage, useSession, useSignOut } from '@api';
import { Avatar } from '@components';
import { Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { personal } from './destinations';

/** Who I am; my absence, language and sign-out behind it. */
export function MeMenu() {
  const { t } = useTranslation();
  const { member, language } = useSession();
  const changeLanguage = useChangeLanguage();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <Dropdown
      trigger={['click']}
      placement="topLeft"
      menu={{
        selectable: true,
        selectedKeys: [language],
        items: [
          { key: 'zh-CN', label: <span lang="zh-CN">中文</span> },
          { key: 'en', label: <span lang="en">English</span> },
          { type: 'divider' },
          ...personal().map((it) => ({ key: it.to, label: t(`nav.${it.text}`) })),
          { key: 'signOut', label: t('me.signOut') },
        ],
        onClick: ({ key }) => {
          if (key === 'signOut') signOut.mutate();
          else if (key === 'zh-CN' || key === 'en') changeLanguage.mutate(key);
          else void navigate(key);
        },
      }}
    >
      <button type="button" className="me">
        <Avatar name={member.name} mine />
        <span className="vh">{t('me.open', { name: member.name })}</span>
        <div>
          <div className="b5">{member.name}</div>
          <div className="x q3">{[member.department.name, member.title].filter(Boolean).join(' · ')}</div>
        </div>
      </button>
    </Dropdown>
  );
}
