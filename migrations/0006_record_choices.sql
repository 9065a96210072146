CREATE TABLE `record_choice` (
	`organization` integer NOT NULL,
	`author` text NOT NULL,
	`site` text NOT NULL,
	`origin` text NOT NULL,
	`tenant` text NOT NULL,
	`kind` text NOT NULL,
	`external_id` text NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`state` text NOT NULL,
	`seen_name` text,
	`siren` text,
	`siret` text,
	`vat` text,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `author`, `site`, `origin`, `tenant`, `kind`, `external_id`, `entity_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_choice_id` ON `record_choice` (`organization`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `record_choice_chosen` ON `record_choice` (`organization`,`author`,`site`,`origin`,`tenant`,`kind`,`external_id`) WHERE state = 'chosen';--> statement-breakpoint
CREATE INDEX `record_choice_record` ON `record_choice` (`organization`,`external_id`);--> statement-breakpoint
CREATE INDEX `record_choice_entity` ON `record_choice` (`organization`,`entity_id`);