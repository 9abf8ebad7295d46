// One fictional meeting: how it is called, and its story, told act by act.
import type { CallMeetingInput } from '#lib/domain/command.ts';
import type { MissionId } from '#lib/domain/ids.ts';
import type { DemoTable } from './table.ts';

export interface DemoCase {
	readonly call: Omit<CallMeetingInput, 'type' | 'date'>;
	play: (table: DemoTable) => Promise<void>;
}

export const mission = (id: string, label: string) => ({ id: id as MissionId, label });

export const explained = (intention: string, withWhom: string, content: string) => ({
	explained: { intention, withWhom, content },
});
