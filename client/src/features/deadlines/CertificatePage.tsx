import { Page, QueryState, useTimes } from '@components';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { certificateQuery, type Certificate, type SignedCertificate } from './certificate';

/** Written down this much later than it was true: the certificate says so. */
const noticedLate = 60_000;

/** A deadline's certificate to print: what is signed, and how anybody checks it without Collab. */
export function CertificatePage() {
  const { t } = useTranslation('deadlines');
  const { id = '' } = useParams();
  const query = useQuery(certificateQuery(id));
  const it = query.data?.content;
  return (
    <Page
      name={t('cert.name')}
      crumbs={
        it && [
          { text: it.collaboration.name, to: `/collaborations/${it.collaboration.id}` },
          { text: t('one'), to: `/deadlines/${id}` },
          { text: t('cert.name') },
        ]
      }
      heading={it ? t('cert.heading', { kind: t(`kind.${it.kind}`), title: it.subject.title }) : t('cert.name')}
      actions={
        query.data && (
          <>
            <a className="btn" href={`/api/v1/deadlines/${id}/certificate`} download={`deadline-${id}.json`}>
              {t('cert.file')}
            </a>
            <Button type="primary" onClick={() => window.print()}>
              {t('cert.print')}
            </Button>
          </>
        )
      }
    >
      <QueryState query={query} lines={12}>
        {(signed) => <Sheet signed={signed} />}
      </QueryState>
    </Page>
  );
}

function Sheet({ signed }: { signed: SignedCertificate }) {
  const { t } = useTranslation('deadlines');
  const when = useExact();
  const { timeZone } = useTimes();
  const it = signed.content;
  return (
    <article className="report cert" aria-label={t('cert.name')}>
      <p className="s q2">{t('cert.issued', { organization: it.organization.name, at: when(it.issuedAt), zone: timeZone })}</p>
      <Part title={t('cert.what')}>
        <dl className="kv">
          <dt>{t('cert.collaboration')}</dt>
          <dd>{it.collaboration.name}</dd>
          <dt>{t('cert.owner')}</dt>
          <dd>{[it.owner.department.name, it.owner.member?.name].filter(Boolean).join(' · ')}</dd>
          <dt>{t('cert.due')}</dt>
          <dd>{when(it.why.dueAt)}</dd>
          <dt>{t('cert.state')}</dt>
          <dd>
            {t(`cert.became.${it.state}`, { at: it.metAt ? when(it.metAt) : '' })}
            {it.breachedAt && <> {t('cert.breachedAt', { at: when(it.breachedAt) })}</>}
          </dd>
        </dl>
      </Part>
      <Part title={t('why.heading')}>
        <Reasons why={it.why} />
      </Part>
      <Part title={t('cert.history')}>
        <Happened history={it.history} />
      </Part>
      <Part title={t('cert.signature')}>
        <dl className="kv">
          <dt>{t('cert.key')}</dt>
          <dd className="code">{signed.keyId}</dd>
          <dt>{t('cert.sign')}</dt>
          <dd className="code">{signed.signature}</dd>
          <dt>{t('cert.checked')}</dt>
          <dd>{t(signed.holds === null ? 'cert.unchecked' : signed.holds ? 'cert.holds' : 'cert.fails')}</dd>
        </dl>
        <p className="s q2 gap-above">{t('cert.how')}</p>
        <p className="s code">node verify-certificate.mjs deadline-{it.id}.json certificate-keys.json</p>
      </Part>
    </article>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="sec">
      <div className="sech">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

function Reasons({ why }: { why: Certificate['why'] }) {
  const { t } = useTranslation('deadlines');
  const when = useExact();
  return (
    <>
      <p>
        {t('cert.reason', {
          start: when(why.startedAt),
          amount: t(`unit.${why.unit}`, { count: why.amount }),
          policy: why.policyEdition,
          calendar: why.calendar.name,
          edition: why.calendarEdition,
          known: when(why.calendarKnownSince),
        })}
        {why.provisional && ` ${t('why.provisional')}`}
      </p>
      {why.days.length > 0 && (
        <ol className="days">
          {why.days.map((day) => (
            <li key={day.date}>
              <span className="nw">{day.date}</span>{' '}
              {day.counted === null
                ? t('cert.notCounted', { name: day.name ?? t(`cert.day.${day.kind}`) })
                : t('why.nth', { n: day.counted })}
            </li>
          ))}
        </ol>
      )}
      {why.pauses.map((it) => (
        <p key={it.from}>
          {t(it.until ? 'basis.pause' : 'basis.pauseOpen', {
            from: when(it.from),
            until: it.until ? when(it.until) : '',
            reason: it.by ? t('basis.by', { reason: it.reason, who: it.by.name }) : it.reason,
          })}
        </p>
      ))}
    </>
  );
}

function Happened({ history }: { history: Certificate['history'] }) {
  const { t } = useTranslation('deadlines');
  const when = useExact();
  type Person = Certificate['organization'];
  const named = (person: Person, absent: Person | null) =>
    absent ? t('cert.standIn', { name: person.name, absent: absent.name }) : person.name;
  return (
    <table className="ba">
      <thead>
        <tr>
          {(['at', 'event', 'told', 'seen'] as const).map((column) => (
            <th key={column} scope="col">
              {t(`cert.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {history.map((it) => (
          <tr key={it.sequence}>
            <td className="nw">
              {when(it.at)}
              {Date.parse(it.recordedAt) - Date.parse(it.at) > noticedLate && (
                <>
                  <br />
                  <span className="q3">{t('history.recorded', { at: when(it.recordedAt) })}</span>
                </>
              )}
            </td>
            <td>
              {t(`cert.event.${!it.recipient && it.event === 'reminded' ? 'overtaken' : it.event}`, {
                level: it.level,
                due: when(it.dueAt),
              })}
              {it.actor && ` · ${named(it.actor, it.actorFor)}`}
              {it.reason && ` · ${it.reason}`}
            </td>
            <td>
              {it.recipient && named(it.recipient, it.recipientFor)}
              {it.channel && ` · ${t(it.inDigest ? 'cert.channel.digest' : `cert.channel.${it.channel}`)}`}
            </td>
            <td className="nw">{it.recipient && (it.seenAt ? when(it.seenAt) : t('cert.unseen'))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** With the year, and the same in both languages: `2024-10-14 15:00`. */
function useExact() {
  const { wall } = useTimes();
  return (instant: string) => {
    const { date, time } = wall(instant);
    return `${date} ${time}`;
  };
}
