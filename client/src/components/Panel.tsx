import { Drawer } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';

interface PanelProps {
  title: ReactNode;
  open?: boolean;
  onClose: () => void;
  /** Buttons at its foot. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One thing over its list; the same content is a page by its address. Focus returns to the row on closing. */
export function Panel({ title, open = true, onClose, actions, children }: PanelProps) {
  const [opener] = useState(() => document.activeElement);
  // The drawer gives the focus back where it closes by itself, but not where it is taken away while open.
  useEffect(
    () => () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && opener instanceof HTMLElement && opener.isConnected) opener.focus();
      });
    },
    [opener],
  );
  return (
    <Drawer
      title={title}
      open={open}
      onClose={onClose}
      size={560}
      footer={actions && <div className="acts">{actions}</div>}
      destroyOnHidden
    >
      {children}
    </Drawer>
  );
}
