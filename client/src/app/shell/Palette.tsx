import { api, runningCollaborationsQuery, unwrap, useSession } from '@api';
import { finds } from '@components';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { administration, destinations, personal, tabs } from './destinations';

interface Entry {
  key: string;
  text: string;
  /** Go, do or find. */
  kind: 'do' | 'go' | 'found';
  run: () => void;
}

/** What the page offers by its buttons, first of all. */
function pageActions(): Entry[] {
  const found = document.querySelectorAll<HTMLElement>('.main .head .acts a, .main .head .acts button:not(:disabled)');
  return [...found].map((it, index) => ({ key: `do${index}`, text: (it.textContent ?? '').trim(), kind: 'do', run: () => it.click() }));
}

/** Take me there, do that: the page's actions, places and collaborations in one list, found by words or pinyin initials. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { roles } = useSession();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [actions] = useState(pageActions);
  const id = useId();
  const q = useDeferredValue(typed.trim());
  const running = useQuery(runningCollaborationsQuery).data ?? [];
  const searched = useQuery({
    queryKey: ['collaborations', 'search', q],
    queryFn:
      q.length > 1 ? ({ signal }) => unwrap(api.GET('/api/v1/collaborations', { params: { query: { q, limit: 10 } }, signal })) : skipToken,
  });

  const go = (to: string) => () => void navigate(to);
  const created = tabs().filter((it) => it.text === 'new');
  const places = [...destinations(), ...created, ...personal(), ...administration(roles)];
  const local: Entry[] = [
    ...actions,
    ...places.map((it): Entry => ({ key: it.to, text: t(`nav.${it.text}`), kind: 'go', run: go(it.to) })),
    ...running.map((it): Entry => ({ key: it.id, text: it.title, kind: 'go', run: go(`/collaborations/${it.id}`) })),
  ].filter((it) => finds(typed, it.text));
  // What the server finds stands below, so that nothing moves under the cursor.
  const known = new Set(local.map((it) => it.key));
  const found = (searched.data?.items ?? [])
    .filter((it) => !known.has(it.id))
    .map((it): Entry => ({ key: it.id, text: it.title, kind: 'found', run: go(`/collaborations/${it.id}`) }));
  const entries = [...local, ...found];
  const chosen = Math.min(at, entries.length - 1);

  function run(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    entry.run();
  }

  function keys(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(entries.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(entries[chosen]);
    }
  }

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className="vh">{t('palette.label')}</span>}
      width={560}
      className="palette"
    >
      <input
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={entries[chosen] && `${id}${entries[chosen].key}`}
        placeholder={t('palette.hint')}
        autoFocus
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      <ul id={id} role="listbox" aria-label={t('palette.label')}>
        {entries.map((it, index) => (
          <li key={it.key} id={`${id}${it.key}`} role="option" aria-selected={index === chosen} onClick={() => run(it)}>
            {it.text}
            <span className="x q3">{t(`palette.${it.kind}`)}</span>
          </li>
        ))}
      </ul>
      {entries.length === 0 && <p className="q2">{t('palette.nothing')}</p>}
    </Modal>
  );
}
