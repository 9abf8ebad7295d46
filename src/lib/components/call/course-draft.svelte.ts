// The steps of a meeting that is being called: the usual ones, those of the last table, or none; each may be changed.
import { newId } from '#lib/client/commands.ts';
import { LIMITS } from '#lib/domain/command-fields.ts';
import { usualCourse, type CourseStep } from '../phase/planned.ts';

export type Chosen = 'usual' | 'last' | 'none';

/** A row as it is typed. */
interface Row {
	readonly key: string;
	title: string;
	stays: CourseStep['stays'];
	/** Digits, or whatever was typed. */
	minutes: string;
}

const rowOf = ({ title, stays, minutes }: CourseStep): Row => ({
	key: newId(),
	title,
	stays,
	minutes: `${minutes}`,
});

const minutesOf = (typed: string): number => {
	const minutes = Math.round(Number(typed));
	return minutes >= 1 ? Math.min(minutes, LIMITS.minutes) : 1;
};

export class CourseDraft {
	chosen = $state<Chosen>('usual');
	rows = $state<Row[]>([]);
	readonly last: readonly CourseStep[];

	constructor(last: readonly CourseStep[] = []) {
		this.last = last;
		this.choose(last.length > 0 ? 'last' : 'usual');
	}

	choose(chosen: Chosen): void {
		this.chosen = chosen;
		const steps = { usual: usualCourse(), last: this.last, none: [] }[chosen];
		this.rows = steps.map(rowOf);
	}

	get mayAdd(): boolean {
		return this.rows.length < LIMITS.steps;
	}

	add(): void {
		this.rows.push(rowOf({ title: '', stays: 'everyone', minutes: 10 }));
	}

	drop(key: string): void {
		this.rows = this.rows.filter((row) => row.key !== key);
	}

	/** What is sent: rows that have a name; the first is everybody’s. */
	get steps(): CourseStep[] {
		return this.rows
			.map(({ title, stays, minutes }) => ({
				title: title.trim(),
				stays,
				minutes: minutesOf(minutes),
			}))
			.filter(({ title }) => title !== '')
			.map((step, index) => (index === 0 ? { ...step, stays: 'everyone' as const } : step));
	}

	get total(): number {
		return this.steps.reduce((sum, { minutes }) => sum + minutes, 0);
	}
}
