CREATE TABLE `source_answer` (
	`organization` integer NOT NULL,
	`source` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`fetched_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `source`, `key`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `source_answer_expiry` ON `source_answer` (`expires_at`);--> statement-breakpoint
CREATE TABLE `source_lane` (
	`lane` text PRIMARY KEY NOT NULL,
	`next_at` integer NOT NULL,
	`failures` integer DEFAULT 0 NOT NULL,
	`rests_until` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `run` ADD `progress` text;