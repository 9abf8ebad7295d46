CREATE TABLE `about` (
	`id` integer PRIMARY KEY NOT NULL,
	`key_check` text NOT NULL,
	`probed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `admission` (
	`entry` text NOT NULL,
	`section` text NOT NULL,
	PRIMARY KEY(`entry`, `section`),
	FOREIGN KEY (`entry`) REFERENCES `entry`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `chain` (
	`log` text NOT NULL,
	`meeting` text NOT NULL,
	`seq` integer NOT NULL,
	`link` blob NOT NULL,
	`seal` blob NOT NULL,
	PRIMARY KEY(`log`, `meeting`)
);
--> statement-breakpoint
CREATE TABLE `chain_row` (
	`log` text NOT NULL,
	`meeting` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`prev` blob NOT NULL,
	`salt` blob NOT NULL,
	`hash` blob NOT NULL,
	`body` blob NOT NULL,
	PRIMARY KEY(`log`, `meeting`, `seq`)
);
--> statement-breakpoint
CREATE TABLE `client_id` (
	`meeting` text NOT NULL,
	`section` text NOT NULL,
	`generation` integer NOT NULL,
	`client_id` integer NOT NULL,
	`participant` text NOT NULL,
	`resume_hash` text,
	`since` integer NOT NULL,
	PRIMARY KEY(`section`, `generation`, `client_id`)
);
--> statement-breakpoint
CREATE INDEX `client_id_resume` ON `client_id` (`resume_hash`) WHERE "client_id"."resume_hash" is not null;--> statement-breakpoint
CREATE TABLE `device` (
	`meeting` text NOT NULL,
	`participant` text NOT NULL,
	`device` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`meeting`, `participant`, `device`)
);
--> statement-breakpoint
CREATE TABLE `entry` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting` text NOT NULL,
	`participant` text NOT NULL,
	`at` integer NOT NULL,
	`device` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `entry_meeting` ON `entry` (`meeting`);--> statement-breakpoint
CREATE TABLE `held_seat` (
	`session` text NOT NULL,
	`meeting` text NOT NULL,
	`participant` text NOT NULL,
	`entry` text,
	PRIMARY KEY(`session`, `meeting`),
	FOREIGN KEY (`session`) REFERENCES `session`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `held_seat_participant` ON `held_seat` (`meeting`,`participant`);--> statement-breakpoint
CREATE TABLE `meeting` (
	`id` text PRIMARY KEY NOT NULL,
	`organisation` text NOT NULL,
	`epoch` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notebook` (
	`meeting` text NOT NULL,
	`participant` text NOT NULL,
	`etag` text NOT NULL,
	`body` blob NOT NULL,
	PRIMARY KEY(`meeting`, `participant`)
);
--> statement-breakpoint
CREATE TABLE `record` (
	`kind` text NOT NULL,
	`id` text NOT NULL,
	`organisation` text NOT NULL,
	`lookup` text,
	`body` blob NOT NULL,
	PRIMARY KEY(`kind`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `record_lookup` ON `record` (`kind`,`lookup`);--> statement-breakpoint
CREATE INDEX `record_organisation` ON `record` (`organisation`);--> statement-breakpoint
CREATE TABLE `seat` (
	`meeting` text NOT NULL,
	`participant` text NOT NULL,
	`account` text,
	`code_hash` text,
	`removed` integer NOT NULL,
	PRIMARY KEY(`meeting`, `participant`)
);
--> statement-breakpoint
CREATE INDEX `seat_account` ON `seat` (`account`);--> statement-breakpoint
CREATE INDEX `seat_code_hash` ON `seat` (`code_hash`);--> statement-breakpoint
CREATE TABLE `section` (
	`id` text PRIMARY KEY NOT NULL,
	`meeting` text NOT NULL,
	`generation` integer NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `section_update` (
	`section` text NOT NULL,
	`n` integer NOT NULL,
	`kind` text NOT NULL,
	`body` blob NOT NULL,
	PRIMARY KEY(`section`, `n`),
	FOREIGN KEY (`section`) REFERENCES `section`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_seen` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `session_user` ON `session` (`user`);--> statement-breakpoint
CREATE INDEX `session_expires_at` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `word` (
	`meeting` text NOT NULL,
	`participant` text NOT NULL,
	`word_hash` text NOT NULL,
	PRIMARY KEY(`meeting`, `participant`)
);
--> statement-breakpoint
CREATE TABLE `text` (
	`meeting` text NOT NULL,
	`id` text NOT NULL,
	`owner` text NOT NULL,
	`body` blob NOT NULL,
	PRIMARY KEY(`meeting`, `id`)
);
