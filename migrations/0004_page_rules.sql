CREATE TABLE `page_rule` (
	`organization` integer NOT NULL,
	`place` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`author` text NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	`published_version` integer,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `place`, `id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `page_rule_id` ON `page_rule` (`organization`,`id`);--> statement-breakpoint
CREATE TABLE `page_rule_version` (
	`organization` integer NOT NULL,
	`rule_id` text NOT NULL,
	`version` integer NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`body` text NOT NULL,
	PRIMARY KEY(`organization`, `rule_id`, `version`),
	FOREIGN KEY (`organization`,`rule_id`) REFERENCES `page_rule`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
