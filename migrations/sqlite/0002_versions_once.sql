CREATE TABLE `deleted` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `negotiations` DROP COLUMN `incarnation`;