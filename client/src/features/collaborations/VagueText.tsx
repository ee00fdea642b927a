import { Icon } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { wordingQuery } from './api';

const settledMs = 500;

/** The text once the hands have rested. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), settledMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

interface VagueTextProps {
  /** Given by Form.Item. */
  id?: string;
  value?: string;
  onChange?: (text: string) => void;
  rows?: number;
  maxLength?: number;
}

/** A text whose vague words are named while it is typed, each with a way out. Findings never block typing, only sending. */
export function VagueText({ id, value = '', onChange, rows = 3, maxLength = 4000 }: VagueTextProps) {
  const settled = useSettled(value.trim());
  const findingsId = useId();
  const { data: findings = [] } = useQuery({ ...wordingQuery(settled, false), enabled: settled !== '' });
  // What was found in an older text may not be there any more.
  const shown = findings.filter((it) => value.includes(it.text));
  return (
    <>
      <Input.TextArea
        id={id}
        value={value}
        onChange={(event) => onChange?.(event.target.value)}
        rows={rows}
        maxLength={maxLength}
        aria-describedby={shown.length > 0 ? findingsId : undefined}
      />
      <ul className="findings" id={findingsId} aria-live="polite">
        {shown.map((it) => (
          <li key={`${it.start} ${it.text}`}>
            <Icon name="info" />
            <span>
              <mark>{it.text}</mark> {it.reason} <span className="q3">{it.suggestion}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
