CREATE TABLE `answers` (
	`key` text PRIMARY KEY NOT NULL,
	`request` text NOT NULL,
	`status` integer NOT NULL,
	`headers` text NOT NULL,
	`body` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `answers_by_at` ON `answers` (`at`);--> statement-breakpoint
CREATE TABLE `circumstances` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`group` text,
	`codes` text,
	`type` text NOT NULL,
	`domain` text NOT NULL,
	`values` text NOT NULL,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `citations` (
	`row` integer PRIMARY KEY NOT NULL,
	`negotiation` text NOT NULL,
	`statement_kind` text,
	`statement` text,
	`deal` text,
	`preferences` text,
	`circumstance` text,
	`place` integer,
	`ordinal` integer NOT NULL,
	`source` text NOT NULL,
	`label` text,
	`locator` text,
	`paraphrase` text,
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`negotiation`,`source`) REFERENCES `sources`(`negotiation`,`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`negotiation`,`statement_kind`,`statement`) REFERENCES `statements`(`negotiation`,`kind`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`deal`) REFERENCES `deals`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`preferences`) REFERENCES `preferences`(`negotiation`,`party`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`circumstance`) REFERENCES `circumstances`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_parent" CHECK((statement is not null) + (deal is not null) + (preferences is not null) + (circumstance is not null) = 1
        and (statement is null) = (statement_kind is null) and (circumstance is null) = (place is null))
);
--> statement-breakpoint
CREATE INDEX `citations_by_source` ON `citations` (`negotiation`,`source`);--> statement-breakpoint
CREATE UNIQUE INDEX `citations_of_statement` ON `citations` (`negotiation`,`statement_kind`,`statement`,`ordinal`) WHERE statement is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `citations_of_deal` ON `citations` (`negotiation`,`deal`,`ordinal`) WHERE deal is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `citations_of_preferences` ON `citations` (`negotiation`,`preferences`,`ordinal`) WHERE preferences is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `citations_of_circumstance` ON `citations` (`negotiation`,`circumstance`,`place`,`ordinal`) WHERE circumstance is not null;--> statement-breakpoint
CREATE TABLE `deals` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`terms` text NOT NULL,
	`kind` text NOT NULL,
	`proposed_by` text,
	`proposed_at` text,
	`note` text,
	`owner` text,
	`disclosure` text NOT NULL,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`negotiation`,`proposed_by`) REFERENCES `parties`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `deals_by_proposer` ON `deals` (`negotiation`,`proposed_by`);--> statement-breakpoint
CREATE TABLE `history` (
	`negotiation` text NOT NULL,
	`before` integer NOT NULL,
	`after` integer NOT NULL,
	`at` text NOT NULL,
	`who` text,
	`changes` text NOT NULL,
	PRIMARY KEY(`negotiation`, `after`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `issues` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`group` text,
	`codes` text,
	`type` text NOT NULL,
	`domain` text NOT NULL,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `negotiations` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`incarnation` integer NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`language` text,
	`license` text,
	`contributors` text,
	`keywords` text,
	`identifiers` text,
	`cite_as` text,
	`default_context` text,
	`agreement` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `parties` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`consent` text NOT NULL,
	`consent_when` text,
	`other_names` text,
	`classification` text,
	`part_of` text,
	`identifiers` text,
	`note` text,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `perspectives` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`description` text,
	`inherits` text,
	`suppresses` text NOT NULL,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`negotiation`,`inherits`) REFERENCES `perspectives`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `perspectives_by_inherits` ON `perspectives` (`negotiation`,`inherits`);--> statement-breakpoint
CREATE TABLE `preferences` (
	`negotiation` text NOT NULL,
	`party` text NOT NULL,
	`weights` text NOT NULL,
	`values` text NOT NULL,
	`reservation_value` real,
	`reservation_deal` text,
	`binding` integer NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`confidence` real NOT NULL,
	`perspective` text,
	`method` text,
	`coder` text,
	`review_status` text,
	`owner` text,
	`disclosure` text NOT NULL,
	`note` text,
	PRIMARY KEY(`negotiation`, `party`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`negotiation`,`party`) REFERENCES `parties`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`reservation_deal`) REFERENCES `deals`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`perspective`) REFERENCES `perspectives`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "one_reservation" CHECK(reservation_value is null or reservation_deal is null)
);
--> statement-breakpoint
CREATE INDEX `preferences_by_reservation` ON `preferences` (`negotiation`,`reservation_deal`);--> statement-breakpoint
CREATE INDEX `preferences_by_perspective` ON `preferences` (`negotiation`,`perspective`);--> statement-breakpoint
CREATE TABLE `rules` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`holds` text NOT NULL,
	`note` text,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`negotiation` text NOT NULL,
	`id` text NOT NULL,
	`csl` text NOT NULL,
	`note` text,
	PRIMARY KEY(`negotiation`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `statements` (
	`negotiation` text NOT NULL,
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`party` text NOT NULL,
	`issue` text,
	`stage` text,
	`title` text NOT NULL,
	`text` text NOT NULL,
	`holds` text,
	`language_version` text DEFAULT '1' NOT NULL,
	`basis` text NOT NULL,
	`valid_from` text,
	`valid_to` text,
	`confidence` real NOT NULL,
	`perspective` text,
	`method` text,
	`coder` text,
	`review_status` text,
	`owner` text,
	`disclosure` text NOT NULL,
	`note` text,
	`wants` text,
	`ideal` text,
	`salience` real,
	PRIMARY KEY(`negotiation`, `kind`, `id`),
	FOREIGN KEY (`negotiation`) REFERENCES `negotiations`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`negotiation`,`party`) REFERENCES `parties`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`issue`) REFERENCES `issues`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`negotiation`,`perspective`) REFERENCES `perspectives`(`negotiation`,`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "statement_kind" CHECK(case kind
        when 'position' then issue is not null and wants is not null and holds is null and stage is null
        when 'precondition' then holds is not null and stage is not null and issue is null and wants is null
        when 'red_line' then holds is not null and stage is null and issue is null and wants is null
        else false end)
);
--> statement-breakpoint
CREATE INDEX `statements_by_party` ON `statements` (`negotiation`,`party`);--> statement-breakpoint
CREATE INDEX `statements_by_issue` ON `statements` (`negotiation`,`issue`);--> statement-breakpoint
CREATE INDEX `statements_by_perspective` ON `statements` (`negotiation`,`perspective`);