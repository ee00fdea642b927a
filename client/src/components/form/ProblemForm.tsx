import { isProblem, type Problem, problemOf, useIdempotencyKey } from '@api';
import { useMutation } from '@tanstack/react-query';
import { Button, Form, type FormInstance } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
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
  /**
   * With `interim` what is answered is only a step on the way, such as what a change would do: what was typed stays mine and in its draft
   * until `settled` is called, when it is really saved.
   */
  onDone: (result: Result, settled: () => void) => void;
  interim?: boolean;
  submitLabel: ReactNode;
  /** Buttons beside the main one. */
  secondary?: ReactNode;
  /** As wide as the page, for forms that hold a grid; else as wide as a line reads well. */
  wide?: boolean;
  /** Where a JSON path of a 422 stands in this form, when its fields are not named like the body's. */
  fieldOf?: (jsonPath: string) => FieldPath | undefined;
  /**
   * For a form that edits what the resource holds. With 412: reads the form's values out of the resource as it is now, so that both
   * versions can be shown. A newer `version` and `initialValues` come into the form by themselves, and are asked about where they clash.
   * So no form is remounted by a `key` of the version; without `read` what was typed stands and goes out against the newer version.
   */
  read?: (current: unknown) => Partial<Values>;
  labels?: Record<string, ReactNode>;
  show?: (field: string, value: unknown) => ReactNode;
  /** 409, and 412 without `read`: show the thing as it is now. */
  onStale?: () => void;
  children: ReactNode | ((form: FormInstance<Values>) => ReactNode);
}

/** What the form was written against. */
interface Seen<Values> {
  version: number;
  base: Values;
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
  const [seen, setSeen] = useState<Seen<Values>>({ version, base: initialValues });
  const draft = useDraft<Values>({ thing, ...seen });
  const [older] = useState(() => (draft.found && draft.found.version !== version ? draft.found : null));
  const [marked, setMarked] = useState<FieldPath[]>([]);
  const [loose, setLoose] = useState<string[]>([]);
  const [clash, setClash] = useState<Clash | null>(() => {
    if (!older) return null;
    const fields = differences(older.base, older.values, initialValues);
    return fields.length > 0 ? { fields, theirs: initialValues, version, draftOf: older.savedAt } : null;
  });
  const sending = useMutation({ mutationFn: (values: Values) => props.submit(values, { version: seen.version, idempotencyKey: key }) });
  const problem = sending.isError ? problemOf(sending.error) : null;
  const refused = problem && (problem.status !== 412 || !clash) && (problem.status !== 422 || loose.length > 0 || marked.length === 0);

  function send(values: Values) {
    if (sending.isPending) return;
    setLoose([]);
    const sent = form.getFieldsValue(true) as Values;
    sending.mutate(values, {
      onSuccess: (result) => {
        renew();
        const settled = () => {
          draft.drop();
          // What comes back is mine, also where the form has stayed open and more was typed.
          setSeen((it) => ({ ...it, base: { ...it.base, ...sent } }));
        };
        if (!props.interim) settled();
        props.onDone(result, settled);
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
    const theirs = { ...seen.base, ...props.read(current) };
    const now = Number((current as { version?: unknown }).version);
    if (!Number.isFinite(now)) return;
    setClash({
      fields: differences(seen.base, form.getFieldsValue(true) as Values, theirs),
      theirs,
      version: now,
      by: changedBy && changedAt ? { name: changedBy.name, at: changedAt } : undefined,
    });
  }

  const written = () => (clash?.draftOf && older ? older.values : (form.getFieldsValue(true) as Values));

  /** Their values everywhere but where mine was chosen. */
  function settle(chosen: Record<string, 'theirs' | 'mine'>) {
    if (!clash) return;
    take(
      clash.theirs as Values,
      clash.version,
      clash.fields.filter((it) => chosen[it.field] === 'mine'),
    );
    setClash(null);
    sending.reset();
  }

  /** The form now stands on a newer version: theirs, but for the fields that stay mine. */
  function take(theirs: Values, newer: number, kept: Difference[]) {
    const mine = written();
    const merged: Record<string, unknown> = { ...(mine as object), ...(theirs as object) };
    for (const { field } of kept) merged[field] = (mine as Record<string, unknown>)[field];
    form.setFieldsValue(merged as never);
    setSeen({ version: newer, base: { ...seen.base, ...theirs } });
    if (kept.length > 0) draft.save(merged as Values);
    else draft.drop();
  }

  /** Somebody else, or another page of mine, saved while this form is open: what I did not touch comes, what both changed is asked about. */
  const follow = useEffectEvent(() => {
    if (version <= (clash?.version ?? seen.version)) return;
    if (!props.read && !clash) {
      // It edits nothing that the resource holds: what was typed stands, and is sent against what the page shows now.
      setSeen((it) => ({ ...it, version }));
      return;
    }
    const fields = differences(clash?.draftOf && older ? older.base : seen.base, written(), initialValues);
    if (!clash && fields.every((it) => it.untouchedByThem)) take(initialValues, version, fields);
    else setClash({ fields, theirs: initialValues, version, draftOf: clash?.draftOf });
  });
  useEffect(() => {
    if (sending.isPending) return;
    // Once what follows from a save of my own is through.
    const soon = setTimeout(follow);
    return () => clearTimeout(soon);
  }, [version, sending.isPending]);

  function changed(part: Partial<Values>, all: Values) {
    // A draft that is still to be decided about is not written over.
    if (!clash?.draftOf) draft.save(all);
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

  /** The button that was pressed goes with the refusal, so the keyboard is left with "send". */
  function showNow() {
    sending.reset();
    props.onStale?.();
    root.current?.querySelector<HTMLElement>('[type=submit]')?.focus();
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
        initialValues={draft.found && !older ? { ...initialValues, ...draft.found.values } : initialValues}
        onValuesChange={changed}
        onFinish={send}
        scrollToFirstError={{ focus: true, block: 'nearest' }}
      >
        {refused && (
          <Refusal
            problem={problem}
            loose={loose}
            onStale={props.onStale && showNow}
            mine={() => textsOf(form.getFieldsValue(true) as Values)}
          />
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
                  form.setFieldsValue(seen.base as never);
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

/** The texts of a form, one under the other, for the clipboard; those of its rows too, but no ids. */
const textsOf = (values: object): string =>
  Object.values(values)
    .map((value: unknown) => (typeof value === 'object' && value !== null ? textsOf(value) : value))
    .filter((value) => (typeof value === 'string' && value !== '' && !anId.test(value)) || typeof value === 'number')
    .join('\n');
const anId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
