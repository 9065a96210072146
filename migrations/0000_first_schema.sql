CREATE TABLE `assessment` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`as_of` integer NOT NULL,
	`revision` integer NOT NULL,
	`risk_class` text NOT NULL,
	`score_centipoints` integer,
	`inputs_hash` text NOT NULL,
	`policy_version` integer NOT NULL,
	`engine_version` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`, `as_of`, `revision`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit` (
	`organization` integer NOT NULL,
	`sequence` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`salt` text NOT NULL,
	`payload_hash` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`organization`, `sequence`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `audit_payload` (
	`organization` integer NOT NULL,
	`sequence` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`organization`, `sequence`)
);
--> statement-breakpoint
CREATE TABLE `badge` (
	`organization` integer NOT NULL,
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
	PRIMARY KEY(`organization`, `entity_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `badge_revision` ON `badge` (`organization`,`revision`,`public_id`);--> statement-breakpoint
CREATE INDEX `badge_rep` ON `badge` (`organization`,`rep_code`,`revision`,`public_id`);--> statement-breakpoint
CREATE INDEX `badge_name` ON `badge` (`organization`,`search_name`);--> statement-breakpoint
CREATE INDEX `badge_exposure` ON `badge` (`organization`,`exposure_cents`);--> statement-breakpoint
CREATE INDEX `badge_overdue` ON `badge` (`organization`,`overdue_cents`);--> statement-breakpoint
CREATE TABLE `badge_departure` (
	`organization` integer NOT NULL,
	`rep_code` text NOT NULL,
	`public_id` text NOT NULL,
	`revision` integer NOT NULL,
	PRIMARY KEY(`organization`, `rep_code`, `public_id`)
);
--> statement-breakpoint
CREATE INDEX `badge_departure_revision` ON `badge_departure` (`organization`,`rep_code`,`revision`,`public_id`);--> statement-breakpoint
CREATE TABLE `credit_event` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`day` integer NOT NULL,
	`note` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	`revoked_at` integer,
	`revoked_revision` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `credit_group` (
	`organization` integer NOT NULL,
	`id` integer NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `credit_group_name` ON `credit_group` (`organization`,`name`);--> statement-breakpoint
CREATE TABLE `credit_limit` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`amount_cents` integer,
	`unlimited` integer NOT NULL,
	`from_day` integer NOT NULL,
	`until_day` integer,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`recorded_revision` integer NOT NULL,
	`ended_revision` integer,
	`ended_day` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `customer_account` (
	`organization` integer NOT NULL,
	`id` integer NOT NULL,
	`entity_id` integer,
	`source` text NOT NULL,
	`number` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_account_number` ON `customer_account` (`organization`,`source`,`number`);--> statement-breakpoint
CREATE INDEX `customer_account_entity` ON `customer_account` (`organization`,`entity_id`);--> statement-breakpoint
CREATE TABLE `dispute` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`id` text NOT NULL,
	`reference` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`opened_day` integer NOT NULL,
	`closed_day` integer,
	`recorded_revision` integer NOT NULL,
	`closed_revision` integer,
	PRIMARY KEY(`organization`, `entity_id`, `id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `idempotency` (
	`organization` integer NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `key`)
);
--> statement-breakpoint
CREATE TABLE `import_chunk` (
	`organization` integer NOT NULL,
	`import_id` integer NOT NULL,
	`chunk_index` integer NOT NULL,
	`hash` text NOT NULL,
	`customers` integer NOT NULL,
	`entries` integer NOT NULL,
	`orders` integer NOT NULL,
	`balance_cents` integer NOT NULL,
	`first_day` integer,
	`last_day` integer,
	PRIMARY KEY(`organization`, `import_id`, `chunk_index`),
	FOREIGN KEY (`organization`,`import_id`) REFERENCES `ledger_import`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_customer` (
	`organization` integer NOT NULL,
	`import_id` integer NOT NULL,
	`number` text NOT NULL,
	`record` text NOT NULL,
	PRIMARY KEY(`organization`, `import_id`, `number`),
	FOREIGN KEY (`organization`,`import_id`) REFERENCES `ledger_import`(`organization`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `import_mapping` (
	`organization` integer NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`mapping` text NOT NULL,
	PRIMARY KEY(`organization`, `kind`, `source`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `import_rejected` (
	`organization` integer NOT NULL,
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`code` text NOT NULL,
	`excerpt` text NOT NULL,
	PRIMARY KEY(`organization`, `import_id`, `line`, `code`),
	FOREIGN KEY (`organization`,`import_id`) REFERENCES `ledger_import`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`organization` integer NOT NULL,
	`account_id` integer NOT NULL,
	`day` integer NOT NULL,
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`kind` integer NOT NULL,
	`subledger` integer NOT NULL,
	`document_day` integer NOT NULL,
	`due_day` integer,
	`reference` text NOT NULL,
	`label` text NOT NULL,
	`amount_cents` integer NOT NULL,
	`letter` text,
	`settles` text,
	`voucher` text NOT NULL,
	`foreign_currency` text,
	`foreign_cents` integer,
	PRIMARY KEY(`organization`, `account_id`, `day`, `import_id`, `line`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `ledger_import` (
	`organization` integer NOT NULL,
	`id` integer NOT NULL,
	`public_id` text NOT NULL,
	`kind` text NOT NULL,
	`source` text NOT NULL,
	`file_name` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`siren` text,
	`exercise_start` integer,
	`exercise_end` integer,
	`state` text NOT NULL,
	`totals` text,
	`derive_step` text DEFAULT 'customers' NOT NULL,
	`derive_cursor` integer DEFAULT 0 NOT NULL,
	`derive_total` integer DEFAULT 0 NOT NULL,
	`derive_done` integer DEFAULT 0 NOT NULL,
	`derive_at` integer,
	`first_day` integer,
	`last_day` integer,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`committed_at` integer,
	`committed_revision` integer,
	`superseded_revision` integer,
	`superseded_at` integer,
	`emptied_at` integer,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ledger_import_public` ON `ledger_import` (`organization`,`public_id`);--> statement-breakpoint
CREATE INDEX `ledger_import_state` ON `ledger_import` (`organization`,`state`);--> statement-breakpoint
CREATE TABLE `legal_entity` (
	`organization` integer NOT NULL,
	`id` integer NOT NULL,
	`public_id` text NOT NULL,
	`name` text NOT NULL,
	`search_name` text NOT NULL,
	`other_names` text DEFAULT '[]' NOT NULL,
	`siren` text,
	`sirets` text DEFAULT '[]' NOT NULL,
	`vats` text DEFAULT '[]' NOT NULL,
	`domains` text DEFAULT '[]' NOT NULL,
	`group_id` integer,
	`payer_id` integer,
	`rep_code` text,
	`terms_kind` text,
	`terms_days` integer,
	`insurer_reference` text,
	`created_at` integer NOT NULL,
	`next_change_on` integer,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `legal_entity_public` ON `legal_entity` (`organization`,`public_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `legal_entity_siren` ON `legal_entity` (`organization`,`siren`) WHERE siren is not null;--> statement-breakpoint
CREATE INDEX `legal_entity_due` ON `legal_entity` (`organization`,`next_change_on`);--> statement-breakpoint
CREATE INDEX `legal_entity_payer` ON `legal_entity` (`organization`,`payer_id`) WHERE payer_id is not null;--> statement-breakpoint
CREATE TABLE `open_order` (
	`organization` integer NOT NULL,
	`account_id` integer NOT NULL,
	`number` text NOT NULL,
	`import_id` integer NOT NULL,
	`day` integer NOT NULL,
	`delivery_day` integer,
	`amount_cents` integer NOT NULL,
	`status` text NOT NULL,
	PRIMARY KEY(`organization`, `account_id`, `number`, `import_id`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `policy` (
	`organization` integer NOT NULL,
	`version` integer NOT NULL,
	`body` text NOT NULL,
	`reason` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `version`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `run` (
	`organization` integer NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`day` integer NOT NULL,
	`state` text NOT NULL,
	`cursor` integer DEFAULT 0 NOT NULL,
	`checked` integer DEFAULT 0 NOT NULL,
	`changed` integer DEFAULT 0 NOT NULL,
	`started_at` integer NOT NULL,
	`completed_at` integer,
	PRIMARY KEY(`organization`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `site_link` (
	`organization` integer NOT NULL,
	`site` text NOT NULL,
	`origin` text NOT NULL,
	`tenant` text NOT NULL,
	`kind` text NOT NULL,
	`external_id` text NOT NULL,
	`entity_id` integer NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `site`, `origin`, `tenant`, `kind`, `external_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `site_link_entity` ON `site_link` (`organization`,`entity_id`);--> statement-breakpoint
CREATE TABLE `tenant` (
	`number` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organization_id` text NOT NULL,
	`currency` text DEFAULT 'EUR' NOT NULL,
	`time_zone` text DEFAULT 'Europe/Paris' NOT NULL,
	`siren` text,
	`discreet_by_default` integer DEFAULT false NOT NULL,
	`rep_scope` text DEFAULT 'all' NOT NULL,
	`rep_detail` text DEFAULT 'figures' NOT NULL,
	`revision` integer DEFAULT 0 NOT NULL,
	`tombstone_floor` integer DEFAULT 0 NOT NULL,
	`policy_version` integer DEFAULT 1 NOT NULL,
	`audit_sequence` integer DEFAULT 0 NOT NULL,
	`audit_hash` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tenant_organization_id_unique` ON `tenant` (`organization_id`);--> statement-breakpoint
CREATE TABLE `auth_account` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`issuer` text,
	`user_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `auth_account_user` ON `auth_account` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitation` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`email` text NOT NULL,
	`role` text,
	`status` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`inviter_id` text NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`inviter_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invitation_organization` ON `invitation` (`organization_id`);--> statement-breakpoint
CREATE INDEX `invitation_email` ON `invitation` (`email`);--> statement-breakpoint
CREATE TABLE `member` (
	`id` text PRIMARY KEY NOT NULL,
	`organization_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`rep_code` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`organization_id`) REFERENCES `organization`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_organization` ON `member` (`organization_id`);--> statement-breakpoint
CREATE INDEX `member_user` ON `member` (`user_id`);--> statement-breakpoint
CREATE TABLE `organization` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`slug` text NOT NULL,
	`logo` text,
	`created_at` integer NOT NULL,
	`metadata` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `organization_slug_unique` ON `organization` (`slug`);--> statement-breakpoint
CREATE TABLE `rate_limit` (
	`id` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`count` integer NOT NULL,
	`last_request` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `rate_limit_key_unique` ON `rate_limit` (`key`);--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`expires_at` integer NOT NULL,
	`token` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`user_id` text NOT NULL,
	`active_organization_id` text,
	FOREIGN KEY (`user_id`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_token_unique` ON `session` (`token`);--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user_id`);--> statement-breakpoint
CREATE TABLE `user` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `user_email_unique` ON `user` (`email`);--> statement-breakpoint
CREATE TABLE `verification` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verification_identifier` ON `verification` (`identifier`);