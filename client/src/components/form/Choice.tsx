import { type KeyboardEvent, type ReactNode, useId } from 'react';

interface ChoiceProps<Value extends string> {
  /** Given by Form.Item. */
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
  label: string;
  options: { value: Value; label: ReactNode }[];
}

/** One of a few, side by side; by arrows, and by its number while it has the focus. */
export function Choice<Value extends string>({ id, value, onChange, label, options }: ChoiceProps<Value>) {
  const name = useId();
  const byNumber = (event: KeyboardEvent) => {
    const chosen = options[Number(event.key) - 1];
    if (chosen && !event.metaKey && !event.ctrlKey && !event.altKey) onChange?.(chosen.value);
  };
  return (
    <div className="seg" role="radiogroup" aria-label={label} id={id} tabIndex={-1} onKeyDown={byNumber}>
      {options.map((it) => (
        <label key={it.value} className={it.value === value ? 'on' : undefined}>
          <input type="radio" name={name} value={it.value} checked={it.value === value} onChange={() => onChange?.(it.value)} />
          {it.label}
        </label>
      ))}
    </div>
  );
}
