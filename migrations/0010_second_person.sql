CREATE TABLE `pending_change` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`subject` text DEFAULT '' NOT NULL,
	`body` text NOT NULL,
	`author` text NOT NULL,
	`reason` text NOT NULL,
	`created_at` integer NOT NULL,
	`outcome` text,
	`decided_by` text,
	`decided_at` integer,
	`note` text DEFAULT '' NOT NULL,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `pending_change_waiting` ON `pending_change` (`organization`,`kind`,`subject`) WHERE outcome is null;--> statement-breakpoint
ALTER TABLE `tenant` ADD `second_person` text DEFAULT 'required' NOT NULL;--> statement-breakpoint
ALTER TABLE `session` ADD `reauthenticated_at` integer;