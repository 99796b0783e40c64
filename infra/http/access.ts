// Tokens for those who call the HTTP interface.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { protect, type Database, type Migrations } from '#infra/database';

/** The table of tokens. */
export const accessMigrations: Migrations = {
  '2026-11-23-05-access-token': {
    up: async (db) => {
      await sql`create table access_token (
        organ text not null,
        id text not null,
        digest bytea not null,
        staff text,
        system text,
        roles text[] not null default '{}',
        issued_at timestamptz not null,
        revoked_at timestamptz,
        primary key (organ, id),
        check ((staff is null) <> (system is null))
      )`.execute(db);
      await protect(db, 'access_token', { app: 'select, insert, update' });
    },
  },
  // A token ends, and changes in nothing else.
  '2026-11-27-d4-token-grants': {
    up: async (db) => {
      await sql`revoke update on access_token from zhengheng_app`.execute(db);
      await sql`grant update (revoked_at) on access_token to zhengheng_app`.execute(db);
    },
  },
  // Whoever broke into a process issues himself none: only the owner of the tables does.
  '2026-11-27-p3-tokens-by-owner': {
    up: async (db) => {
      await sql`revoke insert on access_token from zhengheng_app`.execute(db);
      await sql`create policy of_owner on access_token to current_user using (true) with check (true)`.execute(db);
    },
  },
};

/** Whom a bearer token names: a member of staff, or another system with roles of its own. */
export type Bearer =
  | { readonly is: 'staff'; readonly staffId: string }
  | { readonly is: 'system'; readonly name: string; readonly roles: readonly string[] };

/** A token as a list shows it, without its secret; times in ISO 8601. */
export interface TokenLine {
  readonly id: string;
  readonly bearer: Bearer;
  readonly issuedAt: string;
  /** undefined while it is in force. */
  readonly revokedAt: string | undefined;
}

interface Row {
  id: string;
  digest: Buffer;
  staff: string | null;
  system: string | null;
  roles: string[];
  issued_at: Date;
  revoked_at: Date | null;
}

const digestOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();
const bearerOf = (row: Row): Bearer =>
  row.staff === null ? { is: 'system', name: row.system!, roles: row.roles } : { is: 'staff', staffId: row.staff };

/** A token that was just issued; `token` is the only copy of its text. */
export interface IssuedToken {
  readonly id: string;
  readonly token: string;
}

/**
 * Issues a token, as the owner of the tables: no process that serves others may.
 * @param url a login that owns the tables
 * @param at ISO 8601
 */
export const issueToken = async (url: string, organ: string, bearer: Bearer, at: string): Promise<IssuedToken> => {
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await owner.query(
      `insert into access_token (organ, id, digest, staff, system, roles, issued_at)
        values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        organ,
        id,
        digestOf(secret),
        bearer.is === 'staff' ? bearer.staffId : null,
        bearer.is === 'system' ? bearer.name : null,
        bearer.is === 'system' ? bearer.roles : [],
        at,
      ],
    );
  } finally {
    await owner.end();
  }
  return { id, token: `zh.${organ}.${id}.${secret}` };
};

/** Bearer tokens `zh.<organ>.<id>.<secret>`: only a digest of the secret is kept, so a token can be shown once only. */
export class AccessTokens {
  constructor(private readonly database: Database) {}

  /** All tokens of an organ, revoked ones too, the oldest first. */
  async list(organ: string): Promise<readonly TokenLine[]> {
    const { rows } = await this.database.within(organ, (client) =>
      client.query<Row>('select * from access_token order by issued_at, id'),
    );
    return rows.map((row) => ({
      id: row.id,
      bearer: bearerOf(row),
      issuedAt: row.issued_at.toISOString(),
      revokedAt: row.revoked_at?.toISOString(),
    }));
  }

  /** Ends a token at once. @returns false if there is no such token in force */
  async revoke(organ: string, id: string, at: string): Promise<boolean> {
    const { rowCount } = await this.database.within(organ, (client) =>
      client.query('update access_token set revoked_at = $3 where organ = $1 and id = $2 and revoked_at is null', [
        organ,
        id,
        at,
      ]),
    );
    return rowCount === 1;
  }

  /** Whom a token names and in which organ; undefined if it is malformed, unknown or revoked. */
  async bearer(token: string): Promise<{ readonly organ: string; readonly bearer: Bearer } | undefined> {
    const [, organ, id, secret] = /^zh\.([a-z][a-z0-9-]{1,39})\.([0-9a-f]{12})\.([\w-]{43})$/.exec(token) ?? [];
    if (!organ || !id || !secret) return undefined;
    const {
      rows: [row],
    } = await this.database.within(organ, (client) =>
      client.query<Row>({
        name: 'access-token',
        text: 'select * from access_token where organ = $1 and id = $2 and revoked_at is null',
        values: [organ, id],
      }),
    );
    return row && timingSafeEqual(row.digest, digestOf(secret)) ? { organ, bearer: bearerOf(row) } : undefined;
  }
}
