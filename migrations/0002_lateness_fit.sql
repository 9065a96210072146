CREATE TABLE `lateness_fit` (
	`organization` integer PRIMARY KEY NOT NULL,
	`as_of` integer NOT NULL,
	`learnt_revision` integer NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`organization`) REFERENCES `tenant`(`number`) ON UPDATE no action ON DELETE no action
);
