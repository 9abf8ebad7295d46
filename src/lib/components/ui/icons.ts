// Every icon that the pages use, by what it means here; the kinds' own signs are drawn in Icon.svelte.
import type { Component } from 'svelte';
import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import ArrowRight from '@lucide/svelte/icons/arrow-right';
import Bold from '@lucide/svelte/icons/bold';
import Book from '@lucide/svelte/icons/notebook-pen';
import Building from '@lucide/svelte/icons/building';
import Calendar from '@lucide/svelte/icons/calendar-days';
import Check from '@lucide/svelte/icons/check';
import ChevronDown from '@lucide/svelte/icons/chevron-down';
import ChevronRight from '@lucide/svelte/icons/chevron-right';
import Clock from '@lucide/svelte/icons/clock';
import Copy from '@lucide/svelte/icons/copy';
import Down from '@lucide/svelte/icons/download';
import Door from '@lucide/svelte/icons/door-open';
import Eye from '@lucide/svelte/icons/eye';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Globe from '@lucide/svelte/icons/globe';
import Hand from '@lucide/svelte/icons/hand';
import Heading from '@lucide/svelte/icons/heading';
import Heading2 from '@lucide/svelte/icons/heading-2';
import Heading3 from '@lucide/svelte/icons/heading-3';
import Heart from '@lucide/svelte/icons/heart';
import Home from '@lucide/svelte/icons/house';
import Info from '@lucide/svelte/icons/info';
import Italic from '@lucide/svelte/icons/italic';
import Key from '@lucide/svelte/icons/key-round';
import Link from '@lucide/svelte/icons/link';
import List from '@lucide/svelte/icons/list';
import ListOrdered from '@lucide/svelte/icons/list-ordered';
import Lock from '@lucide/svelte/icons/lock';
import LogOut from '@lucide/svelte/icons/log-out';
import More from '@lucide/svelte/icons/ellipsis';
import Pause from '@lucide/svelte/icons/pause';
import Pencil from '@lucide/svelte/icons/pencil';
import Person from '@lucide/svelte/icons/user-round';
import PersonPlus from '@lucide/svelte/icons/user-round-plus';
import People from '@lucide/svelte/icons/users-round';
import Pin from '@lucide/svelte/icons/map-pin';
import Play from '@lucide/svelte/icons/play';
import Plus from '@lucide/svelte/icons/plus';
import Print from '@lucide/svelte/icons/printer';
import Projector from '@lucide/svelte/icons/projector';
import Quote from '@lucide/svelte/icons/text-quote';
import Redo from '@lucide/svelte/icons/redo-2';
import Refresh from '@lucide/svelte/icons/refresh-cw';
import Scale from '@lucide/svelte/icons/scale';
import Shield from '@lucide/svelte/icons/shield';
import Speaker from '@lucide/svelte/icons/volume-2';
import Speech from '@lucide/svelte/icons/message-circle';
import Stop from '@lucide/svelte/icons/square';
import Trash from '@lucide/svelte/icons/trash';
import Undo from '@lucide/svelte/icons/undo-2';
import Unlink from '@lucide/svelte/icons/wifi-off';
import Warning from '@lucide/svelte/icons/triangle-alert';
import X from '@lucide/svelte/icons/x';

export const GLYPHS = {
	'arrow-left': ArrowLeft,
	'arrow-right': ArrowRight,
	bold: Bold,
	book: Book,
	building: Building,
	calendar: Calendar,
	check: Check,
	'chevron-down': ChevronDown,
	'chevron-right': ChevronRight,
	clock: Clock,
	copy: Copy,
	door: Door,
	download: Down,
	eye: Eye,
	'eye-off': EyeOff,
	globe: Globe,
	hand: Hand,
	heading: Heading,
	'heading-2': Heading2,
	'heading-3': Heading3,
	heart: Heart,
	home: Home,
	info: Info,
	italic: Italic,
	key: Key,
	link: Link,
	list: List,
	'list-ordered': ListOrdered,
	lock: Lock,
	'log-out': LogOut,
	more: More,
	offline: Unlink,
	pause: Pause,
	pencil: Pencil,
	people: People,
	person: Person,
	'person-plus': PersonPlus,
	pin: Pin,
	play: Play,
	plus: Plus,
	print: Print,
	projector: Projector,
	quote: Quote,
	redo: Redo,
	refresh: Refresh,
	scale: Scale,
	shield: Shield,
	speaker: Speaker,
	speech: Speech,
	stop: Stop,
	trash: Trash,
	undo: Undo,
	warning: Warning,
	x: X,
} satisfies Record<string, Component>;

/** The signs of the kinds of section: one shape each, so that colour is never alone. */
export type SignName = 'common' | 'secret' | 'reserved' | 'extract' | 'notebook';
export type IconName = keyof typeof GLYPHS | SignName;

const SIGNS: Readonly<Record<string, SignName>> = {
	common: 'common',
	secret: 'secret',
	reserved: 'reserved',
	extract: 'extract',
	addressed: 'extract',
	confided: 'reserved',
	'own-words': 'secret',
	draft: 'notebook',
	notebook: 'notebook',
};

/** The sign of a section's kind, as the view names it. */
export const signOf = (kind: string): SignName => SIGNS[kind] ?? 'notebook';

/** Point the way of reading: turned around from right to left. */
export const FLIPPED: ReadonlySet<IconName> = new Set([
	'arrow-left',
	'arrow-right',
	'chevron-right',
	'log-out',
	'redo',
	'undo',
]);
