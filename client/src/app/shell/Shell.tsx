import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { TimeBar } from '../../features/demo/TimeBar';
import { BottomTabs } from './BottomTabs';
import { KeyHelp } from './KeyHelp';
import { Palette } from './Palette';
import { useShortcuts } from './shortcuts';
import { SideBar } from './SideBar';

/** The frame of every page: demo time, side bar (rail below 1200 px, tabs below 768), content. */
export function Shell({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const before = useRef(pathname);

  const [over, setOver] = useState<'palette' | 'help' | null>(null);
  const close = useCallback(() => setOver(null), []);
  const find = useCallback(() => setOver('palette'), []);
  const help = useCallback(() => setOver('help'), []);
  useShortcuts({ onPalette: find, onHelp: help });

  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    // Another page: its start is where the keyboard and the screen reader go on.
    main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="app">
        <TimeBar />
        <SideBar onFind={find} />
        <main className="main" id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
        <BottomTabs />
      </div>
      {over === 'palette' && <Palette onClose={close} />}
      {over === 'help' && <KeyHelp onClose={close} />}
    </>
  );
}
