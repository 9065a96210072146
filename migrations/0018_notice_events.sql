ALTER TABLE `gazette_notice` ADD `event_kind` text;--> statement-breakpoint
ALTER TABLE `gazette_notice` ADD `event_day` integer;--> statement-breakpoint
ALTER TABLE `gazette_notice` ADD `taken_back` integer DEFAULT false NOT NULL;