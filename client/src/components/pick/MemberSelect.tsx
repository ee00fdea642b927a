import { api, membersQuery, unwrap } from '@api';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface MemberSelectProps {
  /** Given by Form.Item. */
  id?: string;
  /** A member's id. */
  value?: string | null;
  onChange?: (id: string | undefined) => void;
  /** Only members of this department. */
  departmentId?: string;
  allowClear?: boolean;
  placeholder?: string;
  'aria-label'?: string;
}

/** One member, found by name, or part of it. */
export function MemberSelect({ value, onChange, departmentId, placeholder, ...rest }: MemberSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const members = useQuery({
    ...membersQuery({ ...(q ? { q } : {}), ...(departmentId ? { departmentId } : {}) }),
    placeholderData: (before) => before,
  });
  const listed = members.data ?? [];
  // Someone chosen who is not among those listed: of another search or beyond the first hundred.
  const missing = value && members.isSuccess && !listed.some((it) => it.id === value) ? value : undefined;
  const chosen = useQuery({
    queryKey: ['members', missing],
    queryFn: missing ? ({ signal }) => unwrap(api.GET('/api/v1/members/{id}', { params: { path: { id: missing } }, signal })) : skipToken,
  });
  const options = [...(chosen.data ? [chosen.data] : []), ...listed].map((it) => ({
    value: it.id,
    label: it.name,
    department: it.department.name,
    title: it.name,
  }));
  return (
    <Select
      {...rest}
      className="grow"
      value={value ?? undefined}
      onChange={(id?: string) => onChange?.(id)}
      placeholder={placeholder ?? t('pick.member')}
      loading={members.isFetching}
      showSearch={{ onSearch: setTyped, filterOption: false }}
      options={options}
      optionRender={({ label, data }) => (
        <>
          {label} <span className="q3 s">{data.department}</span>
        </>
      )}
      notFoundContent={members.isPending ? null : t('pick.noMember')}
    />
  );
}
