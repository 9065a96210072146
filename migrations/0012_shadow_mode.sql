ALTER TABLE `tenant` ADD `mode` text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE `tenant` ADD `mode_since` integer;