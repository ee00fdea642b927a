import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, setLanguage } from '../i18n';
import { Mark } from './Icon';

interface DoorProps {
  /** Name of the page, for the tab's title alone. */
  name: string;
  heading: ReactNode;
  lede?: ReactNode;
  children?: ReactNode;
  /** What stands beside the form. */
  beside?: ReactNode;
}

/** A page outside the frame, for whoever is not signed in. */
export function Door({ name, heading, lede, children, beside }: DoorProps) {
  const { i18n } = useTranslation();
  return (
    <main className="door">
      <title>{`${name} · Collab`}</title>
      <div className="in">
        <div className="brand">
          <Mark />
          <span>Collab</span>
        </div>
        <h1>{heading}</h1>
        {lede && <p className="q2 gap-below">{lede}</p>}
        {children}
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
      {beside}
    </main>
  );
}
