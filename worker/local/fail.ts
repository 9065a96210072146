/** Something the person who typed the command can act on: one sentence, no stack trace. */
export class Refusal extends Error {}

/** Runs a command of this folder; a refusal ends it with its sentence and exit code 1. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(`\n${error.message}`);
    process.exit(1);
  }
}
