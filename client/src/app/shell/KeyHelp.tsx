import { withCommand } from '@components';
import { Modal, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { singleKeys, useSingleKeys } from './shortcuts';

const keys = [
  [withCommand('K'), 'find'],
  ['j k', 'move'],
  ['Enter', 'open'],
  ['e', 'act'],
  ['Esc', 'close'],
  [withCommand('↵'), 'send'],
  ['?', 'help'],
] as const;

/** The keys, and a switch for those that are single letters. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Modal open onCancel={onClose} footer={null} title={t('keys.title')} width={420}>
      <dl className="kv keyhelp">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
      <SingleKeySwitch />
    </Modal>
  );
}

export function SingleKeySwitch() {
  const { t } = useTranslation();
  const on = useSingleKeys();
  return (
    <label className="onoff">
      <Switch checked={on} onChange={(value) => (singleKeys.on = value)} /> <span>{t('keys.single')}</span>
    </label>
  );
}
