CREATE TABLE `field_report` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`entity_id` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`code` text DEFAULT '' NOT NULL,
	`severity` integer DEFAULT 0 NOT NULL,
	`known_by` text,
	`seen_day` integer NOT NULL,
	`expires_day` integer NOT NULL,
	`reference` text,
	`amount_cents` integer,
	`dispute_reason` text,
	`promised_day` integer,
	`fact_key` text,
	`facts` text,
	`author` text,
	`link_unconfirmed` integer DEFAULT false NOT NULL,
	`cipher` text,
	`awaiting` text NOT NULL,
	`corroborated_by` text,
	`first_confirmed_by` text,
	`decided_by` text,
	`decided_at` integer,
	`rejection` text,
	`merged_into` text,
	`confirmed_day` integer,
	`confirmed_revision` integer,
	`closed_day` integer,
	`closed_revision` integer,
	`outcome_day` integer,
	`outcome_kind` text,
	`submitted_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`reminded_at` integer,
	`next_at` integer,
	`recorded_revision` integer NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `field_report_fact` ON `field_report` (`organization`,`entity_id`,`code`,`fact_key`);--> statement-breakpoint
CREATE INDEX `field_report_entity` ON `field_report` (`organization`,`entity_id`);--> statement-breakpoint
CREATE INDEX `field_report_state` ON `field_report` (`organization`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `field_report_author` ON `field_report` (`organization`,`author`,`submitted_at`);--> statement-breakpoint
CREATE INDEX `field_report_revision` ON `field_report` (`organization`,`revision`);--> statement-breakpoint
CREATE INDEX `field_report_next` ON `field_report` (`next_at`);--> statement-breakpoint
CREATE TABLE `field_report_step` (
	`organization` integer NOT NULL,
	`report_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`by_person` text,
	`role` text,
	`reason` text,
	`note_cipher` text,
	PRIMARY KEY(`organization`, `report_id`, `version`),
	FOREIGN KEY (`organization`,`report_id`) REFERENCES `field_report`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `late_episode` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`day` integer NOT NULL,
	`kind` text NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `day`, `kind`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `late_episode_day` ON `late_episode` (`organization`,`day`);--> statement-breakpoint
CREATE TABLE `payment_promise` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`reference` text,
	`amount_cents` integer NOT NULL,
	`announced_day` integer NOT NULL,
	`promised_day` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	`cancelled_revision` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `staff_note` (
	`organization` integer PRIMARY KEY NOT NULL,
	`read_at` integer NOT NULL,
	`read_by` text NOT NULL,
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
