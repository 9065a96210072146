CREATE TABLE `calendar_feed` (
	`organization` integer NOT NULL,
	`member_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`language` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `member_id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calendar_feed_token_hash_unique` ON `calendar_feed` (`token_hash`);--> statement-breakpoint
CREATE TABLE `checklist_mark` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`occasion` text NOT NULL,
	`item` text NOT NULL,
	`done` integer NOT NULL,
	`day` integer NOT NULL,
	`note` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `clock` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`entity_id` integer NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`source_kind` text NOT NULL,
	`source_id` text NOT NULL,
	`start_day` integer NOT NULL,
	`due_day` integer,
	`shown_day` integer,
	`provisional` integer NOT NULL,
	`at_stake_cents` integer,
	`lost_if_missed` text NOT NULL,
	`insurer_id` text,
	`remind_days` text NOT NULL,
	`state` text NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `key`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `clock_id` ON `clock` (`organization`,`id`);--> statement-breakpoint
CREATE INDEX `clock_state` ON `clock` (`organization`,`state`,`shown_day`);--> statement-breakpoint
CREATE TABLE `clock_setting` (
	`organization` integer PRIMARY KEY NOT NULL,
	`outside_mainland` integer NOT NULL,
	`retention_of_title` integer,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `covered_by` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`insurer_id` text NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `gazette_notice` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`published_day` integer NOT NULL,
	`body` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `gazette_notice_day` ON `gazette_notice` (`organization`,`published_day`);--> statement-breakpoint
CREATE INDEX `gazette_notice_id` ON `gazette_notice` (`organization`,`id`);--> statement-breakpoint
CREATE TABLE `grade_provider` (
	`organization` integer NOT NULL,
	`source` text NOT NULL,
	`scale` text NOT NULL,
	`visible_to` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `source`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `insurer_policy` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`body` text NOT NULL,
	`is_default` integer NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	`ended_at` integer,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outside_grade` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`scale` text NOT NULL,
	`value` text NOT NULL,
	`day` integer NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	`revoked_revision` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `outside_statement` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`source` text NOT NULL,
	`closing_day` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	`body` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `source`, `closing_day`, `recorded_revision`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `prospect` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`seen_name` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `register_fact` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	`body` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`checked_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `recorded_revision`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `source_check` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`source` text NOT NULL,
	`answered_at` integer,
	`next_day` integer NOT NULL,
	`problem` text,
	PRIMARY KEY(`organization`, `entity_id`, `source`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `source_check_next` ON `source_check` (`organization`,`source`,`next_day`);--> statement-breakpoint
CREATE TABLE `source_setting` (
	`organization` integer NOT NULL,
	`source` text NOT NULL,
	`enabled` integer NOT NULL,
	`key_cipher` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `source`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `vat_check` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`vat` text NOT NULL,
	`checked_at` integer NOT NULL,
	`state` text NOT NULL,
	`why` text,
	`consultation` text,
	`name` text,
	PRIMARY KEY(`organization`, `entity_id`, `vat`, `checked_at`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `watch_item` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`entity_id` integer NOT NULL,
	`reason` text NOT NULL,
	`subject` text NOT NULL,
	`params` text NOT NULL,
	`raised_at` integer NOT NULL,
	`outcome` text,
	`note` text DEFAULT '' NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `watch_item_open` ON `watch_item` (`organization`,`raised_at`) WHERE outcome is null;--> statement-breakpoint
CREATE INDEX `watch_item_subject` ON `watch_item` (`organization`,`entity_id`,`reason`,`subject`);--> statement-breakpoint
ALTER TABLE `credit_event` ADD `notice_id` text;--> statement-breakpoint
ALTER TABLE `credit_event` ADD `published_day` integer;--> statement-breakpoint
ALTER TABLE `tenant` ADD `identifies` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `tenant` ADD `gazette_read_day` integer;