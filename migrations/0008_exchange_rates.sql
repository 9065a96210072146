CREATE TABLE `exchange_rate` (
	`organization` integer NOT NULL,
	`currency` text NOT NULL,
	`rate_e8` integer NOT NULL,
	`rate_day` integer NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `currency`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
