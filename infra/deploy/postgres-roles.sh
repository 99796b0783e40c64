#!/bin/sh
# Run by the PostgreSQL image when its data folder is empty (/docker-entrypoint-initdb.d).
set -eu
for name in OWNER_DB_PASSWORD API_DB_PASSWORD BOT_DB_PASSWORD WORKER_DB_PASSWORD; do
  eval "value=\${$name:-}"
  [ -n "$value" ] || { echo "缺少 $name：请在 .env 中设置后重新建立数据库。" >&2; exit 1; }
done
psql -v ON_ERROR_STOP=1 --no-psqlrc --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" --single-transaction \
  -v database="$POSTGRES_DB" -v owner_password="$OWNER_DB_PASSWORD" -v api_password="$API_DB_PASSWORD" \
  -v bot_password="$BOT_DB_PASSWORD" -v worker_password="$WORKER_DB_PASSWORD" -f "${ROLES_SQL:-/deploy/postgres-roles.sql}"
