/**
 * Stands aside between two pieces of work that nobody waits for. Where one process is Worker and database (local use), work
 * that only awaits its own statements is resumed before new requests are even accepted: without this, readers wait for a
 * whole message of the queue.
 */
export const letReadersIn = (): Promise<void> => scheduler.wait(1);
