// Who looks at the page, as the root layout tells it: nothing about any meeting.
export interface VisitorFace {
	/** null: a guest by link. */
	readonly name: string | null;
	readonly administrator: boolean;
	/** Calls meetings. */
	readonly coordinator: boolean;
}
