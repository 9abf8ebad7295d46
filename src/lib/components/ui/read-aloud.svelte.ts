// Reads words aloud by a voice that is on this device: one that needs a network would hear them.

export interface Speech {
	getVoices(): readonly Voice[];
	speak(utterance: SpeechSynthesisUtterance): void;
	cancel(): void;
}
type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService'>;

/** The first voice of this language that stays on the device; null: there is none, and nothing is read. */
export const localVoice = <One extends Voice>(
	voices: readonly One[],
	language: string,
): One | null =>
	voices.find(
		({ lang, localService }) =>
			localService && lang.toLowerCase().split(/[-_]/)[0] === language.toLowerCase(),
	) ?? null;

export class ReadAloud {
	/** Nothing is offered where nothing can be read. */
	possible = $state(false);
	reading = $state(false);
	readonly #speech: SpeechSynthesis | undefined;
	readonly #language: string;

	constructor(speech: SpeechSynthesis | undefined, language: string) {
		this.#speech = speech;
		this.#language = language;
	}

	/** Voices may come late. Returns what stops listening, and reading. */
	begin(): () => void {
		const look = (): void => {
			this.possible = this.#voice !== null;
		};
		look();
		this.#speech?.addEventListener('voiceschanged', look);
		return () => {
			this.#speech?.removeEventListener('voiceschanged', look);
			this.stop();
		};
	}

	read(words: string): void {
		const voice = this.#voice;
		if (!this.#speech || !voice) return;
		this.#speech.cancel();
		const utterance = new SpeechSynthesisUtterance(words);
		utterance.voice = voice;
		utterance.lang = voice.lang;
		utterance.rate = 0.95;
		utterance.onend = utterance.onerror = () => (this.reading = false);
		this.reading = true;
		this.#speech.speak(utterance);
	}

	stop(): void {
		if (this.reading) this.#speech?.cancel();
		this.reading = false;
	}

	get #voice(): SpeechSynthesisVoice | null {
		return this.#speech ? localVoice(this.#speech.getVoices(), this.#language) : null;
	}
}
