ALTER TABLE `assessment` RENAME TO `assessment_row`;
--> statement-breakpoint
CREATE TABLE `badge_row` (
	`organization` integer NOT NULL,
	`generation` integer DEFAULT 0 NOT NULL,
	`entity_id` integer NOT NULL,
	`public_id` text NOT NULL,
	`revision` integer NOT NULL,
	`deleted` integer DEFAULT false NOT NULL,
	`rep_code` text,
	`search_name` text NOT NULL,
	`risk_class` text NOT NULL,
	`score_centipoints` integer,
	`exposure_cents` integer NOT NULL,
	`overdue_cents` integer NOT NULL,
	`oldest_overdue_days` integer NOT NULL,
	`recommended_cents` integer,
	`limit_kind` text NOT NULL,
	`limit_cents` integer,
	`limit_expired` integer NOT NULL,
	`headroom_cents` integer,
	`body` text NOT NULL,
	PRIMARY KEY(`organization`, `generation`, `entity_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `badge_row` (`organization`, `generation`, `entity_id`, `public_id`, `revision`, `deleted`, `rep_code`, `search_name`, `risk_class`, `score_centipoints`, `exposure_cents`, `overdue_cents`, `oldest_overdue_days`, `recommended_cents`, `limit_kind`, `limit_cents`, `limit_expired`, `headroom_cents`, `body`)
	SELECT `organization`, 0, `entity_id`, `public_id`, `revision`, `deleted`, `rep_code`, `search_name`, `risk_class`, `score_centipoints`, `exposure_cents`, `overdue_cents`, `oldest_overdue_days`, `recommended_cents`, `limit_kind`, `limit_cents`, `limit_expired`, `headroom_cents`, `body` FROM `badge`;
--> statement-breakpoint
DROP TABLE `badge`;
--> statement-breakpoint
CREATE UNIQUE INDEX `badge_row_revision` ON `badge_row` (`organization`,`generation`,`revision`,`public_id`);--> statement-breakpoint
CREATE INDEX `badge_row_rep` ON `badge_row` (`organization`,`generation`,`rep_code`,`revision`,`public_id`);--> statement-breakpoint
CREATE INDEX `badge_row_name` ON `badge_row` (`organization`,`generation`,`search_name`);--> statement-breakpoint
CREATE INDEX `badge_row_exposure` ON `badge_row` (`organization`,`generation`,`exposure_cents`);--> statement-breakpoint
CREATE INDEX `badge_row_overdue` ON `badge_row` (`organization`,`generation`,`overdue_cents`);--> statement-breakpoint
CREATE TABLE `policy_preview` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`body` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`against` integer NOT NULL,
	`revision` integer NOT NULL,
	`as_of` integer NOT NULL,
	`state` text NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer NOT NULL,
	`partial` text,
	`result` text,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `policy` ADD `in_force_at` integer;--> statement-breakpoint
ALTER TABLE `policy` ADD `cancelled_at` integer;--> statement-breakpoint
ALTER TABLE `policy` ADD `returns_to` integer;--> statement-breakpoint
ALTER TABLE `run` ADD `total` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `run` ADD `updated_at` integer;--> statement-breakpoint
ALTER TABLE `run` ADD `policy_version` integer;--> statement-breakpoint
ALTER TABLE `run` ADD `generation` integer;--> statement-breakpoint
ALTER TABLE `run` ADD `revision` integer;--> statement-breakpoint
CREATE INDEX `run_running` ON `run` (`updated_at`) WHERE state = 'running';--> statement-breakpoint
ALTER TABLE `tenant` ADD `badge_generation` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tenant` ADD `policy_run` text;
--> statement-breakpoint
UPDATE `policy` SET `in_force_at` = `created_at`;
--> statement-breakpoint
CREATE VIEW `badge` AS SELECT t.`number` AS `organization`, b.`entity_id`, b.`public_id`, b.`revision`, b.`deleted`, b.`rep_code`, b.`search_name`, b.`risk_class`, b.`score_centipoints`, b.`exposure_cents`, b.`overdue_cents`, b.`oldest_overdue_days`, b.`recommended_cents`, b.`limit_kind`, b.`limit_cents`, b.`limit_expired`, b.`headroom_cents`, b.`body`
	FROM `tenant` t JOIN `badge_row` b ON b.`organization` = t.`number` AND b.`generation` = t.`badge_generation`;
--> statement-breakpoint
CREATE VIEW `assessment` AS SELECT t.`number` AS `organization`, a.`entity_id`, a.`as_of`, a.`revision`, a.`risk_class`, a.`score_centipoints`, a.`inputs_hash`, a.`policy_version`, a.`engine_version`, a.`body`
	FROM `tenant` t JOIN `assessment_row` a ON a.`organization` = t.`number` AND a.`revision` <= t.`revision`;
