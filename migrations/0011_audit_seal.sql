CREATE TABLE `audit_seal` (
	`organization` integer NOT NULL,
	`sequence` integer NOT NULL,
	`hash` text NOT NULL,
	`at` integer NOT NULL,
	`signature` text NOT NULL,
	`key` text NOT NULL,
	PRIMARY KEY(`organization`, `sequence`),
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
