import { type DayKind, useCalendarDays } from '@api';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { type FocusEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayMark } from '../DueTime';
import { useTimes } from '../time/useTimes';
import { instantOf, wallOf } from '../time/zone';
import { parseDay } from '../grid/parse';
import { parseWall } from './typed';

interface DayKinds {
  /** The kinds of days to mark; by default the organization's calendar. */
  days?: ReadonlyMap<string, { kind: DayKind }>;
}

interface DateFieldProps extends DayKinds {
  /** Given by Form.Item. */
  id?: string;
  /** `YYYY-MM-DD`. */
  value?: string | null;
  onChange?: (date: string | undefined) => void;
  min?: string;
  max?: string;
  allowClear?: boolean;
  'aria-label'?: string;
}

const dateFormat = { 'zh-CN': 'YYYY年M月D日', en: 'D MMM YYYY' };
/**
 * What is read while it is being typed. None may be the beginning of another: the picker takes a text that fits at once and writes it anew,
 * under the fingers. All other spellings are read on leaving the field.
 */
const alsoRead = ['YYYY-MM-DD', 'D.M.YYYY'];

/**
 * Reads a text when the field is left, by any key or click: `leave` gets what stands in it. Tab closes the calendar, which otherwise stays
 * over the next fields when the focus goes on to the clear button.
 */
function useLeaving(leave: (text: string) => void) {
  const [open, setOpen] = useState(false);
  return {
    open,
    onOpenChange: setOpen,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Enter' || event.key === 'Tab') leave((event.target as HTMLInputElement).value);
      if (event.key === 'Tab') setOpen(false);
    },
    onBlur: (event: FocusEvent<HTMLElement>) => leave((event.target as HTMLInputElement).value),
  };
}

/** Enter takes what was typed and opens or closes the calendar; it does not send the form around it. */
const EnterStays = ({ children }: { children: ReactNode }) => (
  <span className="contents" onKeyDown={(event) => event.key === 'Enter' && !event.ctrlKey && !event.metaKey && event.preventDefault()}>
    {children}
  </span>
);

function useCells(own: DayKinds['days']) {
  const organization = useCalendarDays();
  const days = own ?? organization;
  return (cell: string | number | Dayjs, { originNode, type }: { originNode: React.ReactNode; type: string }) => {
    if (type !== 'date' || typeof cell !== 'object') return originNode;
    const kind = days.get(cell.format('YYYY-MM-DD'))?.kind;
    return (
      <div className="ant-picker-cell-inner datecell">
        {cell.date()}
        <DayMark kind={kind === 'workday' ? undefined : kind} />
      </div>
    );
  };
}

function WholeYear() {
  const { t } = useTranslation();
  const { thisYear } = useTimes();
  return (
    <Link className="s" to={`/calendar/${thisYear}`}>
      {t('pick.wholeYear')}
    </Link>
  );
}

/** A date; 休 and 班 stand in the cells. */
export function DateField({ value, onChange, min, max, days, ...rest }: DateFieldProps) {
  const { t } = useTranslation();
  const { language, today } = useTimes();
  const cellRender = useCells(days);
  const leaving = useLeaving((text) => {
    const date = parseDay(text, today);
    const allowed = date && !(min && date < min) && !(max && date > max);
    if (allowed && date !== value) onChange?.(date);
  });
  return (
    <EnterStays>
      <DatePicker
        {...rest}
        {...leaving}
        className="grow"
        value={value ? dayjs(value) : null}
        onChange={(date: Dayjs | null) => onChange?.(date?.format('YYYY-MM-DD'))}
        minDate={min ? dayjs(min) : undefined}
        maxDate={max ? dayjs(max) : undefined}
        defaultPickerValue={dayjs(value ?? today)}
        format={[dateFormat[language], ...alsoRead]}
        placeholder={t('pick.date')}
        showNow={false}
        cellRender={cellRender}
        renderExtraFooter={() => <WholeYear />}
      />
    </EnterStays>
  );
}

interface InstantFieldProps extends Omit<DateFieldProps, 'min' | 'max'> {
  /** RFC 3339, UTC. Shown and typed in the reader's zone. */
  value?: string | null;
}

/** Date and time to the minute. */
export function InstantField({ value, onChange, days, ...rest }: InstantFieldProps) {
  const { t } = useTranslation();
  const { language, timeZone, today } = useTimes();
  const cellRender = useCells(days);
  const wall = value ? wallOf(value, timeZone) : null;
  const leaving = useLeaving((text) => {
    const typed = parseWall(text, wall ?? { date: today, time: '18:00' }, today);
    if (typed && (typed.date !== wall?.date || typed.time !== wall.time)) onChange?.(instantOf(typed.date, typed.time, timeZone));
  });
  return (
    <EnterStays>
      <DatePicker
        {...rest}
        {...leaving}
        className="grow"
        value={wall ? dayjs(`${wall.date}T${wall.time}`) : null}
        onChange={(date: Dayjs | null) =>
          onChange?.(date ? instantOf(date.format('YYYY-MM-DD'), date.format('HH:mm'), timeZone) : undefined)
        }
        defaultPickerValue={dayjs(wall?.date ?? today)}
        format={[`${dateFormat[language]} HH:mm`, 'YYYY-MM-DD HH:mm']}
        placeholder={t('pick.time')}
        showTime={{ format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('2000-01-01T18:00') }}
        showNow={false}
        needConfirm={false}
        cellRender={cellRender}
        renderExtraFooter={() => <WholeYear />}
      />
    </EnterStays>
  );
}
