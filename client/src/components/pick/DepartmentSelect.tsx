import { departmentsQuery } from '@api';
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface Common {
  /** Given by Form.Item. */
  id?: string;
  /** Departments that cannot be chosen here, by id. */
  without?: readonly string[];
  /** Only these, by id. */
  among?: readonly string[];
  placeholder?: string;
  allowClear?: boolean;
  autoFocus?: boolean;
  'aria-label'?: string;
}

interface One extends Common {
  multiple?: false;
  value?: string | null;
  onChange?: (id: string | undefined) => void;
}

interface Several extends Common {
  multiple: true;
  value?: string[];
  onChange?: (ids: string[]) => void;
}

/** One department or, with `multiple`, several. */
export function DepartmentSelect({ without = [], among, placeholder, ...rest }: One | Several) {
  const { t } = useTranslation();
  const { data = [], isFetching } = useQuery(departmentsQuery);
  const options = data
    .filter((it) => !without.includes(it.id) && (!among || among.includes(it.id)))
    .map((it) => ({ value: it.id, label: it.name }));
  const common = {
    className: 'grow',
    options,
    loading: isFetching,
    placeholder: placeholder ?? t('pick.department'),
    showSearch: { optionFilterProp: 'label' },
  };
  if (rest.multiple) {
    return <Select<string[]> {...select(rest)} {...common} value={rest.value} mode="multiple" onChange={(ids) => rest.onChange?.(ids)} />;
  }
  return <Select<string> {...select(rest)} {...common} value={rest.value ?? undefined} onChange={(id?: string) => rest.onChange?.(id)} />;
}

/** What goes to the select as it is. */
const select = ({ id, allowClear, autoFocus, 'aria-label': label }: Common) => ({ id, allowClear, autoFocus, 'aria-label': label });
