ALTER TABLE `parties` ADD `language_version` text DEFAULT '1' NOT NULL;--> statement-breakpoint
ALTER TABLE `rules` ADD `language_version` text DEFAULT '1' NOT NULL;