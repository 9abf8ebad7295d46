CREATE TABLE `data_key` (
	`id` text PRIMARY KEY NOT NULL,
	`owner` text NOT NULL,
	`wrapped` blob
);
--> statement-breakpoint
CREATE INDEX `data_key_owner` ON `data_key` (`owner`);