DROP INDEX `run_running`;--> statement-breakpoint
CREATE INDEX `run_unfinished` ON `run` (`updated_at`) WHERE completed_at is null;