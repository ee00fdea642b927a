#!/bin/sh
# Prepares a PostgreSQL server for Collab: the role that Collab signs in with, the two roles that it works as, its database.
# The postgres image runs this once, on an empty volume. By hand, as a superuser of your own server:
#   COLLAB_DATABASE_PASSWORD=… ./roles.sh
set -eu
: "${COLLAB_DATABASE_PASSWORD:?The password for the role collab has to be set.}"
psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set password="$COLLAB_DATABASE_PASSWORD" <<'SQL'
create role collab login nosuperuser nobypassrls password :'password';
create role collab_app nologin nosuperuser nobypassrls;     -- requests and jobs: sees one organization at a time
create role collab_lookup nologin nosuperuser nobypassrls;  -- owns the few functions that look across organizations
grant collab_app, collab_lookup to collab;
create database collab owner collab encoding 'UTF8' template template0;
SQL
