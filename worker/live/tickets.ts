/** A ticket opens one socket, once, for the member whom it was given to. */
export type Admission = { memberId: string; sessionId: string };

export const TICKET_MS = 30_000;

export function createTickets(sql: SqlStorage): void {
  sql.exec(`create table if not exists ticket (
    id_hash text primary key, session_id text not null, member_id text not null, expires_at integer not null
  ) without rowid`);
}

/** Keeps a ticket by the hash of its id. A device has one at a time: the one before is worth nothing any more. */
export function keepTicket(sql: SqlStorage, idHash: string, { memberId, sessionId }: Admission, now: number) {
  sql.exec("delete from ticket where session_id = ? or expires_at <= ?", sessionId, now);
  sql.exec("insert into ticket values (?, ?, ?, ?)", idHash, sessionId, memberId, now + TICKET_MS);
}

/** Takes the ticket away and says whom it lets in; undefined for one that is used, expired or was never given. */
export function takeTicket(sql: SqlStorage, idHash: string, now: number): Admission | undefined {
  const [row] = sql
    .exec<Admission & { expiresAt: number }>(
      `delete from ticket where id_hash = ?
       returning member_id as "memberId", session_id as "sessionId", expires_at as "expiresAt"`,
      idHash,
    )
    .toArray();
  return row && row.expiresAt > now ? { memberId: row.memberId, sessionId: row.sessionId } : undefined;
}
