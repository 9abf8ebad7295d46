// One reader's minutes as a plain page, out of the very object that the API gives: nothing is looked up on the way.
import { m } from '#lib/paraglide/messages.js';
import { getTextDirection, type Locale } from '#lib/paraglide/runtime.js';
import type { Minutes } from '#lib/domain/minutes/minutes-of.ts';
import type { Block } from '#lib/domain/words.ts';
import type { CourseItem, OutcomeView } from '#lib/domain/view/view.ts';
import type { Presence } from '#lib/domain/table/facts.ts';
import type { WholeAgreementView } from '#lib/domain/view/view.ts';
import { unreachable } from '#lib/domain/unreachable.ts';
import { html, type Markup } from './markup.ts';

/** Where the meetings are held. */
const ZONE = 'Europe/Brussels';

export function minutesPage(minutes: Minutes, locale: Locale): Response {
	const { html: page } = new MinutesPage(minutes, locale).page();
	return new Response(`<!doctype html>\n${page}`, {
		headers: { 'content-type': 'text/html; charset=utf-8' },
	});
}

class MinutesPage {
	readonly #minutes: Minutes;
	readonly #locale: { locale: Locale };

	constructor(minutes: Minutes, locale: Locale) {
		this.#minutes = minutes;
		this.#locale = { locale };
	}

	page(): Markup {
		const { meeting, reader } = this.#minutes;
		const { locale } = this.#locale;
		return html`<html lang="${locale}" dir="${getTextDirection(locale)}">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<title>${meeting.label}</title>
			</head>
			<body>
				<h1>${meeting.label}</h1>
				<p>${m.minutes_for({ name: reader.name }, this.#locale)}</p>
				<p>${this.#standing()}</p>
				${this.#head()} ${this.#lists()} ${this.#texts()} ${this.#remarks()}
			</body>
		</html>`;
	}

	#head(): Markup {
		const { meeting, calledBy } = this.#minutes;
		const times = [meeting.startedAt, meeting.endedAt].filter((at) => at !== null);
		const rows: [string, string][] = [
			[m.minutes_purpose({}, this.#locale), meeting.purpose],
			[m.minutes_place({}, this.#locale), meeting.place ?? ''],
			[m.minutes_time({}, this.#locale), times.map((at) => this.#time(at)).join(' – ')],
			[m.minutes_called_by({}, this.#locale), calledBy.map((id) => this.#name(id)).join(', ')],
		];
		if (meeting.kind === 'case-conference')
			rows.push(
				[
					m.conference_basis({}, this.#locale),
					meeting.legalBasis ?? meeting.authorisation?.by ?? '',
				],
				[m.conference_use_term({}, this.#locale), m.conference_use({}, this.#locale)],
			);
		const told = rows.filter(([, value]) => value !== '');
		return html`<dl>
			${told.map(
				([term, value]) =>
					html`<dt>${term}</dt>
						<dd>${value}</dd>`,
			)}
		</dl>`;
	}

	#lists(): readonly Markup[] {
		const { present, notPresent, agreements, outcomes, parts, course } = this.#minutes;
		const person = ({ name, introducedAs, presence }: (typeof present)[number]) =>
			[name, introducedAs, this.#presence(presence)].filter(Boolean).join(', ');
		const whole = agreements.filter((agreement) => 'id' in agreement);
		return [
			this.#list(m.minutes_present({}, this.#locale), present.map(person)),
			this.#list(m.minutes_not_present({}, this.#locale), notPresent.map(person)),
			this.#list(
				m.minutes_agreements({}, this.#locale),
				whole.map(({ person: id, decision }) => `${this.#name(id)} : ${this.#said(decision)}`),
			),
			this.#list(
				m.minutes_decisions({}, this.#locale),
				outcomes.map((one) => this.#outcome(one)),
			),
			this.#list(
				m.minutes_parts({}, this.#locale),
				parts.map(({ id, words, kind }) => {
					if (words === undefined) return this.#title(id);
					const said = kind === 'addressed' ? m.pv_said_to_you : m.pv_said;
					return said({ words }, this.#locale);
				}),
			),
			this.#list(
				m.minutes_course({}, this.#locale),
				course.map((item) => `${this.#time(item.at)} ${this.#happened(item)}`),
			),
		];
	}

	#standing(): string {
		const { adoptedAt, proposedAt } = this.#minutes;
		if (adoptedAt !== null) {
			const day = this.#day(new Date(adoptedAt).toISOString());
			return m.pv_adopted_on({ day, time: this.#time(adoptedAt) }, this.#locale);
		}
		return proposedAt === null ? m.pv_draft({}, this.#locale) : m.pv_proposed({}, this.#locale);
	}

	/** The words of the parts whose holders want them here. */
	#texts(): readonly Markup[] {
		return this.#minutes.parts.flatMap(({ id, text }) =>
			text ? [html`<h2>${this.#title(id)}</h2>`, ...text.map((block) => this.#block(block))] : [],
		);
	}

	#block({ kind, number, runs }: Block): Markup {
		const marks = { bullet: '• ', numbered: `${number ?? 1}. ` };
		const before = kind === 'bullet' || kind === 'numbered' ? marks[kind] : '';
		const words = runs.map(({ text, bold, italic }) => {
			const inner = italic ? html`<em>${text}</em>` : html`${text}`;
			return bold ? html`<strong>${inner}</strong>` : inner;
		});
		if (kind === 'heading') return html`<h3>${words}</h3>`;
		if (kind === 'quote') return html`<blockquote>${words}</blockquote>`;
		return html`<p>${before}${words}</p>`;
	}

	#remarks(): Markup {
		const said = this.#minutes.remarks.map(({ text, by, dissent, correction }) =>
			[
				text,
				by === null ? '' : this.#name(by),
				dissent ? m.pv_dissent({}, this.#locale) : '',
				correction ? m.pv_correction({}, this.#locale) : '',
			]
				.filter(Boolean)
				.join(' · '),
		);
		return this.#list(m.pv_remarks({}, this.#locale), said);
	}

	#list(title: string, lines: readonly string[]): Markup {
		if (lines.length === 0) return html``;
		return html`<h2>${title}</h2>
			<ul>
				${lines.map((line) => html`<li>${line}</li>`)}
			</ul>`;
	}

	#outcome({ text, who, due }: OutcomeView): string {
		const by = due === null ? '' : m.outcome_by({ day: this.#day(due) }, this.#locale);
		return [text, who, by].filter(Boolean).join(', ');
	}

	#happened(item: CourseItem): string {
		const it = this.#locale;
		switch (item.what) {
			case 'started':
				return m.course_started({}, it);
			case 'ended':
				return m.course_ended({}, it);
			case 'phase':
				return item.title;
			case 'presence':
				return `${this.#name(item.person)} : ${this.#presence(item.presence)}`;
			case 'shared':
				return item.by === null
					? m.pv_shared({ title: this.#title(item.section) }, it)
					: m.course_shared({ name: this.#name(item.by), title: this.#title(item.section) }, it);
			case 'closed':
				return m.course_closed({ title: this.#title(item.section) }, it);
			case 'entrusted':
				return m.course_entrusted(
					{ name: this.#name(item.to), title: this.#title(item.section) },
					it,
				);
			case 'stopped':
				return m.course_stopped({ title: this.#title(item.section) }, it);
			case 'taken-back':
				return m.course_passage_back({ title: this.#title(item.section) }, it);
			case 'moved': {
				const [from, to] = [this.#title(item.from), this.#title(item.to)];
				const names = item.gained.map((id) => this.#name(id)).join(', ');
				return m.course_moved({ from, to, names }, it);
			}
			case 'confided':
				return m.course_confided({ name: this.#name(item.by), to: this.#name(item.to) }, it);
			case 'agreement':
				return `${this.#name(item.person)} : ${this.#said(item.decision)}`;
			default:
				return unreachable(item);
		}
	}

	#said(decision: WholeAgreementView['decision']): string {
		const texts = {
			given: m.agree_said_given,
			refused: m.agree_said_refused,
			informed: m.agree_said_informed,
			'not-asked': m.agree_said_not_asked,
			impossible: m.agree_said_impossible,
			withdrawn: m.agree_said_withdrawn,
			paused: m.agree_said_paused,
		};
		return texts[decision]({}, this.#locale);
	}

	#presence(presence: Presence): string {
		const texts = {
			expected: m.presence_expected,
			'in-room': m.presence_in_room,
			remote: m.presence_remote,
			represented: m.presence_represented,
			excused: m.presence_excused,
			absent: m.presence_absent,
			left: m.presence_left,
		};
		return texts[presence]({}, this.#locale);
	}

	#name(id: string): string {
		const { present, notPresent } = this.#minutes;
		return [...present, ...notPresent].find((person) => person.id === id)?.name ?? '';
	}

	#title(section: string): string {
		const part = this.#minutes.parts.find(({ id }) => id === section);
		return part?.title || m.minutes_untitled({}, this.#locale);
	}

	#time(at: number): string {
		return new Intl.DateTimeFormat(this.#locale.locale, {
			timeStyle: 'short',
			timeZone: ZONE,
		}).format(at);
	}

	#day(day: string): string {
		return new Intl.DateTimeFormat(this.#locale.locale, {
			dateStyle: 'long',
			timeZone: 'UTC',
		}).format(Date.parse(day));
	}
}
