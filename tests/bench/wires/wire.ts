// How one person's page speaks to one of the measured servers.

export interface PageEvents {
	/** A change of another person. The bytes hold until the call returns. */
	update(section: number, bytes: Uint8Array): void;
	/** A message about who is where. */
	presence(): void;
	/** The server ended it. */
	lost(): void;
}

export interface Page {
	/** Under which this page writes in that section. */
	clientId(section: number): number;
	write(section: number, update: Uint8Array): void;
	/** Tells where the cursor is. */
	point(section: number, clock: number): void;
	close(): void;
}

export interface Where {
	readonly meeting: number;
	readonly person: number;
	/** How many the meeting has. */
	readonly sections: number;
}

export interface Wire {
	/** A person without rights checks is anybody; resolves when every section's first state is here. */
	join(where: Where, events: PageEvents): Promise<Page>;
}

export const randomClientId = (): number => 1 + Math.floor(Math.random() * 0xffff_fffe);

/** The name of a section for servers that know nothing of meetings. */
export const documentOf = (meeting: number, section: number): string => `m${meeting}-s${section}`;
