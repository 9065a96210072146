CREATE TABLE `natural_person` (
	`organization` integer NOT NULL,
	`entity_id` integer NOT NULL,
	`author` text NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`organization`, `entity_id`),
	FOREIGN KEY (`organization`,`entity_id`) REFERENCES `legal_entity`(`organization`,`id`) ON UPDATE no action ON DELETE no action
);
