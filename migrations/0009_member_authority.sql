CREATE TABLE `member_authority` (
	`organization` integer NOT NULL,
	`member_id` text NOT NULL,
	`ceilings` text,
	`substitute_id` text,
	`substitute_from` integer,
	`substitute_until` integer,
	PRIMARY KEY(`organization`, `member_id`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
