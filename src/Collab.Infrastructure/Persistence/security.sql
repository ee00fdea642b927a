-- Roles, rights and row-level security, made to hold at every start. Safe to run again; runs under the start's lock.

do $$
declare
    wanted text;
begin
    foreach wanted in array array['collab_app', 'collab_lookup']
    loop
        -- Made beforehand, they need no right to make roles (deploy/roles.sh).
        if not exists (select from pg_roles where rolname = wanted) then
            -- Roles belong to the whole server: another database's start may be making them at this moment.
            begin execute format('create role %I nologin nosuperuser nobypassrls', wanted); exception when duplicate_object or unique_violation then null; end;
        end if;
        -- Not 'member': who makes a role may from PostgreSQL 16 on administer it, and still neither use it nor become it.
        if not pg_has_role(current_user, wanted, 'usage') then execute format('grant %I to %I', wanted, current_user); end if;
    end loop;
end $$;

grant usage on schema collab to collab_app, collab_lookup;
-- To be given functions one must be allowed to make them; taken away again at the end.
grant create on schema collab to collab_lookup;

create or replace function collab.current_organization() returns uuid language sql stable parallel safe
    -- After a commit the setting is empty and not null.
    as $$ select nullif(current_setting('collab.organization_id', true), '')::uuid $$;

do $$
declare
    t record;
    -- Tables of the installation, which have no organization.
    shared text[] := array['demo_clock', 'data_protection_keys', 'sign_in_attempts', 'setup_link', 'signing_keys', 'heartbeat', 'downtimes', '__ef_migrations_history'];
begin
    for t in
        select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as secured,
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped) as has_organization,
            exists (select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant') as has_policy
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'collab' and c.relkind in ('r', 'p')
    loop
        if t.has_organization then
            if not t.secured then
                execute format('alter table collab.%I enable row level security', t.name);
                execute format('alter table collab.%I force row level security', t.name);
            end if;
            if not t.has_policy then
                execute format(
                    'create policy tenant on collab.%I using (organization_id = (select collab.current_organization())) '
                    || 'with check (organization_id = (select collab.current_organization()))', t.name);
            end if;
            execute format('grant select, insert, update, delete on collab.%I to collab_app', t.name);
        elsif t.name <> all (shared) then
            raise exception 'Table collab.% has no organization_id: nothing would keep organizations apart in it.', t.name;
        end if;
    end loop;
end $$;

grant select, update on collab.demo_clock to collab_app;
grant select, insert, delete on collab.sign_in_attempts to collab_app;
grant select, insert, update, delete on collab.setup_link to collab_app;

-- EF has no indexes over complex properties: the deadline of a thing.
create index if not exists ix_deadlines_subject on collab.deadlines (organization_id, subject_id);


-- What happened is written once. Of an entry its texts can be taken away, once an entry says who did that and why.
revoke update, delete on collab.audit_entries, collab.audit_chain from collab_app;
grant update (subject_title, values, address, erased_at) on collab.audit_entries to collab_app;
grant update (salt) on collab.audit_chain to collab_app;
revoke update on collab.audit_unsealed from collab_app;
do $$
begin
    if to_regclass('collab.deadline_steps') is not null then revoke update, delete on collab.deadline_steps from collab_app; end if;
    if to_regclass('collab.calendar_editions') is not null then revoke update, delete on collab.calendar_editions from collab_app; end if;
end $$;

create or replace function collab.refuse_change() returns trigger language plpgsql
    as $$ begin raise exception 'What happened is not changed afterwards.' using errcode = 'insufficient_privilege'; end $$;

create or replace function collab.refuse_all_but_erasure() returns trigger language plpgsql
    as $$
    declare
        erased collab.audit_entries := old;
    begin
        erased.subject_title := '';
        erased.values := '{}';
        erased.address := null;
        erased.erased_at := new.erased_at;
        if old.erased_at is null and new.erased_at is not null and new is not distinct from erased and exists (
            select from collab.audit_entries e
            where e.organization_id = old.organization_id and e.subject_type = 'auditEntry' and e.subject_id = old.id and e.action = 'auditTextErased')
        then return new; end if;
        raise exception 'What happened is not changed afterwards.' using errcode = 'insufficient_privilege';
    end $$;

create or replace function collab.refuse_all_but_forgetting() returns trigger language plpgsql
    as $$
    declare
        forgotten collab.audit_chain := old;
    begin
        forgotten.salt := null;
        if new is not distinct from forgotten and exists (
            select from collab.audit_entries e where e.organization_id = old.organization_id and e.id = old.entry_id and e.erased_at is not null)
        then return new; end if;
        raise exception 'What happened is not changed afterwards.' using errcode = 'insufficient_privilege';
    end $$;

-- An entry is without its link of the chain from the moment that it is committed, whenever that is.
create or replace function collab.mark_unsealed() returns trigger language plpgsql
    as $$ begin insert into collab.audit_unsealed (organization_id, seq, entry_id) select organization_id, seq, id from written; return null; end $$;

drop trigger if exists append_only on collab.audit_entries;
create or replace trigger never_removed before delete or truncate on collab.audit_entries for each statement execute function collab.refuse_change();
create or replace trigger never_changed before update on collab.audit_entries for each row execute function collab.refuse_all_but_erasure();
create or replace trigger mark_unsealed after insert on collab.audit_entries referencing new table as written for each statement execute function collab.mark_unsealed();
alter table collab.audit_entries enable always trigger never_removed, enable always trigger never_changed, enable always trigger mark_unsealed;
create or replace trigger never_removed before delete or truncate on collab.audit_chain for each statement execute function collab.refuse_change();
create or replace trigger never_changed before update on collab.audit_chain for each row execute function collab.refuse_all_but_forgetting();
alter table collab.audit_chain enable always trigger never_removed, enable always trigger never_changed;

-- The few looks across organizations: functions of a role that sees exactly these columns and changes nothing.
do $$
declare
    t text;
begin
    foreach t in array array['organizations', 'departments', 'members', 'credentials', 'sessions', 'outbox', 'deadlines', 'delegations', 'invitations', 'access_tokens', 'half_sessions', 'second_factors', 'identity_providers', 'audit_unsealed']
    loop
        if to_regclass('collab.' || t) is not null and not exists (select from pg_policy where polrelid = to_regclass('collab.' || t) and polname = 'lookup') then
            execute format('create policy lookup on collab.%I for select to collab_lookup using (true)', t);
        end if;
    end loop;
end $$;
grant select (organization_id, id, language, name) on collab.organizations to collab_lookup;
grant select (organization_id, name, domains) on collab.identity_providers to collab_lookup;
grant select (organization_id, head_id, sponsor_id) on collab.departments to collab_lookup;
grant select (organization_id, id, department_id, role, language, active) on collab.members to collab_lookup;
grant select (organization_id, member_id, email, password_hash) on collab.credentials to collab_lookup;
grant select (organization_id, hash, member_id, created_at, last_seen_at, proved_at) on collab.sessions to collab_lookup;
grant select (organization_id, hash, member_id, created_at) on collab.half_sessions to collab_lookup;
grant select (organization_id, id, confirmed_at) on collab.second_factors to collab_lookup;
grant select (organization_id, id, hash, member_id, name, scopes, features, expires_at, revoked_at, last_used_at) on collab.access_tokens to collab_lookup;
grant select (organization_id, sent_at) on collab.outbox to collab_lookup;
grant select (organization_id, id, hash, expires_at) on collab.invitations to collab_lookup;
grant select (organization_id, member_id, deputy_id, starts_at, ends_at) on collab.delegations to collab_lookup;

-- Sign-in: who has this e-mail address. Members who left have no sign-in.
create or replace function collab.find_credentials(wanted text)
    returns table (organization_id uuid, member_id uuid, password_hash text)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select c.organization_id, c.member_id, c.password_hash
        from collab.credentials c
        join collab.members m on m.organization_id = c.organization_id and m.id = c.member_id
        where c.email = wanted and m.active and c.password_hash is not null
    $$;

-- Somebody is added: whether anybody, of any organization, signs in with that address.
create or replace function collab.email_taken(wanted text) returns boolean
    language sql stable security definer set search_path = pg_catalog
    as $$ select exists (select from collab.credentials c where c.email = wanted) $$;

-- Whoever was invited and is not signed in: whose link it is.
create or replace function collab.find_invitation(wanted bytea, at timestamptz)
    returns table (organization_id uuid, member_id uuid, department_id uuid, language text)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select i.organization_id, i.id, m.department_id, coalesce(m.language, o.language)
        from collab.invitations i
        join collab.members m on m.organization_id = i.organization_id and m.id = i.id
        join collab.organizations o on o.organization_id = i.organization_id
        where i.hash = wanted and i.expires_at > at and m.active
    $$;

-- Each request: the member behind a session's hash, with roles and language as of now, and whether he stands in for somebody.
drop function if exists collab.find_session(bytea, timestamptz, timestamptz);
do $$
begin
    -- Of another shape, it cannot be replaced.
    if exists (select from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'collab' and p.proname = 'find_session' and not 'proved_at' = any (p.proargnames))
    then drop function collab.find_session(bytea, timestamptz, timestamptz, timestamptz); end if;
end $$;
create or replace function collab.find_session(wanted bytea, seen_after timestamptz, created_after timestamptz, at timestamptz)
    returns table (
        organization_id uuid, member_id uuid, department_id uuid, is_administrator boolean, is_head boolean, is_sponsor boolean,
        language text, last_seen_at timestamptz, stands_in boolean, proved_at timestamptz)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select s.organization_id, s.member_id, m.department_id, m.role = 'administrator',
            exists (select from collab.departments d where d.organization_id = s.organization_id and d.head_id = s.member_id),
            exists (select from collab.departments d where d.organization_id = s.organization_id and d.sponsor_id = s.member_id),
            coalesce(m.language, o.language), s.last_seen_at,
            exists (
                select from collab.delegations d
                where d.organization_id = s.organization_id and d.deputy_id = s.member_id and d.starts_at <= at and d.ends_at > at),
            coalesce(s.proved_at, s.created_at)
        from collab.sessions s
        join collab.members m on m.organization_id = s.organization_id and m.id = s.member_id
        join collab.organizations o on o.organization_id = s.organization_id
        where s.hash = wanted and s.last_seen_at > seen_after and s.created_at > created_after and m.active
    $$;

-- The second step of signing in: who gave his password and not yet a code, and whether he has a second factor to give one of.
create or replace function collab.find_half_session(wanted bytea, created_after timestamptz)
    returns table (organization_id uuid, member_id uuid, department_id uuid, language text, has_second_factor boolean)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select h.organization_id, h.member_id, m.department_id, coalesce(m.language, o.language),
            exists (select from collab.second_factors f where f.organization_id = h.organization_id and f.id = h.member_id and f.confirmed_at is not null)
        from collab.half_sessions h
        join collab.members m on m.organization_id = h.organization_id and m.id = h.member_id
        join collab.organizations o on o.organization_id = h.organization_id
        where h.hash = wanted and h.created_at > created_after and m.active
    $$;

-- Signing in with an organization's provider: whose it is, by the domain of an e-mail address or the organization's name.
create or replace function collab.find_provider(wanted text)
    returns table (organization_id uuid, name text, organization text)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select p.organization_id, p.name, o.name
        from collab.identity_providers p
        join collab.organizations o on o.organization_id = p.organization_id
        where p.domains ? lower(wanted) or lower(o.name) = lower(wanted)
        order by p.domains ? lower(wanted) desc, p.organization_id limit 1
    $$;

-- Each request of a program: the member behind a token's hash, as find_session, with the token and what it may be used for.
drop function if exists collab.find_access_token(text, timestamptz);
create or replace function collab.find_access_token(wanted text, at timestamptz)
    returns table (
        organization_id uuid, member_id uuid, department_id uuid, is_administrator boolean, is_head boolean, is_sponsor boolean,
        language text, last_used_at timestamptz, stands_in boolean, id uuid, name text, scopes text, features text)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select t.organization_id, t.member_id, m.department_id, m.role = 'administrator',
            exists (select from collab.departments d where d.organization_id = t.organization_id and d.head_id = t.member_id),
            exists (select from collab.departments d where d.organization_id = t.organization_id and d.sponsor_id = t.member_id),
            coalesce(m.language, o.language), t.last_used_at,
            exists (
                select from collab.delegations d
                where d.organization_id = t.organization_id and d.deputy_id = t.member_id and d.starts_at <= at and d.ends_at > at),
            t.id, t.name, t.scopes::text, t.features::text
        from collab.access_tokens t
        join collab.members m on m.organization_id = t.organization_id and m.id = t.member_id
        join collab.organizations o on o.organization_id = t.organization_id
        where t.hash = wanted and t.expires_at > at and t.revoked_at is null and m.active
    $$;

-- A deputy's request: who is away in his organization, and who stands in.
create or replace function collab.find_absences(organization uuid, at timestamptz) returns table (member_id uuid, department_id uuid, deputy_id uuid)
    language sql stable security definer set search_path = pg_catalog
    as $$
        select d.member_id, m.department_id, d.deputy_id
        from collab.delegations d
        join collab.members m on m.organization_id = d.organization_id and m.id = d.member_id
        where d.organization_id = organization and d.starts_at <= at and d.ends_at > at
    $$;

-- The outbox sweep: whose messages were not sent.
create or replace function collab.organizations_with_unsent() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    as $$ select distinct o.organization_id from collab.outbox o where o.sent_at is null $$;

-- The sealing of the record: in whose is something without its link.
grant select (organization_id, seq) on collab.audit_unsealed to collab_lookup;
create or replace function collab.organizations_with_unsealed() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    as $$ select o.organization_id from collab.organizations o where exists (select from collab.audit_unsealed u where u.organization_id = o.organization_id) $$;

-- All organizations, for jobs that do something in each; ids and nothing else.
create or replace function collab.all_organizations() returns setof uuid
    language sql stable security definer set search_path = pg_catalog
    as $$ select o.organization_id from collab.organizations o order by o.id $$;

-- The deadline alarm: whose duties have something to do now, and when the next one has.
do $$
begin
    if to_regclass('collab.deadlines') is null then return; end if;
    grant select (organization_id, wake_at) on collab.deadlines to collab_lookup;
    grant select (next_week_opens_at) on collab.organizations to collab_lookup;
    create or replace function collab.due_organizations(at timestamptz) returns setof uuid
        language sql stable security definer set search_path = pg_catalog
        as $f$
            select o.id from collab.organizations o
            left join lateral (select d.wake_at from collab.deadlines d where d.organization_id = o.id and d.wake_at is not null order by d.wake_at limit 1) next on true
            where next.wake_at < at or o.next_week_opens_at <= at
        $f$;
    drop function if exists collab.next_wake_at();
    create or replace function collab.next_wake_at(after timestamptz default '-infinity') returns timestamptz
        language sql stable security definer set search_path = pg_catalog
        as $f$
            select least(
                (select min(next.wake_at) from collab.organizations o
                    cross join lateral (select d.wake_at from collab.deadlines d where d.organization_id = o.id and d.wake_at > after order by d.wake_at limit 1) next),
                (select min(next_week_opens_at) from collab.organizations where next_week_opens_at > after))
        $f$;
end $$;

-- Whoever writes a wake time wakes the alarms of all processes at the commit; equal notifications of one transaction are one.
create or replace function collab.tell_alarm() returns trigger language plpgsql
    as $f$ begin notify deadline_wake; return null; end $f$;
do $$
begin
    if to_regclass('collab.deadlines') is not null and not exists (select from pg_trigger where tgrelid = 'collab.deadlines'::regclass and tgname = 'tell_alarm') then
        create trigger tell_alarm after insert or update on collab.deadlines for each statement execute function collab.tell_alarm();
        create trigger tell_alarm after update on collab.organizations for each statement execute function collab.tell_alarm();
    end if;
end $$;

-- Whoever ends a session cuts what is connected under it, on whichever process.
create or replace function collab.tell_session_ended() returns trigger language plpgsql
    as $f$ begin perform pg_notify('session_ended', encode(old.hash, 'hex')); return null; end $f$;
do $$
begin
    if to_regclass('collab.sessions') is not null and not exists (select from pg_trigger where tgrelid = 'collab.sessions'::regclass and tgname = 'tell_session_ended') then
        create trigger tell_session_ended after delete on collab.sessions for each row execute function collab.tell_session_ended();
    end if;
end $$;

do $$
declare
    f record;
begin
    for f in
        select p.oid::regprocedure as signature from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname = 'collab' and p.prosecdef
    loop
        execute format('alter function %s owner to collab_lookup', f.signature);
        execute format('revoke all on function %s from public', f.signature);
        execute format('grant execute on function %s to collab_app', f.signature);
    end loop;
end $$;
revoke create on schema collab from collab_lookup;
