CREATE TABLE `class_override` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`risk_class` text NOT NULL,
	`from_day` integer NOT NULL,
	`until_day` integer NOT NULL,
	`author` text NOT NULL,
	`recorded_revision` integer NOT NULL,
	`ended_revision` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `credit_request` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`entity_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`same_as` text,
	`asked` text NOT NULL,
	`reason` text NOT NULL,
	`note` text NOT NULL,
	`way` text,
	`link_unconfirmed` integer NOT NULL,
	`wanted_day` integer,
	`value_cents` integer,
	`askers` text NOT NULL,
	`awaiting` text NOT NULL,
	`endorsed_by` text,
	`first_approval` text,
	`assigned_to` text,
	`decided_by` text,
	`decided_at` integer,
	`grant_body` text,
	`refusal` text,
	`snapshot` text NOT NULL,
	`policy_version` integer NOT NULL,
	`authorities` text NOT NULL,
	`asked_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lapses_at` integer NOT NULL,
	`remind_at` integer NOT NULL,
	`escalate_at` integer NOT NULL,
	`reminded_at` integer,
	`escalated_at` integer,
	`next_at` integer,
	`revision` integer NOT NULL,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_request_same` ON `credit_request` (`organization`,`same_as`) WHERE same_as is not null;--> statement-breakpoint
CREATE INDEX `credit_request_entity` ON `credit_request` (`organization`,`entity_id`);--> statement-breakpoint
CREATE INDEX `credit_request_revision` ON `credit_request` (`organization`,`revision`);--> statement-breakpoint
CREATE INDEX `credit_request_next` ON `credit_request` (`next_at`) WHERE next_at is not null;--> statement-breakpoint
CREATE TABLE `credit_request_step` (
	`organization` integer NOT NULL,
	`request_id` text NOT NULL,
	`version` integer NOT NULL,
	`at` integer NOT NULL,
	`action` text NOT NULL,
	`by_person` text,
	`role` text,
	`in_place_of` text,
	`note` text NOT NULL,
	`detail` text NOT NULL,
	PRIMARY KEY(`organization`, `request_id`, `version`),
	FOREIGN KEY (`organization`,`request_id`) REFERENCES `credit_request`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `order_release` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`document` text,
	`document_number` text NOT NULL,
	`currency` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`basis` text NOT NULL,
	`deposit_cents` integer NOT NULL,
	`until_day` integer NOT NULL,
	`granted_day` integer NOT NULL,
	`granted_revision` integer NOT NULL,
	`granted_by` text NOT NULL,
	`condition_met_day` integer,
	`known_blocks` text NOT NULL,
	`suspended_for` text,
	`ended_day` integer,
	`revision` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`id`) REFERENCES `credit_request`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_release_id` ON `order_release` (`organization`,`id`);--> statement-breakpoint
CREATE INDEX `order_release_until` ON `order_release` (`organization`,`until_day`);--> statement-breakpoint
CREATE TABLE `reservation` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`number` text NOT NULL,
	`day` integer NOT NULL,
	`amount_cents` integer NOT NULL,
	`author` text NOT NULL,
	`tolerance_of` text,
	`recorded_revision` integer NOT NULL,
	`ended_revision` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`organization`,`subject_kind`,`subject_id`,`sequence`);