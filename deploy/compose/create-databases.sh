#!/usr/bin/env bash
# Creates a database per service, and a role that can connect to this database only. Runs once, on an empty data directory.
set -euo pipefail
as_owner() { psql -q -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres "$@"; }

for database in orders payments notifications; do
  PASSWORD=$(sed -n 's/^database\.password=//p' "/run/secrets/$database.properties")
  [[ -n $PASSWORD ]] || { echo "secrets/$database.properties has no database.password" >&2; exit 1; }
  export PASSWORD
  as_owner -v name="$database" <<'SQL'
    \getenv password PASSWORD
    create role :"name" login password :'password';
    create database :"name" owner :"name";
    revoke connect, temporary on database :"name" from public;
SQL
done
as_owner -c 'revoke connect, temporary on database postgres, template1 from public'
