/** What came back; `location`: of a redirect that is an answer. `body`: null where the answer is the status alone. */
export type Reply = { status: number; body: unknown; location: string | null };
