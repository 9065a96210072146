CREATE TABLE `csv_document` (
	`organization` integer NOT NULL,
	`source` text NOT NULL,
	`file_kind` text NOT NULL,
	`document` text NOT NULL,
	`account_id` integer NOT NULL,
	`import_id` integer NOT NULL,
	`moved_at` integer,
	PRIMARY KEY(`organization`, `source`, `file_kind`, `document`, `account_id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `csv_document_moved` ON `csv_document` (`organization`,`account_id`) WHERE moved_at is not null;--> statement-breakpoint
ALTER TABLE `import_chunk` ADD `billing` text;--> statement-breakpoint
ALTER TABLE `ledger_import` ADD `billing` text;--> statement-breakpoint
ALTER TABLE `ledger_import` ADD `failed_step` text;--> statement-breakpoint
ALTER TABLE `ledger_import` ADD `failed_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `device_id` text;--> statement-breakpoint
CREATE INDEX `legal_entity_group` ON `legal_entity` (`organization`,`group_id`) WHERE group_id is not null;