import { Drawer } from 'antd';
import type { ReactNode } from 'react';

interface PanelProps {
  title: ReactNode;
  open?: boolean;
  onClose: () => void;
  /** Buttons at its foot. */
  actions?: ReactNode;
  children: ReactNode;
}

/** One thing over its list; the same content is a page by its address. Focus returns to the row on closing. */
export const Panel = ({ title, open = true, onClose, actions, children }: PanelProps) => (
  <Drawer title={title} open={open} onClose={onClose} size={560} footer={actions && <div className="acts">{actions}</div>} destroyOnHidden>
    {children}
  </Drawer>
);
