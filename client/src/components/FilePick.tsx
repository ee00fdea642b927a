import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Note } from './Note';

/** A file as it is sent: its bytes in base64. */
export interface PickedFile {
  name: string;
  bytes: string;
}

/** As the API limits it. */
const mostKib = 700;

async function read(file: File): Promise<PickedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { name: file.name, bytes: btoa(binary) };
}

interface FilePickProps {
  /** The chosen one's. */
  name: string | undefined;
  /** Endings, as the browser's dialogue takes them. */
  accept: string;
  /** Which these are, and how large, in words. */
  formats: string;
  onPick: (file: PickedFile) => void;
}

/** A place to choose a file or to drop one on. */
export function FilePick({ name, accept, formats, onPick }: FilePickProps) {
  const { t } = useTranslation();
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState('');
  const take = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > mostKib * 1024) {
      setRefused(t('file.tooLarge', { name: file.name, most: mostKib }));
      return;
    }
    setRefused('');
    onPick(await read(file));
  };
  return (
    <>
      <label
        className={over ? 'drop over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files[0]);
        }}
      >
        <input
          type="file"
          className="vh"
          accept={accept}
          onChange={({ target }) => {
            void take(target.files?.[0]);
            // So that the same file, corrected, can be chosen again.
            target.value = '';
          }}
        />
        <b>{t(name ? 'file.another' : 'file.choose')}</b>
        <span className="s q2">{name ?? formats}</span>
      </label>
      {refused && (
        <div role="alert">
          <Note tone="breached">{refused}</Note>
        </div>
      )}
    </>
  );
}
