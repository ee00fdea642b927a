import { isProblem, type Problem, problemOf, useIdempotencyKey } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withCommand } from '../keys';
import { useTimes } from '../time/useTimes';
import { ConflictPanel } from './ConflictPanel';
import { useDraft } from './drafts';
import { useFormFocus } from './focus';
import { type Difference, differences } from './merge';
import { type FieldPath, fieldPath, touches } from './paths';
import { Refusal } from './Refusal';
import { followRows } from './rows';

/** What goes along with the values when a form is sent. */
export interface Sending {
  /** The version to name in `If-Match`: the one given, or the newer one after a conflict was settled. */
  version: number;
  /** Made when the form opened, kept over retries, so that sending twice does once. */
  idempotencyKey: string;
}

interface ProblemFormProps<Values extends object, Result> {
  /** Plain JSON: dates as `YYYY-MM-DD`, instants as RFC 3339, people by id. */
  initialValues: Values;
  /** The version of what is edited; 0 for something new. */
  version?: number;
  /** Names the thing in the drafts, for example `resource-requests/{id}/reply`. */
  draft?: string;
  submit: (values: Values, sending: Sending) => Promise<Result>;
  onDone: (result: Result) => void;
  submitLabel: ReactNode;
  /** Buttons beside the main one. */
  secondary?: ReactNode;
  /** As wide as the page, for forms that hold a grid; else as wide as a line reads well. */
  wide?: boolean;
  /** Where a JSON path of a 422 stands in this form, when its fields are not named like the body's. */
  fieldOf?: (jsonPath: string) => FieldPath | undefined;
  /** With 412: reads the form's values out of the resource as it is now, so that both versions can be shown. */
  read?: (current: unknown) => Partial<Values>;
  labels?: Record<string, ReactNode>;
  show?: (field: string, value: unknown) => ReactNode;
  /** 409, and 412 without `read`: show the thing as it is now. */
  onStale?: () => void;
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}

interface Clash {
  fields: Difference[];
  theirs: object;
  version: number;
  /** When the draft was written, if it is one that clashes. */
  draftOf?: string;
  /** Who changed it meanwhile, and when. */
  by?: { name: string; at: string };
}

/**
 * A form that keeps what was typed whatever the answer is: 422 marks the fields (JSON path → field) and focuses the first,
 * 412 shows both versions, 409 says what happened meanwhile. Drafts survive reload, lost network and an expired sign-in. ⌘Enter sends.
 */
export function ProblemForm<Values extends object, Result>(props: ProblemFormProps<Values, Result>) {
  const { initialValues, version = 0, draft: thing, submitLabel, secondary, wide = false, children, labels, show } = props;
  const { t } = useTranslation();
  const times = useTimes();
  const [form] = Form.useForm<Values>();
  const root = useRef<HTMLDivElement>(null);
  useFormFocus(root);
  const { key, renew } = useIdempotencyKey();
  const draft = useDraft<Values>({ thing, version, base: initialValues });
  const older = draft.found && draft.found.version !== version ? draft.found : null;
  const [seenVersion, setSeenVersion] = useState(version);
  const [marked, setMarked] = useState<FieldPath[]>([]);
  const [loose, setLoose] = useState<string[]>([]);
  const [clash, setClash] = useState<Clash | null>(() => {
    if (!older) return null;
    const fields = differences(older.base, older.values, initialValues);
    return fields.length > 0 ? { fields, theirs: initialValues, version, draftOf: older.savedAt } : null;
  });
  const sending = useMutation({ mutationFn: (values: Values) => props.submit(values, { version: seenVersion, idempotencyKey: key }) });
  const problem = sending.isError ? problemOf(sending.error) : null;
  const refused = problem && (problem.status !== 412 || !clash) && (problem.status !== 422 || loose.length > 0 || marked.length === 0);

  function send(values: Values) {
    if (sending.isPending) return;
    setLoose([]);
    sending.mutate(values, {
      onSuccess: (result) => {
        draft.drop();
        renew();
        props.onDone(result);
      },
      onError: (error) => {
        if (isProblem(error, 422)) mark(error.problem);
        if (isProblem(error, 412)) compare(error.problem);
      },
    });
  }

  /** Each message under its field, the first of them focused; what fits no field stands above. */
  function mark({ errors = {} }: Problem) {
    const known = new Map(form.getFieldsError().map(({ name }) => [JSON.stringify(name), name]));
    const unplaced: string[] = [];
    const paths: FieldPath[] = [];
    for (const [jsonPath, messages] of Object.entries(errors)) {
      const path = placeOf(props.fieldOf?.(jsonPath) ?? fieldPath(jsonPath), known);
      if (!path) unplaced.push(...messages);
      else {
        form.setFields([{ name: path as never, errors: messages }]);
        paths.push(path);
      }
    }
    // In the order of the form, not of the answer.
    const order = [...known.keys()];
    paths.sort((a, b) => order.indexOf(JSON.stringify(a)) - order.indexOf(JSON.stringify(b)));
    setMarked(paths);
    setLoose(unplaced);
    if (paths[0]) form.scrollToField(paths[0] as never, { focus: true, block: 'nearest' });
  }

  function compare({ current, changedBy, changedAt }: Problem) {
    if (!props.read || current === undefined || current === null) return;
    const theirs = { ...initialValues, ...props.read(current) };
    const now = Number((current as { version?: unknown }).version);
    if (!Number.isFinite(now)) return;
    setClash({
      fields: differences(initialValues, form.getFieldsValue(true) as Values, theirs),
      theirs,
      version: now,
      by: changedBy && changedAt ? { name: changedBy.name, at: changedAt } : undefined,
    });
  }

  /** Their values everywhere but where mine was chosen. */
  function settle(chosen: Record<string, 'theirs' | 'mine'>) {
    if (!clash) return;
    const mine = clash.draftOf && older ? older.values : (form.getFieldsValue(true) as Values);
    const merged: Record<string, unknown> = { ...(mine as object), ...clash.theirs };
    for (const [field, side] of Object.entries(chosen)) if (side === 'mine') merged[field] = (mine as Record<string, unknown>)[field];
    form.setFieldsValue(merged as never);
    draft.save(merged as Values);
    setSeenVersion(clash.version);
    setClash(null);
    sending.reset();
  }

  function changed(part: Partial<Values>, all: Values) {
    draft.save(all);
    const still = marked.filter((path) => !touches(part, path));
    if (still.length === marked.length) return;
    for (const path of marked) if (!still.includes(path)) form.setFields([{ name: path as never, errors: [] }]);
    setMarked(still);
  }

  function keys(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (!sending.isPending && !clash) form.submit();
  }

  const titleOf = ({ draftOf, by }: Clash) => {
    if (draftOf) return t('form.draftConflict', { time: times.instant(draftOf) });
    return by && t('form.changedBy', { name: by.name, time: times.near(by.at) });
  };

  const restored = draft.found && !older;
  return (
    <div ref={root} className={wide ? undefined : 'narrow'} onKeyDown={keys} onClick={followRows}>
      {clash && (
        <ConflictPanel
          key={clash.version}
          title={titleOf(clash)}
          fields={clash.fields}
          labelOf={(field) => labels?.[field] ?? field}
          show={show}
          onKeep={settle}
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={draft.found && !clash ? { ...initialValues, ...draft.found.values } : initialValues}
        onValuesChange={changed}
        onFinish={send}
        scrollToFirstError={{ focus: true, block: 'nearest' }}
      >
        {refused && (
          <Refusal problem={problem} loose={loose} onStale={props.onStale} mine={() => written(form.getFieldsValue(true) as Values)} />
        )}
        {typeof children === 'function' ? children(form) : children}
        <div className="formfoot">
          <span className="said">
            {draft.savedAt &&
              t(restored && draft.savedAt === draft.found?.savedAt ? 'form.draftRestored' : 'form.draftSaved', {
                time: times.near(draft.savedAt),
              })}
            {draft.savedAt && (
              <Button
                type="link"
                size="small"
                onClick={() => {
                  draft.drop();
                  form.setFieldsValue(initialValues as never);
                }}
              >
                {t('form.dropDraft')}
              </Button>
            )}
          </span>
          {secondary}
          {/* While it is sent the button keeps the focus, which a disabled one would lose. */}
          <Button type="primary" htmlType="submit" disabled={clash !== null} aria-disabled={sending.isPending || undefined}>
            {sending.isPending ? t('form.sending') : marked.length > 0 ? t('form.left', { count: marked.length }) : submitLabel}
            {!sending.isPending && marked.length === 0 && <kbd aria-hidden="true">{withCommand('↵')}</kbd>}
          </Button>
        </div>
      </Form>
    </div>
  );
}

/** The field itself, or the nearest one around it that the form has (a list's message stands at the list). */
function placeOf(path: FieldPath, known: ReadonlyMap<string, FieldPath>): FieldPath | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = known.get(JSON.stringify(path.slice(0, length)));
    if (found) return found;
  }
  return undefined;
}

/** The texts of a form, one under the other, for the clipboard. */
const written = (values: object) =>
  Object.values(values)
    .filter((value) => typeof value === 'string' || typeof value === 'number')
    .join('\n');
