#!/bin/bash
# Run by the image of PostgreSQL once, when its volume is empty: the owner, the user that serves, and the database.
set -euo pipefail

: "${ECHONIO_OWNER_PASSWORD:?}" "${ECHONIO_APP_PASSWORD:?}"
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "${POSTGRES_USER:-postgres}" --dbname postgres \
  --set owner="$ECHONIO_OWNER_PASSWORD" --set app="$ECHONIO_APP_PASSWORD" <<'SQL'
CREATE ROLE echonio_owner LOGIN PASSWORD :'owner' CREATEROLE;
CREATE DATABASE echonio OWNER echonio_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
CREATE ROLE echonio_app LOGIN PASSWORD :'app' NOINHERIT;
GRANT echonio_app TO echonio_owner WITH ADMIN OPTION;
SQL
